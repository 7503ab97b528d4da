"""The adviser's review: approve, or return with comments per clause."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine.actions import performing
from workflows.engine.models import Step
from workflows.forms.actions import request_changes
from workflows.outbox.addressees import write_to_applicant
from workflows.people.addresses import address
from workflows.people.consent import require_seen
from workflows.people.models import User
from workflows.people.verdicts import Invalid

from ..models import ClauseComment, FoundingCase, ReviewDecision, ReviewScope, StatuteReview, VersionReason
from ..questions import definition
from ..reading import cases as reading
from .documents import ask_for_draft
from .versions import keep_version


@transaction.atomic
def approve_statute(
    *, step: Step, actor: User, seen: str, comments: Mapping[str, str] | None = None, note: str = ""
) -> StatuteReview:
    """The statute is approved, its draft is made as it is now, and the group may invite to its meeting.

    `seen` is the seal of the statute as the adviser read it; raises ChangedSince for any other, Invalid when
    a rule still blocks.
    """
    with performing(step, actor=actor, verb="statute.approved") as doing:
        case: FoundingCase = doing.case
        require_seen(seen, reading.seal_of(case))
        blocking = [each for each in reading.findings_for(case) if each.blocks]
        if blocking:
            raise Invalid({each.rule.id: each.rule.say() for each in blocking})
        review = _decide(
            case, actor, ReviewDecision.APPROVED, scope=ReviewScope.ALL, comments=comments, note=note
        )
        case.outcome, case.approved_at, case.assignee = ReviewDecision.APPROVED, timezone.now(), actor
        case.save(update_fields=["outcome", "approved_at", "assignee"])
        document = ask_for_draft(case=case, actor=actor)
        keep_version(case, VersionReason.APPROVED)
        doing.data["round"] = review.round
    _tell(case, "founding/mail/approved", review, (document,))
    return review


@transaction.atomic
def return_statute(
    *,
    step: Step,
    actor: User,
    comments: Mapping[str, str],
    note: str = "",
    scope: str = ReviewScope.COMMENTED,
) -> StatuteReview:
    """The group has the statute back, with what to change; raises Invalid when nothing is said."""
    with performing(step, actor=actor, verb="statute.returned") as doing:
        case: FoundingCase = doing.case
        said = {clause: text.strip() for clause, text in comments.items() if text.strip()}
        if not said and not note.strip():
            raise Invalid({"note": _("Write what has to be changed: a comment on a clause, or a note.")})
        open_questions = _questions(case, said, scope)
        if not open_questions:
            raise Invalid({"scope": _("These clauses follow from the law. Let the group change everything.")})
        review = _decide(case, actor, ReviewDecision.RETURNED, scope=scope, comments=said, note=note)
        case.outcome, case.assignee = ReviewDecision.RETURNED, actor
        case.save(update_fields=["outcome", "assignee"])
        doing.data.update(round=review.round, clauses=sorted(said))
        request_changes(sheet=reading.sheet_of(case), questions=open_questions, actor=actor)
    _tell(case, "founding/mail/returned", review)
    return review


def _questions(case: FoundingCase, said: Mapping[str, str], scope: str) -> dict[str, str]:
    """Which questions open again, each with what the adviser said about its clause."""
    questions = {
        question: said[clause.id]
        for clause in reading.clauses_for(case)
        if clause.id in said
        for question in clause.questions
    }
    if scope == ReviewScope.ALL:
        everything = [each["id"] for step in definition()["steps"] for each in step["questions"]]
        note = _("You may change this.")
        return {question: questions.get(question, note) for question in everything}
    return questions


def _decide(
    case: FoundingCase,
    actor: User,
    decision: str,
    *,
    scope: str,
    comments: Mapping[str, str] | None,
    note: str,
) -> StatuteReview:
    known = {clause.id for clause in reading.clauses_for(case)}
    said = {clause: text.strip() for clause, text in (comments or {}).items() if text.strip()}
    unknown = set(said) - known
    if unknown:
        raise Invalid({"comments": _("This clause does not exist: %(name)s.") % {"name": sorted(unknown)[0]}})
    review = StatuteReview.objects.create(
        case=case,
        round=case.reviews.count() + 1,
        adviser=actor,
        decision=decision,
        scope=scope,
        note=note.strip(),
    )
    ClauseComment.objects.bulk_create(
        ClauseComment(review=review, clause=clause, text=text) for clause, text in said.items()
    )
    return review


_SCREENS = {"founding/mail/approved": "founding:meeting", "founding/mail/returned": "founding:revise"}


def _tell(case: FoundingCase, template: str, review: StatuteReview, attachments: tuple = ()) -> None:
    write_to_applicant(
        case=case,
        template=template,
        context=lambda person: {
            "case": case,
            "review": review,
            "url": address(_SCREENS[template], person.language, case_id=case.pk),
        },
        attachments=attachments,
        key=f"{template}.{case.pk}.{review.round}",
    )
