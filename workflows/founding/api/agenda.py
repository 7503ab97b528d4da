"""The founding meeting step by step over the API."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from ninja import Schema

from workflows.engine.looking import open_step, visible_row
from workflows.people.access.doors import caller
from workflows.people.verdicts import Invalid, require

from .. import actions
from ..inputs.agenda import AgendaForm, pages_of
from ..models import FoundingCase
from ..reading import cases as reading
from ..reading.agenda import agenda, mark_of, noted_of
from ..rules import cases as rules
from ..statute import StatuteData
from .routing import REFUSALS, router


class AgendaStepOut(Schema):
    """One step of the agenda; `blocked` says why it can't be done yet, `mark` names what was noted."""

    number: int
    code: str
    title: str
    done: bool
    blocked: str
    fields: list[str]
    values: dict[str, Any]
    mark: str


# Founders who were there and who signed, by position.
LISTS = ("attended", "signed")


class AgendaStepIn(Schema):
    """What is noted in one step, by field; `seen` is the mark that was read (left out: replace)."""

    values: dict[str, str | bool | int | list[str | int] | None]
    seen: str | None = None

    def typed(self) -> dict[str, object]:
        """The values as a form would send them: texts, and lists of founders."""
        return {
            name: value if value is None or name in LISTS else str(value)
            for name, value in self.values.items()
        }


def _case(request: HttpRequest, case_id: UUID) -> FoundingCase:
    case = visible_row(FoundingCase, request.user, case_id)
    require(rules.may_act(request.user, case))
    open_step(case, "meeting")
    return case


def _rows(case: FoundingCase, data: StatuteData) -> list[dict[str, Any]]:
    noted = noted_of(case)
    pages = pages_of(data)
    return [
        {
            **row,
            "title": str(page.title),
            "fields": list(page.fields),
            "values": {name: noted[name] for name in page.fields if name in noted},
            "mark": mark_of(noted, page.fields),
        }
        for page, row in zip(pages, agenda(pages, noted, data), strict=True)
    ]


@router.get(
    "/cases/{case_id}/agenda", response={200: list[AgendaStepOut], **REFUSALS}, operation_id="founding_agenda"
)
def read_agenda(request: HttpRequest, case_id: UUID) -> list[dict[str, object]]:
    """Read the steps of the founding meeting with what was noted so far."""
    case = _case(request, case_id)
    return _rows(case, reading.data_for(case))


@router.put(
    "/cases/{case_id}/agenda/{code}",
    response={200: list[AgendaStepOut], **REFUSALS},
    operation_id="founding_agenda_step",
)
def note_step(request: HttpRequest, case_id: UUID, code: str, body: AgendaStepIn) -> list[dict[str, object]]:
    """Note one step; an election is refused (403) before the statute is adopted and signed."""
    case = _case(request, case_id)
    data, noted = reading.data_for(case), noted_of(case)
    page = next((each for each in pages_of(data) if each.code == code), None)
    if page is None:
        raise Http404
    form = AgendaForm(body.typed(), page=page, noted=noted, data_set=data, founders=list(case.founders.all()))
    if unknown := [name for name in body.values if name not in page.fields]:
        raise Invalid({name: _("This point does not exist: %(name)s.") % {"name": name} for name in unknown})
    if not form.is_valid():
        raise Invalid({name: " ".join(map(str, errors)) for name, errors in form.errors.items()})
    actions.note_step(
        case=case, actor=caller(request), values=form.values(), seen=body.seen, elects=page.elects
    )
    return _rows(case, data)
