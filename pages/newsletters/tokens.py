"""Signed addresses in mails: to confirm, to change or to end a subscription without signing in."""

from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation

from .models import Consent, Subscriber

CONFIRM_DAYS = 14
_CONFIRM = signing.TimestampSigner(salt="newsletters.confirm")
_MANAGE = signing.Signer(salt="newsletters.manage")


def confirm_token(consent: Consent) -> str:
    """Proves that somebody reads the address's mail; good for 14 days."""
    return _CONFIRM.sign(str(consent.pk))


def consent_of(token: str) -> Consent | None:
    """The consent a token was made for; None when it is forged, too old or no longer there."""
    try:
        number = _CONFIRM.unsign(token, max_age=CONFIRM_DAYS * 86400)
    except signing.BadSignature:
        return None
    return Consent.objects.select_related("subscriber").filter(pk=number).first()


def manage_token(subscriber: Subscriber) -> str:
    """Lets the holder change or end the subscription; never too old: old mails must keep their way out."""
    return _MANAGE.sign(subscriber.uuid.hex)


def subscriber_of(token: str) -> Subscriber | None:
    """The reader a token was made for; None when it is forged or the reader is gone."""
    try:
        identifier = UUID(_MANAGE.unsign(token))
    except (signing.BadSignature, ValueError):
        return None
    return Subscriber.objects.filter(uuid=identifier).first()


def address(name: str, token: str, language: str) -> str:
    """The full address of a newsletter screen in `language`."""
    with translation.override(language):
        return settings.PUBLIC_URL + reverse(f"newsletters:{name}", kwargs={"token": token})
