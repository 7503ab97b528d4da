"""Letters: Typst templates filled with data become tagged PDFs, Word templates become DOCX files.

A template lives in `workflows/<room>/letters/<name>.typ` and imports `/documents/letters/frame.typ`.
Nothing a person typed is ever put into Typst source: all data goes in as JSON and comes out as text.
"""

import json
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any, cast

import fontpkg_almarai
import fontpkg_noto_sans
import fontpkg_noto_sans_arabic
import typst
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone, translation
from django.utils.translation import get_language_info, pgettext
from django.utils.translation import gettext as _
from docxtpl import DocxTemplate

from workflows.people.models import House

ROOMS = Path(__file__).resolve().parent.parent.parent
_FONTS = [
    str(Path(str(package.__file__)).parent / "files")
    for package in (fontpkg_noto_sans, fontpkg_almarai, fontpkg_noto_sans_arabic)
]
_one_at_a_time = Lock()


def render_pdf(template: str, *, data: Mapping[str, Any], language: str, title: str) -> bytes:
    """The letter `template` ("grants/award") with `data`, as PDF/UA-1 in `language`.

    `data` may hold text, numbers, Decimals (as text), dates (ISO), lists and mappings. Raises
    FileNotFoundError for an unknown template and typst.TypstError for one that does not fit its data.
    """
    path = _template(template, "typ")
    given = {
        "data": data,
        "title": title,
        "language": language,
        "direction": "rtl" if get_language_info(language)["bidi"] else "ltr",
        "today": timezone.localdate(),
        "house": _house(),
        "words": _words(language),
    }
    inputs = {"given": json.dumps(given, cls=DjangoJSONEncoder, ensure_ascii=False)}
    with _one_at_a_time:
        pdf = _compiler().compile(
            str(path),
            format="pdf",
            sys_inputs=inputs,
            pdf_standards=["ua-1"],
            timestamp=int(timezone.now().timestamp()),
        )
    return cast(bytes, pdf)


def render_docx(template: str, *, data: Mapping[str, Any]) -> bytes:
    """The Word template `workflows/<room>/letters/<name>.docx` with `data`, as DOCX."""
    document = DocxTemplate(str(_template(template, "docx")))
    document.render(dict(data), autoescape=True)
    output = BytesIO()
    document.save(output)
    return output.getvalue()


@cache
def _compiler() -> typst.Compiler:
    """One compiler for all letters of this process: it remembers fonts and the frame."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=_FONTS)
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True, root=str(ROOMS))


def _template(name: str, ending: str) -> Path:
    room, _slash, letter = name.partition("/")
    path = ROOMS / room / "letters" / f"{letter}.{ending}"
    if not path.is_file():
        raise FileNotFoundError(f"There is no letter {name}.{ending}.")
    return path


def _house() -> dict[str, str]:
    house = House.load()
    facts = (
        "name",
        "carrier",
        "street",
        "postcode",
        "town",
        "email",
        "phone",
        "colour_primary",
        "colour_accent",
    )
    return {**{fact: getattr(house, fact) for fact in facts}, "logo_svg": _logo(house)}


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
