"""Decisions and requests for corrections in many applications: each by the rules of the single step."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from uuid import UUID

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from workflows.desk.batches.deeds import (
    Deed,
    Each,
    Errors,
    Given,
    Memory,
    Notes,
    Total,
    Verdicts,
    register,
    written_for,
)
from workflows.engine.models import Case, Step
from workflows.engine.rules import may_perform
from workflows.forms.versions.freezing import form_of
from workflows.people.models import Role, User
from workflows.people.verdicts import ALLOWED, AlreadyDone, Invalid, Verdict, refused
from workflows.values import Unreadable
from workflows.values.money import figures
from workflows.values.numbers import read_amount

from ..letters.answers import BINDING
from ..models import Application, Call, JuryVerdict, Outcome
from ..reading import many
from ..reading.cases import KINDS
from ..reading.many import Waiting
from ..rules import juries, undoing
from . import deciding, formal, ledger
from . import undoing as back

# Before somebody has written anything, it is foretold what would happen once they have.
WRITTEN = "…"
LEFT_OUT = ""
type Asks = Callable[[Waiting], None]


def _may_approve(user: User, cases: Sequence[Case], given: Given) -> Verdicts:
    return _approvals(user, cases, given).verdicts


def _approvals(user: User, cases: Sequence[Case], given: Given) -> Each:
    """As each would be decided alone, in this order: the budget of a call ends somewhere.

    An amount that was written and does not fit is `wrong`, also when it only does not fit beside the others.
    """
    there, asked = _before_decision(user, cases), Asked(given)
    verdicts = _foretold(user, cases, there, asked.ask)
    return Each(verdicts, asked.usual, asked.wrong, asked.totals())


class Asked:
    """The amounts of a batch, asked about one after the other."""

    def __init__(self, given: Given) -> None:
        self.given = given
        self.usual: Notes = {}
        self.wrong: Errors = {}
        self._calls: dict[int, Call] = {}
        self._left: dict[int, Decimal] = {}
        self._wanted: dict[int, Decimal] = {}

    def ask(self, each: Waiting) -> None:
        """Raises Invalid when the case can't have its amount, by itself or beside those before it."""
        case = each.case
        self._calls[case.call_id] = case.call
        usual = _amount(case)
        try:
            amount = _own_amount(case, self.given, usual)
            self._take(case, amount)
        except Invalid as invalid:
            if not set(invalid.errors) <= {"amount", LEFT_OUT}:
                raise
            self.usual[case.pk] = figures(usual)
            if "amount" in invalid.errors and "amount" in (written_for(self.given, case.pk) or {}):
                self.wrong[case.pk] = invalid.reason
            raise
        self.usual[case.pk] = figures(usual)

    def _take(self, case: Application, amount: Decimal) -> None:
        deciding.complete(case, Outcome.APPROVE, amount, WRITTEN, "", {})
        self._wanted[case.call_id] = self._wanted.get(case.call_id, Decimal(0)) + amount
        rest = self._left.get(case.call_id, case.call.available) - amount
        if rest < 0:
            raise Invalid({"amount": ledger.not_enough(rest + amount)})
        self._left[case.call_id] = rest

    def totals(self) -> list[Total]:
        """What the amounts that fit by themselves come to, call by call."""
        language = get_language() or BINDING
        return [
            Total(self._calls[pk].text("title", language), wanted, self._calls[pk].available)
            for pk, wanted in self._wanted.items()
        ]


def _own_amount(case: Application, given: Given, usual: Decimal) -> Decimal:
    """What was written for this case; without that what is usual. Nothing in its place leaves it out."""
    own = written_for(given, case.pk)
    if own is None or "amount" not in own:
        return usual
    if not own["amount"].strip():
        raise Invalid({LEFT_OUT: _("Left out: no amount is written.")})
    try:
        return read_amount(own["amount"])
    except Unreadable as error:
        raise Invalid({"amount": error.message}) from error


def _own_reasons(case: Case, given: Given) -> str:
    """The reasons for all, and those for this case below them."""
    own = (written_for(given, case.pk) or {}).get("reason", "")
    return "\n\n".join(part for part in (str(given["reasons"]), own.strip()) if part)


def _may_reject(user: User, cases: Sequence[Case], given: Given) -> Verdicts:
    def ask(each: Waiting) -> None:
        _not_against_jury(each.case, JuryVerdict.REJECT, JuryVerdict.RESERVE)
        deciding.complete(each.case, Outcome.REJECT, None, WRITTEN, WRITTEN, {})

    return _foretold(user, cases, _before_decision(user, cases), ask)


def _may_ask(user: User, cases: Sequence[Case], given: Given) -> Verdicts:
    question = str(given.get("question") or "")
    sheets = many.sheets_of(cases) if question else {}

    def ask(each: Waiting) -> None:
        points = {question: WRITTEN}
        if question and question not in form_of(sheets[each.case.pk].version).questions:
            raise Invalid({"question": _("The form has no such question.")})
        if each.step.node == "decide":
            deciding.complete(each.case, Outcome.RETURN, None, WRITTEN, "", points)
        else:
            formal.complete(each.case, "return", points, "", "", [])

    return _foretold(user, cases, many.waiting(user, cases, "formal_check", "decide"), ask)


def _before_decision(user: User, cases: Sequence[Case]) -> dict[UUID, Waiting]:
    there = many.waiting(user, cases, "decide")
    many.learn_for_decisions([each.case for each in there.values()])
    return there


def _foretold(user: User, cases: Sequence[Case], there: dict[UUID, Waiting], ask: Asks) -> Verdicts:
    return {case.pk: _verdict(user, there.get(case.pk), ask) for case in cases}


def _verdict(user: User, each: Waiting | None, ask: Asks) -> Verdict:
    if each is None:
        return refused(_not_waiting())
    if not (allowed := may_perform(user, each.step, each.case)):
        return allowed
    try:
        ask(each)
    except Invalid as invalid:
        return refused(invalid.reason)
    return ALLOWED


def _amount(case: Application) -> Decimal:
    """What a batch gives: what the jury recommends, else what is asked for."""
    _not_against_jury(case, JuryVerdict.APPROVE)
    return juries.proposed_amount(case) or Decimal(0)


def _not_against_jury(case: Application, *said: JuryVerdict) -> None:
    """Whoever decides otherwise than the jury does so alone, looking at the one case."""
    item = juries.recommended(case)
    if item is not None and item.outcome not in said:
        raise Invalid({"outcome": _("The jury recommended something else. Decide on this one by itself.")})


def _approve(user: User, case: Case, given: Given) -> Memory:
    step = _step(case, "decide")
    row = _row(case)
    deciding.decide(
        step=step,
        actor=user,
        outcome=Outcome.APPROVE,
        amount=_own_amount(row, given, _amount(row)),
        reasons=_own_reasons(case, given),
        conditions=str(given.get("conditions") or ""),
    )
    return {}


def _reject(user: User, case: Case, given: Given) -> Memory:
    _not_against_jury(_row(case), JuryVerdict.REJECT, JuryVerdict.RESERVE)
    reasons, feedback = str(given["reasons"]), str(given["feedback"])
    step = _step(case, "decide")
    deciding.decide(step=step, actor=user, outcome=Outcome.REJECT, reasons=reasons, feedback=feedback)
    return {}


def _ask(user: User, case: Case, given: Given) -> Memory:
    """The formal check or the decision sends it back, whichever waits."""
    step, change = _step(case, "formal_check", "decide"), str(given["change"])
    points = {str(given["question"]): change}
    if step.node == "decide":
        deciding.decide(step=step, actor=user, outcome=Outcome.RETURN, reasons=change, points=points)
    else:
        formal.check_formally(step=step, actor=user, result="return", points=points, wait=undoing.waits())
    return {"node": step.node}


def _undo_decision(user: User, case: Case, memory: Memory) -> None:
    back.undo_decision(case=_row(case), actor=user, reason=_("Undone with the whole batch."))


def _undo_ask(user: User, case: Case, memory: Memory) -> None:
    if memory.get("node") == "decide":
        _undo_decision(user, case, memory)
    else:
        back.undo_return(case=_row(case), actor=user)


def _step(case: Case, *nodes: str) -> Step:
    found = Step.objects.open().filter(case=case.pk, node__in=nodes, case__kind__in=KINDS).first()
    if found is None:
        raise AlreadyDone(_not_waiting())
    return found


def _row(case: Case) -> Application:
    return Application.objects.select_related("call").get(pk=case.pk)


def _not_waiting() -> str:
    return _("No application waits for this in this case.")


def _amounts(cases: Sequence[Case], given: Given) -> Notes:
    """What each would get."""
    rows = Application.objects.filter(pk__in=[case.pk for case in cases]).select_related("call")
    items = juries.recommendations([row.pk for row in rows if row.call.jury])
    given_to = {row.pk: (row.pk in items and items[row.pk].amount) or row.requested for row in rows}
    return {pk: f"{figures(amount)} €" for pk, amount in given_to.items() if amount}


DECIDERS, ASKING = (Role.DECISION_MAKER,), (Role.FORMAL_OFFICER, Role.DECISION_MAKER)
register(
    Deed(
        "grants.approve",
        gettext_lazy("Approve with the amount asked for, or recommended by the jury"),
        _may_approve,
        _approve,
        ("conditions", "reasons"),
        _undo_decision,
        roles=DECIDERS,
        notes=_amounts,
        each=_approvals,
        undo_within=undoing.waits,
    ),
    Deed(
        "grants.reject",
        gettext_lazy("Reject applications"),
        _may_reject,
        _reject,
        ("reasons", "feedback"),
        _undo_decision,
        roles=DECIDERS,
        undo_within=undoing.waits,
    ),
    Deed(
        "grants.corrections",
        gettext_lazy("Ask for corrections"),
        _may_ask,
        _ask,
        ("question", "change"),
        _undo_ask,
        roles=ASKING,
        questions=many.questions_of,
        undo_within=undoing.waits,
    ),
)
