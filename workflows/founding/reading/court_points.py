"""The tasks from a letter of the court: what is proposed, what stands, and the answer that lists them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from django.utils.translation import gettext as _

from workflows.documents.letters import Letter

from ..checks import RULES, Rule
from ..models import AnswerKind, CourtAnswer, CourtPoint, FoundingCase, points_of
from ..statute import Clause, statute_clauses
from ..statute.court_answer import Answered, court_answer
from . import cases as reading
from .court_letters import Objection, objections
from .court_subjects import clause_of, rule_about

# Where the law sets or lets set the term of a whole letter.
BASIS = {AnswerKind.INTERIM: "§ 382 Abs. 4 FamFG", AnswerKind.REJECTED: "§§ 58, 63 FamFG"}
_LAW = r"(?:BGB|FamFG|AO|HGB|VRV|VereinsG(?:-DVO)?|GNotKG|BeurkG|GVG|EStG|GwG|AEAO|DSGVO)"
_PLACE = r"(?:\s?(?:Abs\.|Absatz|Satz|S\.|Nr\.|Nummer|Ziff\.|Buchst\.)\s?\w+)*"
_NORM = re.compile(
    rf"§§?\s?\d+[a-z]?{_PLACE}(?:\s?(?:,|und|bis|i\.\s?V\.\s?m\.)\s?§?\s?\d+[a-z]?{_PLACE})*\s?{_LAW}\b"
)
_OWN = re.compile(r"§\s?(\d{1,2})(?![\d])")


@dataclass(frozen=True)
class Proposal:
    """A task as the house would write it; a person confirms or changes it."""

    text: str
    todo: str
    clause: str
    rule: str
    due_on: date


def proposals(clauses: Sequence[Clause], answer: CourtAnswer, letter: str) -> list[Proposal]:
    """A task for each objection of the letter; the term is the court's own, or that of the whole letter."""
    known = {clause.id: clause for clause in clauses}
    return [_proposal(each, known, answer) for each in objections(letter, received_on=answer.received_on)]


def _proposal(objection: Objection, clauses: Mapping[str, Clause], answer: CourtAnswer) -> Proposal:
    own = _own_clause(objection.text, clauses.values())
    rule = rule_about(objection.text, own)
    clause = own or clause_of(rule, clauses)
    assert answer.due_on is not None
    due_on = objection.due_on or answer.due_on
    return Proposal(
        objection.text,
        _todo(rule, clauses.get(clause)),
        clause,
        rule.id if rule else "",
        max(due_on, answer.received_on),
    )


def _todo(rule: Rule | None, clause: Clause | None) -> str:
    if rule is not None:
        return rule.say()
    if clause is not None:
        return _("Change “%(clause)s” as the court wants it.") % {"clause": clause.heading}
    return _("Do what the court asks for here.")


def _own_clause(text: str, clauses: Iterable[Clause]) -> str:
    """The paragraph of the group's statute that a text names: "§ 8 der Satzung", never "§ 58 BGB"."""
    numbers = {clause.number: clause.id for clause in clauses}
    own = (numbers.get(int(found[1]), "") for found in _OWN.finditer(_NORM.sub("", text)))
    return next(filter(None, own), "")


class PointRow(TypedDict):
    """One task as screens and programs show it."""

    point: CourtPoint
    todo: str
    heading: str
    basis: str
    is_late: bool


class PointsScreen(TypedDict):
    """The tasks from the last letter of the court."""

    case: FoundingCase
    answer: CourtAnswer
    points: list[PointRow]
    open_count: int


def points_screen(case: FoundingCase, answer: CourtAnswer, *, today: date) -> PointsScreen:
    """The tasks in the order of the letter, each with the paragraph it is about and where its term stands."""
    points = list(points_of(answer))
    headings = headings_of(reading.clauses_for(case)) if any(point.clause for point in points) else {}
    return {
        "case": case,
        "answer": answer,
        "points": [_row(point, answer, headings, today) for point in points],
        "open_count": sum(point.done_at is None for point in points),
    }


def _row(point: CourtPoint, answer: CourtAnswer, headings: Mapping[str, str], today: date) -> PointRow:
    return {
        "point": point,
        "todo": _todo_of(point),
        "heading": headings.get(point.clause, ""),
        "basis": BASIS[AnswerKind(answer.kind)],
        "is_late": point.done_at is None and point.due_on < today,
    }


def _todo_of(point: CourtPoint) -> str:
    """What to do; the words of a rule in the reader's language, whoever took them over in another one."""
    rule = RULES.get(point.rule)
    return rule.say() if rule and point.todo in rule.message.values() else point.todo


def headings_of(clauses: Sequence[Clause]) -> dict[str, str]:
    """The headings of the statute's paragraphs by id, in their order."""
    return {clause.id: clause.heading for clause in clauses}


def open_points(answer: CourtAnswer) -> list[CourtPoint]:
    """What of the letter is still to be done, the nearest end first."""
    return list(points_of(answer).filter(done_at=None).order_by("due_on", "position"))


def answer_letter(case: FoundingCase, answer: CourtAnswer, ending: str) -> bytes:
    """The answer to the court with every task as it stands now: made for whoever asks, and kept nowhere."""
    data = reading.data_for(case)
    headings = headings_of(statute_clauses(data))
    said = [
        Answered(point.text, headings.get(point.clause, ""), point.solution) for point in points_of(answer)
    ]
    paper = court_answer(
        data, said, court=answer.filing.court, received_on=answer.received_on, rejected=_is_rejection(answer)
    )
    return Letter("founding/paper", paper.fields(), title=paper.title, ending=ending).printed()


def _is_rejection(answer: CourtAnswer) -> bool:
    return answer.kind == AnswerKind.REJECTED


def named(points: Sequence[CourtPoint]) -> list[str]:
    """The objections in a few words each, for mails."""
    return [point.text if len(point.text) <= 200 else f"{point.text[:199]}…" for point in points]
