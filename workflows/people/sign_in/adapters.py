"""How allauth behaves here: mails in the reader's language, the way back after sign-in, secrets encrypted."""

from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve, reverse, translate_url
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from workflows.upkeep.addresses import client_address, network
from workflows.upkeep.limits import take
from workflows.values import Unreadable
from workflows.values.addresses import account_address

from ..access.second_factor import must_keep
from ..actions import mails
from ..ciphers import cipher
from ..models import House, User
from ..often import too_often

UNPREFIXED = settings.LANGUAGE_CODE
# Mails that anybody can have sent to any address; notices about an account are not counted.
ASKED_FOR = (
    "account/email/login_code",
    "account/email/unknown_account",
    "account/email/account_already_exists",
    "account/email/email_confirmation",
)


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in by code: friendly words, the reader's language, no passwords."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": _("This code is not right. Look at the newest mail and type the code again."),
        "too_many_login_attempts": _("Too many attempts. Wait a few minutes, then ask for a new code."),
        "rate_limited": _("That was too fast. Wait a moment, then try again."),
        "email_taken": _("This address cannot be used. Please choose another one."),
        "duplicate_email": _("This is your address already."),
    }

    def get_client_ip(self, request: HttpRequest) -> str:
        """The reader's address behind as many proxies as there are."""
        return client_address(request)

    def clean_email(self, email: str) -> str:
        """One spelling for each address, also for programs that sign people in."""
        try:
            return account_address(email)
        except Unreadable as error:
            raise ValidationError(error.message) from error

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """The mail lies in the outbox, in the language of its reader; 429 for an address that had many."""
        if template_prefix.startswith(ASKED_FOR):
            self._count_mail(email)
        user = context.get("user") or User.objects.filter(email__iexact=email).first()
        language = user.language if user else translation.get_language() or UNPREFIXED
        mails.send(f"{template_prefix}.txt", to=email, language=language, context=context)

    def _count_mail(self, email: str) -> None:
        caller = take("sign_in_mail_from", network(client_address(self.request)))
        reader = take("sign_in_mail_to", email)
        if not (caller and reader):
            raise ImmediateHttpResponse(too_often(self.request, max(caller.wait, reader.wait)))

    def send_account_already_exists_mail(self, email: str) -> None:
        """Somebody signed up with an address that has an account: its owner learns how to sign in."""
        address = settings.PUBLIC_URL + reverse("account_login")
        self.send_mail("account/email/account_already_exists", email, {"login_url": address})

    def post_login(self, request: HttpRequest, user: User, **kwargs: object) -> HttpResponse:
        """The person goes on in their own language, unless the address names one."""
        response = super().post_login(request, user, **kwargs)
        if location := response.headers.get("Location"):
            response.headers["Location"] = in_language(location, user.language)
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, user.language, samesite="Lax")
        return response

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Without another wish, staff start at their tasks and everybody else at their own area."""
        user = request.user
        name = settings.STAFF_START if user.works_here else settings.LOGIN_REDIRECT_URL  # type: ignore[union-attr]
        return in_language(reverse(name), user.language)  # type: ignore[union-attr]

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """The start page in the language of the moment."""
        return translate_url("/", translation.get_language() or UNPREFIXED)


def in_language(url: str, language: str) -> str:
    """The same screen in `language`, if the address names no language itself and is not an editors' page."""
    path = urlsplit(url).path
    with translation.override(UNPREFIXED):
        try:
            match = resolve(path)
        except Resolver404:
            return url
        if match.url_name == "wagtail_serve" and path != "/":
            return url
        return translate_url(url, language)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors: named after the house, secrets encrypted at rest, staff keep at least one."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is not right. Wait for the next one in your app, then try again."),
        "cannot_delete_authenticator": _("Your work here needs a second factor. Add another one first."),
    }

    def get_totp_issuer(self) -> str:
        return House.load().name

    def _get_site_name(self) -> str:
        return House.load().name

    def encrypt(self, text: str) -> str:
        return cipher("second factor").encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return cipher("second factor").decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return not must_keep(authenticator)
