"""Letters: Typst templates filled with data become tagged PDFs, Word templates become DOCX files.

A template lives in `workflows/<room>/letters/<name>.typ` and imports `/documents/letters/frame.typ`.
Nothing a person typed is ever put into Typst source: all data goes in as JSON and comes out as text.
What no typeface has is shown as a box, with a line at the end that says so.
"""

import json
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, cast

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from docxtpl import DocxTemplate

from workflows.people.models import House

from . import typefaces
from .settable import BOX, Setting
from .typefaces import ROOMS
from .voices import side_of


def render_pdf(template: str, *, data: Mapping[str, Any], language: str, title: str) -> bytes:
    """The letter `template` ("grants/award") with `data`, as PDF/UA-1 in `language`.

    `data` may hold text, numbers, Decimals (as text), dates (ISO), lists and mappings. Raises
    FileNotFoundError for an unknown template and typst.TypstError for one that does not fit its data.
    """
    path = _template(template, "typ")
    house = House.load()
    setting = Setting({"data": data, "title": title, "house": _facts(house)}, language)
    setting.data["house"]["logo_svg"] = _logo(house)
    given = setting.data | {
        "language": language,
        "direction": side_of(language),
        "today": timezone.localdate(),
        "words": _words(language),
        "voices": setting.voices,
        "note": _note(setting, language),
        "typefaces": typefaces.FAMILIES if setting.every_script else typefaces.HOUSE_FAMILIES,
    }
    inputs = {"given": json.dumps(given, cls=DjangoJSONEncoder, ensure_ascii=False)}
    with typefaces.one_at_a_time:
        pdf = typefaces.compiler(every_script=setting.every_script).compile(
            str(path),
            format="pdf",
            sys_inputs=inputs,
            pdf_standards=["ua-1"],
            timestamp=int(timezone.now().timestamp()),
        )
    # Chrome's reader turns every German name and number of the page round when it finds this preference;
    # it only says how two pages lie side by side. The languages and directions of the text stay as they are.
    return cast(bytes, pdf).replace(b"/Direction/R2L", b"/Direction/L2R")


def render_docx(template: str, *, data: Mapping[str, Any]) -> bytes:
    """The Word template `workflows/<room>/letters/<name>.docx` with `data`, as DOCX."""
    document = DocxTemplate(str(_template(template, "docx")))
    document.render(dict(data), autoescape=True)
    output = BytesIO()
    document.save(output)
    return output.getvalue()


def _template(name: str, ending: str) -> Path:
    room, _slash, letter = name.partition("/")
    path = ROOMS / room / "letters" / f"{letter}.{ending}"
    if not path.is_file():
        raise FileNotFoundError(f"There is no letter {name}.{ending}.")
    return path


def _facts(house: House) -> dict[str, str]:
    facts = ("name", "carrier", "street", "postcode", "town", "email", "phone")
    return {fact: getattr(house, fact) for fact in (*facts, "colour_primary", "colour_accent")}


def _logo(house: House) -> str:
    """The house's own logo when it is an SVG; letters show the door otherwise."""
    if not house.logo or not str(house.logo.name).lower().endswith(".svg"):
        return ""
    with house.logo.open("rb") as file:
        return file.read().decode("utf-8", "replace")


def _words(language: str) -> dict[str, str]:
    with translation.override(language):
        return {
            "date": _("Date"),
            "page": pgettext("of a letter", "Page"),
            "logo": _("An open door: the sign of the house"),
        }


def _note(setting: Setting, language: str) -> str:
    """The line at the end for people who see a box where they wrote something else."""
    if not setting.unset:
        return ""
    with translation.override(language):
        text = _(
            "%(box)s stands for a character that can’t be printed (%(names)s). "
            "The house keeps the text as it was written."
        )
        return text % {"box": BOX, "names": setting.unset_named()}
