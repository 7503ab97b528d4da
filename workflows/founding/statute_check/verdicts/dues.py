"""B: dues."""

from ..clauses import Hit, Statute
from ..german import pattern
from ..phrases import phrase
from ..topics import Topic
from .answers import Answer, Look, defect, missing, ok, on_text

_DUES = phrase("dues.dues")
_DUTY = phrase("dues.duty")
_NONE = phrase("dues.none")
_FIXED_BY = phrase("dues.fixed_by")
_AMOUNT = phrase("dues.amount")
_OTHER_MONEY = phrase("dues.other_money")
_HERE = (Topic.DUES, Topic.MEMBERS, Topic.NAME)


def _dues(statute: Statute) -> list[Hit]:
    unless = phrase("dues.dues_unless")
    found = list(statute.find_all(_DUTY, _HERE, unless=unless))
    return found or list(
        statute.find_all(
            _DUTY,
            without=(Topic.MEETING, Topic.ORGANS, Topic.PURPOSE, Topic.CHARITY, Topic.ENDING, Topic.AUDIT),
            unless=unless,
        )
    )


def _with_next(hit: Hit) -> str:
    first, last = hit.clause.span(hit.match.start(), hit.match.end())
    return " . ".join(each.plain for each in hit.clause.sentences[first : last + 2])


@on_text("B-01")
def dues(look: Look) -> Answer | None:
    """The statute says whether there are dues, and who fixes them."""
    hits = _dues(look.statute)
    if not hits:
        task = look.statute.find(_DUES, (Topic.MEETING, Topic.ORGANS, Topic.BOARD))
        lone = task and pattern(phrase("dues.dues_2")).search(task.sentence)
        if task is not None and lone:
            return ok(task)
        return defect("only_task", task) if task else missing()
    none = next((hit for hit in hits if pattern(_NONE).search(hit.sentence)), None)
    if none is not None:
        return ok(none)
    fixed = next((hit for hit in hits if pattern(_FIXED_BY).search(_with_next(hit))), None)
    if fixed is not None:
        return ok(fixed)
    beside = look.statute.find(phrase("dues.dues_3"), unless=phrase("dues.dues_unless"))
    return ok(beside) if beside else defect("nobody_fixes", hits[0])


@on_text("B-02")
def amount(look: Look) -> Answer | None:
    """The amount does not stand in the statute."""
    hits = _dues(look.statute)
    if not hits:
        return None
    statute = look.statute.narrowed(
        lambda clause, each: bool(pattern(_DUES).search(each.plain)) or clause.topics == {Topic.DUES}
    )
    near = rf"(?:{_DUES})[^.;]{{0,160}}(?:{_AMOUNT})|(?:{_AMOUNT})[^.;]{{0,120}}(?:{_DUES})"
    found = statute.find(near, unless=_OTHER_MONEY) or statute.find(
        _AMOUNT, (Topic.DUES,), unless=_OTHER_MONEY
    )
    return defect("amount", found) if found else ok(hits[0])
