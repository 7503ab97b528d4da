"""The report of translations: every live original with the state of each translation, by field.

One statement compares the marks that saving pages has left; no text is read, however many pages there are.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist
from django.db import connection
from django.utils.text import capfirst
from wagtail.models import Page, get_page_models

from pages.models import BasePage
from pages.models.base import NOT_COMPARED
from pages.translations import State, note_originals, other_languages

# One row an original and language. `machine` and `untold` are fields as translators have them now; the marks
# say what is public.
CELLS = """
WITH machine AS (
    SELECT context.object_id, told.locale_id, jsonb_agg(DISTINCT split_part(context.path, '.', 1)) AS fields
    FROM wagtail_localize_stringtranslation AS told
    JOIN wagtail_localize_translationcontext AS context ON context.id = told.context_id
    JOIN wagtail_localize_stringsegment AS segment
        ON segment.context_id = told.context_id AND segment.string_id = told.translation_of_id
    WHERE told.translation_type = 'machine'
    GROUP BY context.object_id, told.locale_id
), untold AS (
    SELECT source.object_id, job.target_locale_id AS locale_id,
        jsonb_agg(DISTINCT split_part(context.path, '.', 1)) AS fields
    FROM wagtail_localize_translation AS job
    JOIN wagtail_localize_translationsource AS source ON source.id = job.source_id
    JOIN wagtail_localize_stringsegment AS segment ON segment.source_id = source.id
    JOIN wagtail_localize_translationcontext AS context ON context.id = segment.context_id
    LEFT JOIN wagtail_localize_stringtranslation AS told
        ON told.translation_of_id = segment.string_id AND told.context_id = segment.context_id
        AND told.locale_id = job.target_locale_id AND NOT told.has_error
    WHERE job.enabled AND told.id IS NULL AND NOT split_part(context.path, '.', 1) = ANY(%(not_compared)s)
    GROUP BY source.object_id, job.target_locale_id
), cells AS (
    SELECT original.id AS page, original.path, original.title, original.content_type_id AS kind,
        locale.language_code AS language, translated.id AS translation, translated.live,
        own.hashes AS says, own.filled AS holds, mark.hashes AS said, mark.filled AS held,
        coalesce(machine.fields, '[]') AS machine, coalesce(untold.fields, '[]') AS untold,
        CASE
            WHEN translated.live IS NOT TRUE AND machine.fields IS NULL THEN 'missing'
            WHEN translated.live AND NOT mark.hashes @> own.hashes THEN 'older'
            WHEN machine.fields IS NOT NULL THEN 'machine'
            WHEN untold.fields IS NOT NULL OR NOT mark.filled @> own.filled THEN 'incomplete'
            ELSE 'current'
        END AS state
    FROM wagtailcore_page AS original
    JOIN wagtailcore_locale AS first ON first.id = original.locale_id AND first.language_code = %(first)s
    JOIN wagtailcore_locale AS locale ON locale.language_code = ANY(%(languages)s)
    LEFT JOIN wagtailcore_page AS translated
        ON translated.translation_key = original.translation_key AND translated.locale_id = locale.id
    LEFT JOIN pages_translationmark AS own ON own.page_id = original.id
    LEFT JOIN pages_translationmark AS mark ON mark.page_id = translated.id
    LEFT JOIN machine ON machine.object_id = original.translation_key AND machine.locale_id = locale.id
    LEFT JOIN untold ON untold.object_id = original.translation_key AND untold.locale_id = locale.id
    WHERE original.live AND original.depth > 1 AND original.content_type_id = ANY(%(kinds)s)
        AND (%(key)s::uuid IS NULL OR original.translation_key = %(key)s::uuid)
)
"""
COUNTED = CELLS + "SELECT state, count(*) FROM cells GROUP BY state"
CHOSEN = (
    CELLS
    + """
, chosen AS (
    SELECT DISTINCT path, page FROM cells WHERE %(state)s = '' OR state = %(state)s
), shown AS (
    SELECT path, page FROM chosen ORDER BY path LIMIT %(limit)s OFFSET %(offset)s
)
SELECT cells.page, cells.title, cells.kind, cells.language, cells.translation, cells.live, cells.state,
    cells.says, cells.holds, cells.said, cells.held, cells.machine, cells.untold,
    (SELECT count(*) FROM chosen) AS total
FROM cells JOIN shown USING (page) ORDER BY cells.path
"""
)
STALE = """
SELECT original.id FROM wagtailcore_page AS original
JOIN wagtailcore_locale AS first ON first.id = original.locale_id AND first.language_code = %(first)s
LEFT JOIN pages_translationmark AS own ON own.page_id = original.id
WHERE original.live AND original.depth > 1 AND original.content_type_id = ANY(%(kinds)s) AND (
    own.filled IS NULL OR own.source_revision_id IS DISTINCT FROM original.live_revision_id)
"""
A_PAGE = 50

type Parameters = dict[str, str | int | list[str] | list[int] | None]


class Wanted(NamedTuple):
    """What of the report is asked for; empty asks for all."""

    language: str = ""
    state: str = ""
    kind: str = ""


class FieldState(NamedTuple):
    """One field of one translation."""

    name: str
    label: str
    state: State


@dataclass(frozen=True)
class Cell:
    """One translation: of which page, in which state, and its fields that are not up to date."""

    language: str
    state: State
    page_id: int | None
    is_live: bool
    fields: tuple[FieldState, ...]

    @property
    def language_name(self) -> str:
        """The language as it calls itself."""
        return str(dict(settings.LANGUAGES)[self.language])

    @property
    def can_be_confirmed(self) -> bool:
        """Whether somebody may say that they have compared it."""
        return self.page_id is not None and self.state in {State.OLDER, State.MACHINE}


@dataclass
class Row:
    """One original and its translations by language code."""

    page_id: int
    title: str
    kind: type[BasePage]
    cells: dict[str, Cell] = field(default_factory=dict)

    @property
    def kind_name(self) -> str:
        """What kind of page it is, in words."""
        return str(capfirst(self.kind._meta.verbose_name))


@dataclass
class Report:
    """Some rows, how many there are in all, and how many translations are in which state."""

    rows: list[Row]
    total: int
    numbers: dict[State, int]


def report(wanted: Wanted | None = None, *, offset: int = 0, limit: int = A_PAGE) -> Report:
    """The originals that `wanted` asks for, in the order of the tree; three statements."""
    wanted = wanted or Wanted()
    bring_up_to_date()
    parameters = _parameters(wanted)
    numbers = _numbers(parameters)
    rows, total = _rows({**parameters, "state": wanted.state, "limit": limit, "offset": offset})
    return Report(rows, total, numbers)


def numbers() -> dict[State, int]:
    """How many translations of the house are in which state."""
    bring_up_to_date()
    return _numbers(_parameters(Wanted()))


def cells_of(page: Page) -> dict[str, Cell]:
    """The translations of one page by language; nothing when its original is not public."""
    one: Parameters = {"key": str(page.translation_key), "state": "", "limit": 1, "offset": 0}
    rows, _total = _rows({**_parameters(Wanted()), **one})
    return rows[0].cells if rows else {}


def kinds() -> dict[str, type[BasePage]]:
    """The kinds of pages by their names for programs."""
    found = [model for model in get_page_models() if issubclass(model, BasePage)]
    return {model._meta.label: model for model in sorted(found, key=lambda each: each._meta.label)}


def languages_of(wanted: Wanted) -> list[str]:
    """The languages that are shown."""
    codes = other_languages()
    return [wanted.language] if wanted.language in codes else codes


def bring_up_to_date() -> None:
    """Originals that were never noted, or changed past their saving, are noted now, once."""
    with connection.cursor() as cursor:
        cursor.execute(STALE, {"first": settings.LANGUAGE_CODE, "kinds": list(_content_types())})
        stale = [pk for (pk,) in cursor.fetchall()]
    if stale:
        pages = Page.objects.filter(pk__in=stale).specific()
        note_originals(page for page in pages if isinstance(page, BasePage))


def _content_types(only: str = "") -> dict[int, type[BasePage]]:
    models = [model for label, model in kinds().items() if only in ("", label)]
    known = ContentType.objects.get_for_models(*models)
    return {known[model].pk: model for model in models}


def _parameters(wanted: Wanted) -> Parameters:
    return {
        "first": settings.LANGUAGE_CODE,
        "languages": languages_of(wanted),
        "kinds": list(_content_types(wanted.kind)),
        "not_compared": sorted(NOT_COMPARED),
        "key": None,
    }


def _numbers(parameters: Parameters) -> dict[State, int]:
    with connection.cursor() as cursor:
        cursor.execute(COUNTED, parameters)
        found = dict(cursor.fetchall())
    return {state: found.get(state.value, 0) for state in State}


def _rows(parameters: Parameters) -> tuple[list[Row], int]:
    models = _content_types()
    rows: dict[int, Row] = {}
    total = 0
    with connection.cursor() as cursor:
        cursor.execute(CHOSEN, parameters)
        for page, title, kind, language, translation, live, state, *told, total in cursor.fetchall():  # noqa: B007
            row = rows.setdefault(page, Row(page, title, models[kind]))
            fields = tuple(_fields(row.kind, bool(live), [json.loads(each or "null") for each in told]))
            row.cells[language] = Cell(language, State(state), translation, bool(live), fields)
    return list(rows.values()), total


def _fields(kind: type[BasePage], live: bool, told: list[object]) -> Iterable[FieldState]:
    """The fields of one translation that are not up to date."""
    says, holds, said, held, machine, untold = told
    if not isinstance(says, dict) or (not live and not machine):
        return
    for name, value in says.items():
        if live and isinstance(said, dict) and said.get(name) != value:
            yield FieldState(name, _label(kind, name), State.OLDER)
        elif name in _names(machine):
            yield FieldState(name, _label(kind, name), State.MACHINE)
        elif name in _names(untold) or (held is not None and name in _names(holds) - _names(held)):
            yield FieldState(name, _label(kind, name), State.MISSING)


def _names(told: object) -> set[str]:
    return {str(each) for each in told} if isinstance(told, list) else set()


def _label(kind: type[BasePage], name: str) -> str:
    try:
        found = kind._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    return str(capfirst(getattr(found, "verbose_name", "") or found.related_model._meta.verbose_name_plural))
