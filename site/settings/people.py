"""Accounts: who signs in, and how."""

from .environment import DEVELOPMENT, PUBLIC_URL, env

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "workflows.people.sign_in.backends.HouseBackend",
    "allauth.account.auth_backends.AuthenticationBackend",  # sessions that began before November 2026
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "people:profile"
# Where people with a role start after signing in.
STAFF_START = "desk:tasks"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEVELOPMENT
CSRF_COOKIE_HTTPONLY = True
# Roles other than applicant need a second factor when this is on.
STAFF_SECOND_FACTOR = env.bool("STAFF_SECOND_FACTOR", default=not DEVELOPMENT)
# Nobody has a password: a code by mail, or a passkey.
ACCOUNT_ADAPTER = "workflows.people.sign_in.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_SIGNUP_FORM_CLASS = "workflows.people.inputs.sign_up.SignUpFields"
ACCOUNT_FORMS = {
    "login": "workflows.people.inputs.sign_in.SignInForm",
    "signup": "workflows.people.inputs.sign_in.SignUpForm",
    "confirm_login_code": "workflows.people.inputs.sign_in.CodeForm",
    "confirm_email_verification_code": "workflows.people.inputs.sign_in.AddressCodeForm",
    "change_email": "workflows.people.inputs.sign_in.OtherAddressForm",
    "add_email": "workflows.people.inputs.sign_in.NewAddressForm",
}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = PUBLIC_URL.partition(":")[0]
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "dashed": False, "length": 6}
MFA_ADAPTER = "workflows.people.sign_in.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "workflows.people.inputs.factors.FactorForm",
    "reauthenticate": "workflows.people.inputs.factors.FactorAgainForm",
    "activate_totp": "workflows.people.inputs.factors.AppForm",
    "add_webauthn": "workflows.people.inputs.factors.PasskeyForm",
    "edit_webauthn": "workflows.people.inputs.factors.PasskeyNameForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEVELOPMENT
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
