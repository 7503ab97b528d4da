"""The API of translations: the report, and saying that one was compared with its original."""

from typing import Literal

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Query, Schema
from wagtail.models import Page

from pages.dashboard.rules import may_see
from pages.models import BasePage
from pages.translation_report import Cell, Report, Row, Wanted, cells_of, report
from pages.translations import State, confirm
from workflows.people.access.doors import SignedIn, api_auth
from workflows.people.access.routing import Router
from workflows.people.verdicts import NotAllowed, require

router = Router(tags=["site"])
MOST = 200

type StateCode = Literal["missing", "older", "machine", "incomplete", "current"]


class FieldStateOut(Schema):
    """A field of a translation that is not up to date."""

    name: str
    label: str
    state: StateCode


class CellOut(Schema):
    """One translation: its page if there is one, whether that is public, its state and fields."""

    language: str
    state: StateCode
    page_id: int | None
    is_live: bool
    fields: list[FieldStateOut]


class TranslatedRowOut(Schema):
    """An original and its translations."""

    page_id: int
    title: str
    kind: str
    translations: list[CellOut]


class TranslationNumbersOut(Schema):
    """How many translations are in which state."""

    missing: int
    older: int
    machine: int
    incomplete: int
    current: int


class ReportOut(Schema):
    """Some originals, how many there are in all, and the numbers of what was asked for."""

    total: int
    numbers: TranslationNumbersOut
    rows: list[TranslatedRowOut]


class ReportIn(Schema):
    """What of the report: a language, a state, a kind such as `pages.NewsPage`, and from which row on."""

    language: str = ""
    state: StateCode | Literal[""] = ""
    kind: str = ""
    offset: int = Query(0, ge=0, le=1_000_000)
    limit: int = Query(50, ge=1, le=MOST)


@router.get("/translations", response=ReportOut, auth=api_auth, operation_id="site_translations")
def translations(request: SignedIn, asked: Query[ReportIn]) -> dict[str, object]:
    """Read the state of every translation, by field: missing, older, machine draft, incomplete, current."""
    require(may_see(request.user))
    wanted = Wanted(asked.language, asked.state, asked.kind)
    return _out(report(wanted, offset=asked.offset, limit=asked.limit))


@router.post(
    "/translations/{page_id}/confirm",
    response=CellOut,
    auth=api_auth,
    operation_id="site_confirm_translation",
)
def confirm_translation(request: SignedIn, page_id: int) -> Cell:
    """Say that you have compared this translation with its original: it is up to date, and no machine's."""
    require(may_see(request.user))
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, BasePage) or not page.is_translation:
        raise Http404
    if not page.permissions_for_user(request.user).can_edit():
        raise NotAllowed(_("You may not edit this page."))
    confirm(page, request.user)
    cell = cells_of(page).get(page.language)
    return cell or Cell(page.language, State.CURRENT, page.pk, page.live, ())


def _out(found: Report) -> dict[str, object]:
    return {"total": found.total, "numbers": found.numbers, "rows": [_row(row) for row in found.rows]}


def _row(row: Row) -> dict[str, object]:
    return {
        "page_id": row.page_id,
        "title": row.title,
        "kind": row.kind._meta.label,
        "translations": list(row.cells.values()),
    }
