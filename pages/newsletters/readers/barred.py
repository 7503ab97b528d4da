"""Barred addresses: who left or was erased is not brought back by a list, only by confirming anew."""

from collections.abc import Collection, Iterable

from django.conf import settings
from django.utils.crypto import salted_hmac

from pages.newsletters.models import Suppressed, SuppressedWhy

SALT = "newsletters.suppressed"


def keys_of(email: str) -> list[str]:
    """The hash of an address under the house's key, then under the keys it had before."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [
        salted_hmac(SALT, email.lower(), secret=secret, algorithm="sha256").hexdigest() for secret in secrets
    ]


def bar(emails: Iterable[str], why: SuppressedWhy) -> None:
    """The newsletter does not go to these addresses; who is barred already stays so for the first reason."""
    rows = [Suppressed(key=keys_of(email)[0], why=why) for email in emails]
    Suppressed.objects.bulk_create(rows, ignore_conflicts=True)


def barred(emails: Collection[str]) -> set[str]:
    """Those of the addresses that are barred."""
    keys = {key: email for email in emails for key in keys_of(email)}
    known = Suppressed.objects.filter(key__in=keys).values_list("key", flat=True)
    return {keys[key] for key in known}


def lift(email: str) -> None:
    """The person has just confirmed that they want it: nothing bars the address."""
    Suppressed.objects.filter(key__in=keys_of(email)).delete()
