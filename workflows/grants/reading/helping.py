"""Who helps whom, as screens and API show it."""

from collections.abc import Iterable
from typing import TypedDict
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.urls import reverse

from workflows.engine.models import Case, HistoryEntry
from workflows.forms.models import AnswerSheet
from workflows.forms.reading.workbook import upload_kind
from workflows.people.models import Organisation, User

from ..models import Application, Helping
from ..rules.helping import Deed, may, running
from ..rules.ideas import forms_of

WRITTEN = "answers.written"


class HelperRow(TypedDict):
    """One helper of a group."""

    id: int
    name: str
    state: str
    since: object
    until: object
    wrote_in: list[str]


class HelpedDraft(TypedDict):
    """One application that a helper may write in."""

    sheet: UUID
    title: str
    call: str
    url: str


class HelpedRow(TypedDict):
    """One group that a person helps or has asked."""

    id: int
    organisation: str
    state: str
    drafts: list[HelpedDraft]


def state_of(helping: Helping) -> str:
    """asked, running or ended."""
    if helping.ended_at is not None:
        return "ended"
    return "running" if helping.is_running else "asked"


def helpers_of(organisation: Organisation) -> list[HelperRow]:
    """Everybody who helps, wants to or did, with the applications they wrote in."""
    rows = Helping.objects.filter(organisation=organisation).select_related("helper")
    wrote = _wrote(organisation, [row.helper_id for row in rows])
    return [
        {
            "id": row.pk,
            "name": row.helper.get_full_name(),
            "state": state_of(row),
            "since": row.agreed_at or row.asked_at,
            "until": row.ended_at,
            "wrote_in": wrote.get(row.helper_id, []),
        }
        for row in rows
    ]


def _wrote(organisation: Organisation, people: Iterable[int]) -> dict[int | None, list[str]]:
    lines = HistoryEntry.objects.filter(
        case__organisation=organisation, actor__in=list(people), verb=WRITTEN, for_applicant=False
    ).select_related("case__application__call")
    found: dict[int | None, list[str]] = {}
    for line in lines.order_by("at"):
        found.setdefault(line.actor_id, []).append(_named(line.case.application))
    return found


def helped_by(user: User) -> list[HelpedRow]:
    """The groups that this person helps or has asked, with what can be written in."""
    helpings = Helping.objects.filter(helper=user, ended_at=None).select_related("organisation")
    open_to_helper = set(running(user).values_list("pk", flat=True))
    return [
        {
            "id": helping.pk,
            # Who only asked learns nothing about the group.
            "organisation": helping.organisation.name if helping.pk in open_to_helper else "",
            "state": state_of(helping),
            "drafts": _drafts(helping.organisation) if helping.pk in open_to_helper else [],
        }
        for helping in helpings
    ]


def _drafts(organisation: Organisation) -> list[HelpedDraft]:
    return [
        {
            "sheet": sheet.pk,
            "title": _named(case),
            "call": case.call.text("title"),
            "url": reverse("forms:sheet", args=[sheet.pk]),
        }
        for case in _cases(organisation)
        for sheet in _written(case)
    ]


def _written(case: Application) -> list[AnswerSheet]:
    """The sheet in which the application is written now."""
    sheets = {sheet.code: sheet for sheet in case.answer_sheets.all()}
    return [sheets[code] for code in forms_of(case.call) if code in sheets][:1]


def _cases(organisation: Organisation) -> QuerySet[Application]:
    sheets = AnswerSheet.objects.only("id", "code", "case")
    open_cases = Application.objects.filter(organisation=organisation, closed_at=None).select_related("call")
    return open_cases.prefetch_related(Prefetch("answer_sheets", sheets)).order_by("-created_at")


def _named(case: Application) -> str:
    return case.title or case.number or case.call.text("title")


def files_for(user: User, case: Case) -> frozenset[str]:
    """The kinds of documents that a helper of the group reads: what was uploaded to its form."""
    if not may(Deed.READ, user, case):
        return frozenset()
    codes = AnswerSheet.objects.filter(case=case.pk).select_related("version").defer("version__definition")
    return frozenset(upload_kind(sheet) for sheet in codes)
