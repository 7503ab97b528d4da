"""Knowledge, formats, partners and programmes of the demo house, in four languages."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from wagtail.models import Page

from pages import models
from pages.models import Term

from .content import directories

if TYPE_CHECKING:
    from .pages import Builder

# What the texts of a kind hold beside title and introduction.
TEXTS = {
    "FormatPage": [name for name, _label in models.knowledge.HEADINGS],
    "ProgrammePage": ["funder", "eligibility"],
}


def put_up(house: "Builder", language: str) -> None:
    """Districts, the four lists and their entries."""
    for position, (code, names) in enumerate(directories.DISTRICTS.items()):
        Term.objects.create(
            kind=Term.Kind.DISTRICT,
            code=code,
            label=names[language],
            position=position,
            locale=house.locales[language],
            translation_key=house.key(f"district-{code}"),
        )
    for key, each in directories.LISTS.items():
        text = each[language]
        house.add(
            _model(each["kind"]),
            key,
            language,
            "home",
            title=text["title"],
            slug=each["slug"][language],
            introduction=text["intro"],
        )
    for each in directories.ENTRIES:
        house.add(_model(each["kind"]), each["key"], language, each["list"], **_fields(house, each, language))


def _fields(house: "Builder", each: dict[str, Any], language: str) -> dict[str, object]:
    text, today = each[language], timezone.localdate()
    fields = {**each["facts"], **{name: text[name] for name in TEXTS.get(each["kind"], ())}}
    if "days" in each:
        fields["deadline"] = today + timedelta(days=each["days"])
    return {
        **fields,
        "title": text["title"],
        "slug": each["key"],
        "introduction": text["intro"],
        "body": house.body(text["body"], language) if text["body"] else [],
        "reviewed_on": today,
    }


def _model(name: str) -> type[Page]:
    found: type[Page] = getattr(models, name)
    return found
