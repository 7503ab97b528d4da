"""What the screens of a founding show: clauses beside what the rules say about them."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from workflows.engine import kinds
from workflows.people.models import User, Visitor

from ..checks import RULES, Finding
from ..models import FoundingCase, StatuteReview
from ..rules import cases as rules
from ..statute import statute_clauses
from . import cases as reading

_TONES = {"must": "error", "must*": "error", "should": "warning"}


def severity_label(severity: str) -> str:
    """What a severity means to people."""
    return {"must": _("Required"), "must*": _("Required for registration")}.get(severity, _("Advice"))


def shown(finding: Finding, case: FoundingCase, user: Visitor) -> dict[str, object]:
    """One finding as a template draws it."""
    rule = finding.rule
    may_waive = rules.may_waive(user, case, rule.id).allowed
    return {
        "id": rule.id,
        "text": rule.say(),
        "basis": rule.basis,
        "severity": severity_label(finding.severity),
        "tone": "neutral" if finding.waived else _TONES[finding.severity],
        "waived": finding.waived,
        "blocks": finding.blocks,
        "waive_url": reverse("founding:waive", args=[case.pk, rule.id]) if may_waive else "",
    }


def duty_findings(case: FoundingCase, user: User) -> list[dict[str, object]]:
    """What the rules say after the founding, besides the duties that stand on the page anyway."""
    if case.stage in rules.BEFORE_MEETING:
        return []
    found = reading.findings_for(case, phase="duties")
    return [shown(each, case, user) for each in found if each.open and "duties" not in each.rule.fields]


def statute_screen(
    case: FoundingCase, user: User, interview: reading.Interview | None = None
) -> dict[str, Any]:
    """The reading page: clauses with their findings, what is left over, and counts."""
    interview = interview or reading.interview_of(case)
    facts = interview.facts
    found = [each for each in reading.findings_for(case, facts=facts) if each.open or each.waived]
    comments = comments_of(last_return(case))
    clauses = statute_clauses(facts.data)
    known = {clause.id for clause in clauses}
    return {
        "case": case,
        "seal": reading.seal_of(case, clauses),
        "title": facts.data.name or _("Your association"),
        "clauses": [_clause(clause, found, comments, case, user) for clause in clauses],
        "general": [shown(each, case, user) for each in found if each.rule.clause not in known],
        "blocking": sum(each.blocks for each in found),
        "advice": sum(each.open and not each.blocks for each in found),
        "may_edit": rules.may_edit(user, case).allowed,
        "may_reword": rules.may_reword(user, case).allowed,
        "sheet": interview.sheet,
        "has_versions": case.versions.exists(),
        "stage": kinds.stage_label(case),
        "rule_count": len(RULES),
    }


def _clause(
    clause: Any, found: list[Finding], comments: dict[str, str], case: FoundingCase, user: Visitor
) -> dict[str, object]:
    return {
        "id": clause.id,
        "heading": clause.heading,
        "paragraphs": clause.paragraphs,
        "comment": comments.get(clause.id, ""),
        "findings": [shown(each, case, user) for each in found if each.rule.clause == clause.id],
    }


def last_return(case: FoundingCase) -> StatuteReview | None:
    """The last review when it sent the statute back and it has not come again yet."""
    if case.stage != "revision":
        return None
    return case.reviews.prefetch_related("comments").last()


def comments_of(review: StatuteReview | None) -> dict[str, str]:
    """The comments of a review by clause."""
    return {comment.clause: comment.text for comment in review.comments.all()} if review else {}
