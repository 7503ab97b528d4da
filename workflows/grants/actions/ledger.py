"""The money of a call: taken for a promise within the budget, free for others when it is not needed."""

from decimal import Decimal

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.people.verdicts import Invalid
from workflows.values.money import figures

from ..models import Application, Call, FundReservation
from ..rules import running


def take(case: Application, amount: Decimal) -> None:
    """The call has promised so much more; never more than its budget, whoever presses at the same time."""
    room = Call.objects.filter(pk=case.call_id, committed__lte=F("budget") - F("budget_reserve") - amount)
    if not room.update(committed=F("committed") + amount):
        raise Invalid({"amount": not_enough(Call.objects.get(pk=case.call_id).available)})


def not_enough(left: Decimal) -> str:
    """That the call can't promise what is wanted."""
    return _("The budget is not enough: %(left)s € are left.") % {"left": figures(left)}


def give_back(case: Application, keep: Decimal) -> None:
    """The call has back what is promised beyond `keep`; never less stays than what was paid."""
    promised = FundReservation.objects.select_for_update().get(application=case)
    keep = max(keep, promised.paid)
    if keep >= promised.amount:
        return
    Call.objects.filter(pk=case.call_id).update(committed=F("committed") - (promised.amount - keep))
    if keep:
        promised.amount = keep
    else:
        promised.released_at = timezone.now()
    promised.save(update_fields=["amount", "released_at"])


def hold_again(case: Application, amount: Decimal) -> None:
    """Money that had come back is out once more: the promise covers it again, and it counts as paid."""
    promised = FundReservation.objects.select_for_update().get(application=case)
    held = Decimal(0) if promised.released_at else promised.amount
    if (needed := promised.paid + amount) > held:
        take(case, needed - held)
        promised.amount, promised.released_at = needed, None
    promised.paid = needed
    promised.save(update_fields=["amount", "paid", "released_at"])


def promise_again(case: Application) -> None:
    """All that was approved is promised once more, so that a settlement may come out higher."""
    promised = FundReservation.objects.select_for_update().get(application=case)
    approved, held = running.approved(case), Decimal(0) if promised.released_at else promised.amount
    if approved <= held:
        return
    take(case, approved - held)
    promised.amount, promised.released_at = approved, None
    promised.save(update_fields=["amount", "released_at"])
