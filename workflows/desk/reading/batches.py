"""A batch on the screen: what would happen to each case, and what has happened."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from workflows.desk import rules
from workflows.desk.batches import deeds
from workflows.desk.batches.deeds import Choices, Deed, Each, Given, Total, written_for
from workflows.desk.models import Batch, BatchItem, ItemState
from workflows.engine.models import Case
from workflows.people.models import User
from workflows.people.verdicts import require

TONES = {
    ItemState.WAITING: "neutral",
    ItemState.DONE: "success",
    ItemState.REFUSED: "error",
    ItemState.UNDONE: "info",
    ItemState.KEPT: "warning",
}


NONE = Each({}, {}, {}, [])


@dataclass(frozen=True)
class Line:
    """One case of a batch: what would happen or has happened, in words.

    `amount` stands where one may be written for this case: what is written, else what is usual.
    """

    case: Case
    state: str
    words: str
    tone: str
    reason: str = ""
    note: str = ""
    amount: str | None = None
    own_reason: str = ""
    wrong: str = ""


def find_batch(user: User, batch_id: UUID) -> Batch:
    """The batch; Http404 when there is none or somebody else chose it."""
    require(rules.may_batch(user))
    found = Batch.objects.filter(pk=batch_id, person=user).first()
    if found is None:
        raise Http404
    return found


def deed_of(batch: Batch) -> Deed:
    """What is done in it; Http404 when a process that brought it is gone."""
    deed = deeds.find(batch.deed)
    if deed is None:
        raise Http404
    return deed


def preview(user: User, batch: Batch, given: Given) -> list[Line]:
    """What would happen to each case now; the same number of queries for any number of cases."""
    return preview_with_totals(user, batch, given)[0]


def preview_with_totals(user: User, batch: Batch, given: Given) -> tuple[list[Line], list[Total]]:
    """The same with what the amounts come to, and what is left for them."""
    cases, deed = cases_of(user, batch), deed_of(batch)
    each = deed.each(user, cases, given) if deed.each is not None else NONE
    verdicts = each.verdicts if deed.each is not None else deed.may(user, cases, given)
    notes = deed.notes(cases, given) if deed.notes is not None else {}
    yes, no = (_("Will be done"), "success"), (_("Will not be done"), "warning")
    lines = []
    for case in cases:
        own = written_for(given, case.pk) or {}
        lines.append(
            Line(
                case,
                ItemState.WAITING,
                *(yes if verdicts[case.pk] else no),
                verdicts[case.pk].reason,
                notes.get(case.pk, "") if verdicts[case.pk] else "",
                own.get("amount", each.usual[case.pk]) if case.pk in each.usual else None,
                own.get("reason", ""),
                each.wrong.get(case.pk, ""),
            )
        )
    return lines, each.totals


def questions_of(user: User, batch: Batch) -> Choices:
    """What can be asked for in all these cases, where the deed asks for something."""
    deed = deed_of(batch)
    if deed.questions is None or batch.began_at is not None:
        return []
    return deed.questions(cases_of(user, batch))


def cases_of(user: User, batch: Batch) -> list[Case]:
    """The cases of the batch that the person may still see."""
    return [item.case for item in _items(user, batch)]


def result(user: User, batch: Batch) -> list[Line]:
    """What has happened to each case."""
    return [
        Line(
            item.case, item.state, str(ItemState(item.state).label), TONES[ItemState(item.state)], item.reason
        )
        for item in _items(user, batch)
    ]


def lines_of(user: User, batch: Batch, given: Given) -> tuple[list[Line], list[Total]]:
    """What would happen as long as nobody began, with the totals; then what has happened."""
    if batch.began_at is None:
        return preview_with_totals(user, batch, given)
    return result(user, batch), []


def _items(user: User, batch: Batch) -> list[BatchItem]:
    """Only cases that the person may still see."""
    seen = Case.objects.visible_to(user).values("pk")
    items = BatchItem.objects.filter(batch=batch, case__in=seen)
    return list(items.select_related("case__organisation", "case__assignee").order_by("id"))


def counts(lines: list[Line]) -> list[tuple[str, str, int]]:
    """Words, tone and number of each kind of outcome."""
    found = Counter((line.words, line.tone) for line in lines)
    return [(words, tone, number) for (words, tone), number in found.items()]


def open_first(lines: list[Line]) -> tuple[list[Line], int]:
    """Faults first, then what will be done or takes an amount, then the rest; and how many may be done."""
    ordered = sorted(lines, key=lambda line: (not line.wrong, not _may_be_done(line)))
    return ordered, sum(map(_may_be_done, lines)) or len(lines)


def _may_be_done(line: Line) -> bool:
    return line.tone == TONES[ItemState.DONE] or line.amount is not None


def is_any_done(lines: list[Line]) -> bool:
    """Whether something was done that can be taken back."""
    return any(line.state == ItemState.DONE for line in lines)
