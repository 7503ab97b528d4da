"""How people talk with each other: where, and in which language."""

from django.db import models
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

# What advisers in the houses speak; Django names each in the reader's language.
SPOKEN = ("de", "en", "ar", "uk", "ru", "tr", "fa", "fr", "es", "pl", "ro", "bg", "ckb")


class Way(models.TextChoices):
    """Where a consultation takes place."""

    ON_SITE = "on_site", _("In the house")
    ONLINE = "online", _("By video")
    PHONE = "phone", _("By phone")


def spoken_label(code: str) -> str:
    """The name of a language in the reader's own."""
    return str(get_language_info(code)["name_translated"]) if code in SPOKEN else code


def spoken_choices() -> list[tuple[str, str]]:
    """The languages as choices of a form."""
    return [(code, spoken_label(code)) for code in SPOKEN]
