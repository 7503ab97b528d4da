"""The facts of an organisation as rows that people read."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..inputs.organisations import SECTIONS
from ..models import Organisation


def sections_of(organisation: Organisation, *, editable: bool) -> list[dict[str, object]]:
    """Heading, rows and the address to change them, part by part."""
    return [
        {
            "heading": heading,
            "rows": [
                {
                    "key": _label(name),
                    "value": shown(organisation, name),
                }
                for name in names
            ],
            "href": reverse("people:organisation_edit", args=[organisation.uuid, code]) if editable else "",
        }
        for code, (heading, names) in SECTIONS.items()
    ]


def _label(name: str) -> str:
    return capfirst(str(Organisation._meta.get_field(name).verbose_name))  # type: ignore[union-attr]


def shown(organisation: Organisation, name: str) -> str:
    """One fact in words: choices by label, dates written out, the IBAN in groups of four."""
    value = getattr(organisation, name)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if hasattr(value, "isoformat"):
        return date_format(value)
    if name == "iban":
        return " ".join(value[start : start + 4] for start in range(0, len(value), 4))
    if display := getattr(organisation, f"get_{name}_display", None):
        return str(display())
    return str(value or "")
