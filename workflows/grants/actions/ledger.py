"""The money of a call that is not needed any more is free for others."""

from decimal import Decimal

from django.db.models import F
from django.utils import timezone

from ..models import Application, Call, FundReservation


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
