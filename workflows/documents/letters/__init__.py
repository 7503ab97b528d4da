"""Letters: Typst templates filled with data become tagged PDFs, Word templates become DOCX files.

A template lives in `workflows/<room>/letters/<name>.typ` and imports `/documents/letters/frame.typ`.
Nothing a person typed is ever put into Typst source: all data goes in as JSON and comes out as text.
What no typeface has is shown as a box, with a line at the end that says so.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from workflows.people.models import House

from . import typefaces
from .settable import BOX, Setting
from .typefaces import ROOMS
from .voices import side_of
from .word import print_docx

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}

_SOURCES = {"pdf": "typ", "docx": "docx"}


@dataclass(frozen=True)
class Letter:
    """A letter before it is made: the template "grants/award" and what fills it.

    `data` may hold text, numbers, Decimals (as text), dates (ISO), lists and mappings.
    """

    template: str
    data: Mapping[str, object]
    language: str = "de"
    title: str = ""
    ending: str = field(default="pdf")

    def inputs(self) -> str:
        """All that it says as JSON, facts of the house and day included: made later, it says the same."""
        _template(self.template, self.ending)
        said = {
            "data": self.data,
            "language": self.language,
            "title": self.title,
            "house": _facts(House.load()),
            "today": timezone.localdate(),
            "words": _words(self.language),
        }
        return json.dumps(said, cls=DjangoJSONEncoder)

    def printed(self) -> bytes:
        """The letter as it would be made now."""
        return print_letter(self.template, self.ending, self.inputs(), at=timezone.now())


def print_letter(template: str, ending: str, inputs: str, *, at: datetime) -> bytes:
    """The file of a letter that says `inputs`; it names `at` as the moment of its writing.

    Raises FileNotFoundError for an unknown template and typst.TypstError for one that does not fit its data.
    """
    path, said = _template(template, ending), json.loads(inputs)
    return _pdf(path, said, at) if ending == "pdf" else print_docx(path, said, at)


def fingerprint(template: str, ending: str) -> str:
    """The checksum of a template with the frame and the styles it is set in."""
    digest = hashlib.sha256(_template(template, ending).read_bytes())
    if ending == "pdf":
        for shared in sorted(Path(__file__).parent.glob("*.typ")):
            digest.update(shared.read_bytes())
    return digest.hexdigest()


def render_pdf(template: str, *, data: Mapping[str, object], language: str, title: str) -> bytes:
    """The letter as PDF/UA-1 in `language`; see `Letter`."""
    return Letter(template, data, language, title).printed()


def render_docx(template: str, *, data: Mapping[str, object]) -> bytes:
    """The Word template `workflows/<room>/letters/<name>.docx` with `data`, as DOCX."""
    return Letter(template, data, ending="docx").printed()


def _pdf(path: Path, said: dict[str, Any], at: datetime) -> bytes:
    language = said["language"]
    setting = Setting({key: said[key] for key in ("data", "title", "house")}, language)
    setting.data["house"]["logo_svg"] = _logo(House.load())
    given = setting.data | {
        "language": language,
        "direction": side_of(language),
        "today": said["today"],
        "words": said["words"],
        "voices": setting.voices,
        "note": _note(setting, language),
        "typefaces": typefaces.FAMILIES if setting.every_script else typefaces.HOUSE_FAMILIES,
    }
    with typefaces.one_at_a_time:
        pdf = typefaces.compiler(every_script=setting.every_script).compile(
            str(path),
            format="pdf",
            sys_inputs={"given": json.dumps(given, ensure_ascii=False)},
            pdf_standards=["ua-1"],
            timestamp=int(at.timestamp()),
        )
    # Chrome's reader turns every German name and number of the page round when it finds this preference;
    # it only says how two pages lie side by side. The languages and directions of the text stay as they are.
    return cast(bytes, pdf).replace(b"/Direction/R2L", b"/Direction/L2R")


def _template(name: str, ending: str) -> Path:
    room, _slash, letter = name.partition("/")
    path = ROOMS / room / "letters" / f"{letter}.{_SOURCES[ending]}"
    if not path.is_file():
        raise FileNotFoundError(f"There is no letter {name} for {ending}.")
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
