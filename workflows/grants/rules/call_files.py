"""What a file of a call says: its terms, rounds, cost limits and form, and place by place what is wrong."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from workflows.forms.definition.files import read_form_content
from workflows.forms.definition.mistakes import DefinitionError
from workflows.forms.definition.validation import check_definition
from workflows.values.reading import Unreadable
from workflows.values.yaml_files import brought_up, read_yaml

from ..models import Call, CostLimit
from .call_fields import LIMIT_FIELDS, SECTIONS, known_forms
from .call_values import Column, closing_of, day_of, opening_of, typed

# What this program reads and writes; an older number is brought up by the converter with that number.
FORMAT = 1
CONVERTERS: dict[int, object] = {}
TABLES = ("costs", "rounds")
NEEDED_TEXTS = ("title", "summary")
# Column of a round's table in the file → field of the round, and how it is read.
ROUND: dict[str, tuple[str, Callable[[object], object]]] = {
    "opens": ("opens_at", opening_of),
    "closes": ("closes_at", closing_of),
    "project_from": ("project_from", day_of),
    "project_until": ("project_until", day_of),
}
NEEDED_ROUND = ("opens", "project_from", "project_until")


type Row = dict[str, object]


@dataclass
class CallFile:
    """A file that was read; `problems` has each place and what is wrong there."""

    terms: dict[str, Any] = field(default_factory=dict)
    windows: list[Row] = field(default_factory=list)
    limits: list[Row] = field(default_factory=list)
    form: Row | None = None
    problems: dict[str, str] = field(default_factory=dict)

    def wrong(self, place: str, message: object) -> None:
        """Something is wrong there; what was found first stays."""
        self.problems.setdefault(place, str(message))


def read_call_file(text: str) -> CallFile:
    """The call in the file, with everything that is missing, unknown or of the wrong kind."""
    found = CallFile()
    try:
        content = read_yaml(text)
        if not isinstance(content, dict) or "texts" not in content:
            raise Unreadable(_("This is no file of a call."))
        content = brought_up(content, FORMAT, CONVERTERS)
    except Unreadable as error:
        found.wrong("file", error.message)
        return found
    _unknown(found, content, (*SECTIONS, "form"), "")
    for section, names in SECTIONS.items():
        if section not in TABLES:
            _section(found, content.get(section), section, names)
    found.limits = _rows(found, content.get("costs"), "costs", _limit)
    found.windows = _rows(found, content.get("rounds"), "rounds", _round)
    _form(found, content.get("form"))
    return found


def place_of(name: str) -> str:
    """Where a field of the call stands in its file."""
    tables = {"windows": "rounds", "limits": "costs"}
    field_name = name.partition(".")[0]
    section = next((section for section, names in SECTIONS.items() if field_name in names), "")
    return tables.get(name) or (f"{section}.{name}" if section else "file")


def _unknown(found: CallFile, given: Row, known: tuple[str, ...], place: str) -> None:
    for name in given:
        if name not in known:
            words = {"known": ", ".join(known)}
            found.wrong(f"{place}{str(name)[:60]}", _("This is unknown here. Known are: %(known)s.") % words)


def _section(found: CallFile, given: object, section: str, names: tuple[str, ...]) -> None:
    given = {} if given is None else given
    if not isinstance(given, dict):
        found.wrong(section, _("Names with their values are expected here."))
        return
    _unknown(found, given, names, f"{section}.")
    for name in names:
        column = _column(Call, name)
        if name in given:
            _put(found, found.terms, column, given[name], f"{section}.{name}")
        elif name in NEEDED_TEXTS or not (column.blank or column.null or column.has_default()):
            found.wrong(f"{section}.{name}", _("This is missing."))


def _put(found: CallFile, row: Row, column: Column, value: object, place: str) -> None:
    try:
        row[column.name] = typed(column, value)
    except Unreadable as error:
        found.wrong(place, error.message)


def _rows(
    found: CallFile,
    given: object,
    section: str,
    reader: Callable[["CallFile", Row, str], Row],
) -> list[Row]:
    given = [] if given is None else given
    if not isinstance(given, list):
        found.wrong(section, _("A list is expected here."))
        return []
    rows = []
    for number, row in enumerate(given, 1):
        place = f"{section}.{number}"
        if isinstance(row, dict):
            rows.append(reader(found, row, f"{place}."))
        else:
            found.wrong(place, _("Names with their values are expected here."))
    return rows


def _limit(found: CallFile, given: Row, place: str) -> Row:
    _unknown(found, given, LIMIT_FIELDS, place)
    row: Row = {}
    for name in LIMIT_FIELDS:
        if name in given:
            _put(found, row, _column(CostLimit, name), given[name], place + name)
    if "category" not in given:
        found.wrong(f"{place}category", _("This is missing."))
    return row


def _round(found: CallFile, given: Row, place: str) -> Row:
    _unknown(found, given, tuple(ROUND), place)
    row: Row = {}
    for name, (column, reader) in ROUND.items():
        try:
            if name in given:
                row[column] = reader(given[name])
            elif name in NEEDED_ROUND:
                found.wrong(place + name, _("This is missing."))
        except Unreadable as error:
            found.wrong(place + name, error.message)
    return row


def _form(found: CallFile, given: object) -> None:
    """The form in the file is sound and the one that the call names; this house has it published."""
    code = found.terms.get("form_code", "")
    if given is not None:
        try:
            found.form = read_form_content(given)
            check_definition({key: value for key, value in found.form.items() if key != "base"})
        except DefinitionError as error:
            for mistake in error.mistakes:
                found.wrong(f"form: {mistake.place}", mistake.message)
        else:
            if found.form.get("code") != code:
                found.wrong("form.code", _("This is another form than the call names in decision.form_code."))
    if code and code not in (known := known_forms()):
        words = {"code": code[:80], "known": ", ".join(known)}
        within = found.form is not None
        found.wrong("decision.form_code", (_not_yet() if within else _no_such_form()) % words)


def _not_yet() -> str:
    return _(
        "This house has not published the form “%(code)s”. It is in this file: bring the file in with the "
        "form builder and publish the form there, then bring in the call."
    )


def _no_such_form() -> str:
    return _("This house has no published form “%(code)s”. It has: %(known)s.")


def _column(model: type[models.Model], name: str) -> Column:
    column = model._meta.get_field(name)
    assert isinstance(column, models.Field)
    return column
