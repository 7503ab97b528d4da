"""Foundings of the demo whose statute is approved, one at each stage from the meeting to the end."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple, TypedDict, Unpack

from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.translation import override

from workflows.founding import actions
from workflows.founding.models import DutyCode, FoundingCase
from workflows.founding.reading import register
from workflows.founding.reading.cases import clauses_for
from workflows.founding.reading.papers import REQUIRED
from workflows.founding.rules.duty_terms import TERMS
from workflows.people.models import User

from .content.files import content

# A page without anything on it: what was signed is nobody's business in a demo.
SCAN = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj"
    b"\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n"
)


class Group(TypedDict):
    """A group of the demo, as its interview tells it."""

    name: str
    purposes: list[str]
    activities: list[tuple[str, str]]
    people: list[str]


class Later(Group):
    """Who writes for the group, and the stage to which it has come."""

    user: str
    until: str


GROUPS: dict[str, Later] = content("foundings")
REFUSAL = (
    "Der Antrag wird zurückgewiesen. Nach der Satzung betreibt der Verein einen Laden. "
    "Das Gericht hält ihn für einen wirtschaftlichen Verein (§§ 21, 22 BGB)."
)
QUERY = (
    "1. Die Satzung nennt nicht eindeutig, in welcher Form zur Mitgliederversammlung eingeladen wird "
    "(§ 58 Nr. 4 BGB).\n"
    "2. Im Protokoll fehlt, dass die Gewählten die Wahl angenommen haben.\n"
    "3. Bitte reichen Sie eine Abschrift der unterschriebenen Satzung nach."
)


class Helpers(NamedTuple):
    """How a group hands in its statute, has it approved and holds its meeting."""

    submit: Callable[[User, Group], FoundingCase]
    approve: Callable[[FoundingCase], None]
    meet: Callable[[FoundingCase], FoundingCase]


def seed_later(helpers: Helpers, people: dict[str, User], adviser: User) -> None:
    """Each group goes on until its stage; the helpers take it through its meeting."""
    for group in GROUPS.values():
        case = helpers.submit(people[group["user"]], group)
        helpers.approve(case)
        for stage in _go_on(case, group["until"], helpers, adviser):
            if stage == group["until"]:
                break


def _go_on(case: FoundingCase, until: str, helpers: Helpers, adviser: User) -> Iterator[str]:
    """The way to the end, one step a turn; what the court answers depends on where it shall lead."""
    yield "meeting"
    helpers.meet(_fresh(case))
    yield "papers"
    _hand_in(_fresh(case))
    yield "papers_check"
    actions.check_papers(step=_fresh(case).steps.open().get(), actor=adviser, differing=())
    yield "application"
    _file(_fresh(case))
    yield "court"
    if until == "interim":
        _answer(_fresh(case), "interim", due_on=_ago(-35), text=QUERY)
        _take_tasks(_fresh(case))
    elif until == "court_refusal":
        _answer(_fresh(case), "rejected", text=REFUSAL)
    elif until == "follow_up":
        _answer(_fresh(case), "entered", number="VR 2214", board_only_german=False)
    else:
        _answer(_fresh(case), "entered", number="VR 2198", board_only_german=True)
        _close(_fresh(case), adviser)


def _ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


def _fresh(case: FoundingCase) -> FoundingCase:
    return FoundingCase.objects.get(pk=case.pk)


def _hand_in(case: FoundingCase) -> None:
    scans = {kind: ContentFile(SCAN, name=f"{kind}.pdf") for kind in REQUIRED}
    actions.hand_in_papers(step=case.steps.open().get(), actor=case.applicant, files=scans)


def _file(case: FoundingCase) -> None:
    application = actions.Application(
        court="Amtsgericht Lindenstadt",
        certified_by="notary",
        certified_on=_ago(2),
        filed_on=_ago(2),
        signers=tuple(register.signers_of(case)[:2]),
    )
    actions.file_application(step=case.steps.open().get(), actor=case.applicant, application=application)


class Said(TypedDict, total=False):
    """What a letter of the court says beside its kind."""

    due_on: date
    number: str
    text: str
    board_only_german: bool


def _answer(case: FoundingCase, kind: str, **said: Unpack[Said]) -> None:
    step = case.steps.open().get()
    actions.note_answer(step=step, actor=case.applicant, kind=kind, received_on=_ago(1), **said)


def _take_tasks(case: FoundingCase) -> None:
    """The group has confirmed what the house proposed, and done one of it."""
    with override(case.language):
        found = actions.propose_points(
            case=case, actor=case.applicant, letter=QUERY, clauses=clauses_for(case)
        )
    points = [actions.Point(each.text, each.due_on, each.todo, each.clause, each.rule) for each in found]
    made = actions.confirm_points(case=case, actor=case.applicant, points=points)
    done = "Die Abschrift liegt bei."
    actions.finish_point(case=case, point=made[-1], actor=case.applicant, solution=done)


def _close(case: FoundingCase, adviser: User) -> None:
    actions.note_tax_notice(
        case=case, actor=case.applicant, kind="granted", dated=_ago(1), received_on=_ago(0)
    )
    for duty in case.duties.filter(done_at=None):
        if TERMS[DutyCode(duty.code)].legal:
            actions.tick_duty(duty=duty, actor=case.applicant)
    actions.close_founding(step=case.steps.open().get(), actor=adviser)
