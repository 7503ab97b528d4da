"""Where a reclaim stands: what is owed until when, what came back, what was let go. And who may do what."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.people.models import Role, User
from workflows.people.verdicts import ALLOWED, Verdict, refused

from ..models import (
    Application,
    GrantSettlement,
    Owed,
    Reclaim,
    ReclaimPart,
    ReclaimReceipt,
    ReclaimReminder,
    ReclaimWaiver,
    WaiverKind,
)
from . import four_eyes, running
from .four_eyes import Act

ZERO = Decimal(0)
MOST_PARTS = 36


@dataclass(frozen=True)
class Row:
    """A part with what is still open of it, and the reminders of it."""

    part: ReclaimPart
    open: Decimal
    reminders: Sequence[ReclaimReminder] = ()

    @property
    def is_late(self) -> bool:
        """Something is open after the day."""
        return self.open > 0 and self.part.due_on < timezone.localdate()


@dataclass(frozen=True)
class Account:
    """A reclaim with everything that was written down of it."""

    reclaim: Reclaim
    parts: Sequence[ReclaimPart]
    receipts: Sequence[ReclaimReceipt]
    waivers: Sequence[ReclaimWaiver]
    reversed: Sequence[ReclaimReceipt] = ()

    @property
    def regular(self) -> list[ReclaimReceipt]:
        """What came of the money that was still pursued."""
        return [each for each in self.receipts if not each.of_shelved]

    @property
    def principal_open(self) -> Decimal:
        """What is still open of the grant."""
        let_go = sum((each.principal for each in self.confirmed), ZERO)
        return self.reclaim.principal - sum((each.principal for each in self.regular), ZERO) - let_go

    @property
    def interest_open(self) -> Decimal:
        """What is still open of the interest that was asked for."""
        asked = sum((each.amount for each in self.parts if each.kind == Owed.INTEREST), ZERO)
        let_go = sum((each.interest for each in self.confirmed), ZERO)
        return asked - sum((each.interest for each in self.regular), ZERO) - let_go

    @property
    def open(self) -> Decimal:
        """Everything that is still open."""
        return self.principal_open + self.interest_open

    @property
    def received(self) -> Decimal:
        """Everything that came back."""
        return sum((each.amount for each in self.receipts), ZERO)

    @property
    def confirmed(self) -> list[ReclaimWaiver]:
        """What was let go."""
        return [each for each in self.waivers if each.confirmed_at is not None]

    @property
    def shelved_principal(self) -> Decimal:
        """What of the grant is not pursued any more and has not come since; in law it stays owed."""
        came = sum((each.principal for each in self.receipts if each.of_shelved), ZERO)
        return sum((each.principal for each in self._shelved), ZERO) - came

    @property
    def shelved(self) -> Decimal:
        """The same with its interest."""
        came = sum((each.amount for each in self.receipts if each.of_shelved), ZERO)
        return sum((each.amount for each in self._shelved), ZERO) - came

    @property
    def _shelved(self) -> list[ReclaimWaiver]:
        return [each for each in self.confirmed if each.kind == WaiverKind.SHELVE]

    @property
    def proposal(self) -> ReclaimWaiver | None:
        """A waiver that waits for a second person."""
        return next((each for each in self.waivers if not (each.confirmed_by_id or each.refused_by_id)), None)

    @property
    def asks_interest(self) -> bool:
        """Whether the interest was worked out and asked for."""
        return any(each.kind == Owed.INTEREST for each in self.parts)

    @property
    def rows(self) -> list[Row]:
        """The parts that count, by their day; money covers the earliest first."""
        return [
            *self._rows(Owed.PRINCIPAL, self.principal_open),
            *self._rows(Owed.INTEREST, self.interest_open),
        ]

    def _rows(self, kind: str, still: Decimal) -> list[Row]:
        """What is open lies in the last parts: all that came covers the first ones."""
        rows = []
        parts = [each for each in self.parts if each.kind == kind and each.replaced_at is None]
        for part in sorted(parts, key=lambda each: (each.due_on, each.number), reverse=True):
            left = min(part.amount, still)
            still -= left
            rows.append(Row(part, left, part.reminders.all()))  # type: ignore[arg-type]
        return rows[::-1]

    @property
    def next(self) -> Row | None:
        """The first part of which something is open."""
        return next((row for row in self.rows if row.open), None)


def account_of(reclaim: Reclaim) -> Account:
    """The reclaim as it stands in the database now."""
    parts = reclaim.parts.prefetch_related(Prefetch("reminders", ReclaimReminder.objects.order_by("level")))
    return account_from(
        reclaim,
        list(parts),
        list(reclaim.receipts.select_related("noted_by")),
        list(reclaim.waivers.select_related("proposed_by", "confirmed_by", "refused_by")),
    )


def account_from(
    reclaim: Reclaim,
    parts: Sequence[ReclaimPart],
    receipts: Sequence[ReclaimReceipt],
    waivers: Sequence[ReclaimWaiver],
) -> Account:
    """The account of these rows; what the bank took away again did not come."""
    kept = [each for each in receipts if each.reversed_on is None]
    gone = [each for each in receipts if each.reversed_on is not None]
    return Account(reclaim, parts, kept, waivers, gone)


def standing(case: Application) -> Reclaim | None:
    """The reclaim of this grant, if money has to come or came back."""
    found = Reclaim.objects.filter(application=case, withdrawn_at=None)
    return found.select_related("settlement", "application__call", "application__organisation").first()


def still_owed(case: Application, settlement: GrantSettlement) -> Decimal:
    """What comes back of this settlement: less when part of it came before a complaint opened it again."""
    return max(min(settlement.reclaim, running.paid(case) - settlement.final_grant), ZERO)


def equal_parts(amount: Decimal, count: int, first: datetime.date) -> list[tuple[datetime.date, Decimal]]:
    """So many monthly parts of whole cents; the last one takes what does not divide."""
    each = (amount / count).quantize(Decimal("0.01"), "ROUND_DOWN")
    days = [_months_later(first, number) for number in range(count)]
    return [*((day, each) for day in days[:-1]), (days[-1], amount - each * (count - 1))]


def _months_later(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months later, or the last day of that month (§ 188 Abs. 3 BGB)."""
    years, month = divmod(day.month - 1 + months, 12)
    first_of_next = datetime.date(day.year + years + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    last = (first_of_next - datetime.timedelta(days=1)).day
    return datetime.date(day.year + years, month + 1, min(day.day, last))


# --- who ----------------------------------------------------------------------------------------------------


def may_defer(user: User, case: Application) -> Verdict:
    """The cash desk or an officer agrees on instalments."""
    return _of_house(user, case, Act.DEFER, Role.CASH, Role.FORMAL_OFFICER)


def may_propose_waiver(user: User, case: Application) -> Verdict:
    """The cash desk or an officer proposes to let money go."""
    return _of_house(user, case, Act.PROPOSE_WAIVER, Role.CASH, Role.FORMAL_OFFICER)


def may_answer_waiver(user: User, case: Application) -> Verdict:
    """Whoever decides, and did not propose it (VV Nr. 3 zu § 59 BHO: a second person)."""
    return _of_house(user, case, Act.WAIVE, Role.DECISION_MAKER)


def may_book_shelved(user: User, case: Application) -> Verdict:
    """The cash desk books money that came although nobody pursued it any more."""
    return _of_house(user, case, Act.RECEIVE, Role.CASH)


def may_list(user: User) -> Verdict:
    """Who sees all reclaims of the house."""
    if user.has_role(Role.CASH, Role.DECISION_MAKER, Role.AUDITOR):
        return ALLOWED
    return refused(_("Only the cash desk, the head of the house and auditors can do this."))


def _of_house(user: User, case: Application, act: Act, *roles: Role) -> Verdict:
    if not user.has_role(*roles):
        return refused(_("This is done by people with another role."))
    return four_eyes.may(act, user, case)
