"""Stages the demo's applications don't come by anyway: ideas, waiting second people, late ends."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from workflows.engine.models import Deadline, Step
from workflows.grants import actions
from workflows.grants.actions.signing import signature
from workflows.grants.models import Application, Call
from workflows.people.models import Organisation, User

from . import grants_running
from .content.files import content
from .grants_answers import idea_answers, quick_answers
from .grants_special import handed_in

if TYPE_CHECKING:
    from .grants import Staff

type People = dict[str, tuple[User, Organisation]]
DAY = timedelta(days=1)
WORDS: dict[str, list[dict[str, str]]] = content("grants")["stages"]
# What each reviewer knows about and reads; only two of them are in the pool of the call for the countryside.
KNOWLEDGE = (
    (("newcomers", "families", "neighbours"), ("de", "en", "ar")),
    (("women", "youth"), ("de", "en")),
    (("elderly", "volunteers"), ("de", "uk")),
)


def seed(staff: "Staff", calls: dict[str, Call], people: People) -> None:
    """One case at each of these stages; everything by the actions that people trigger."""
    for person, (topics, languages) in zip(staff.reviewers, KNOWLEDGE, strict=True):
        actions.state_knowledge(person=person, actor=person, topics=topics, languages=languages)
    for idea in WORDS["ideas"]:
        _idea(staff, calls["countryside"], *people[idea["group"]], idea)
    for idea in WORDS["quick"]:
        user, organisation = people[idea["group"]]
        answers = quick_answers(organisation, user, idea["title"], idea["text"])
        case = handed_in(calls["quick"], user, organisation, answers)
        if idea["until"] == "expired":
            _never_answered(case, staff)
        else:
            _approved(case, idea["until"], staff)


def _step(case: Application, node: str) -> Step:
    return Step.objects.open().get(case_id=case.pk, node=node)


def _idea(staff: "Staff", call: Call, user: User, organisation: Organisation, idea: dict[str, str]) -> None:
    """After a workshop the group sends its idea, and the house answers."""
    actions.record_consultation(
        organisation=organisation,
        actor=staff.adviser,
        held_on=timezone.localdate() - 40 * DAY,
        topic="Workshop: Eine Idee auf einer Seite",
        is_workshop=True,
    )
    case = handed_in(call, user, organisation, idea_answers(organisation, idea))
    if idea["until"] == "idea":
        return
    says_yes = idea["until"] == "idea_chosen"
    actions.check_idea(
        step=_step(case, "check_idea"),
        actor=staff.officer,
        result="ok" if says_yes else "reject",
        checklist={"fits": says_yes, "eligible": True, "money": True},
        feedback=idea["answer"],
    )
    if idea["until"] == "rejected_idea":
        step = _step(case, "confirm_idea_rejection")
        actions.confirm_idea_rejection(step=step, actor=staff.decider, confirmed=True)


def _never_answered(case: Application, staff: "Staff") -> None:
    """The house asked, nobody answered, and the office closed the file."""
    actions.check_formally(
        step=_step(case, "formal_check"),
        actor=staff.officer,
        result="return",
        points={"short_text": "Bitte schreibt dazu, für wen der Abend ist."},
    )
    Step.objects.filter(pk=_step(case, "correct").pk).update(due_at=timezone.now() - DAY)
    actions.expire(case=Application.objects.get(pk=case.pk), actor=staff.officer)


def _approved(case: Application, until: str, staff: "Staff") -> None:
    actions.check_formally(step=_step(case, "formal_check"), actor=staff.officer, result="ok")
    actions.decide(
        step=_step(case, "decide"),
        actor=staff.decider,
        outcome="approve",
        amount=case.requested,
        reasons="Klein, nützlich, schnell gemacht.",
    )
    if until == "lapsed":
        _never_signed(case)
        return
    for _turn in grants_running.run(Application.objects.get(pk=case.pk), until, staff):
        pass


def _never_signed(case: Application) -> None:
    """The last evening for the signature is over."""
    waiting = Deadline.objects.pending().get(case_id=case.pk, code="grants.signature")
    waiting.data = {"days": 0}
    signature(waiting)
