"""Signing in and up, passkeys, second factor, sessions: what a house without passwords needs of allauth."""

from allauth.account import views as account
from allauth.usersessions import views as sessions
from django.urls import include, path
from django.views.generic import RedirectView

from ..views import factors

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="people:profile"), name="account_home"),
    path("login/", account.login, name="account_login"),
    path(
        "login/code/",
        RedirectView.as_view(pattern_name="account_login", query_string=True),
        name="account_request_login_code",
    ),
    path("login/code/confirm/", account.confirm_login_code, name="account_confirm_login_code"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("signup/", account.signup, name="account_signup"),
    path("email/", account.email, name="account_email"),
    path("confirm-email/", account.email_verification_sent, name="account_email_verification_sent"),
    path("2fa/totp/activate/", factors.ActivateApp.as_view(), name="mfa_activate_totp"),
    path("2fa/webauthn/add/", factors.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path("2fa/", include("allauth.mfa.urls")),
    path("sessions/", sessions.list_usersessions, name="usersessions_list"),
]
