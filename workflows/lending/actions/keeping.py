"""How long bookings are kept, and what stays of one that is anonymised: hours and numbers, nobody's name."""

import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from workflows.engine.erasing import NOBODY, Share, erase
from workflows.engine.models import Case
from workflows.engine.retention import CASE, closed_before
from workflows.upkeep.models import Deed, Unit
from workflows.upkeep.retention.keepings import Default, Keeping

from ..flows import BookingFlow
from ..models import Booking, Damage, Protocol, Reservation, UnitCheck

SHARES = (
    Share(Reservation, "booking", anonymised={}),
    Share(Protocol, "booking", anonymised={"condition": "", "signed_name": "–", "by": NOBODY}),
    Share(UnitCheck, "protocol__booking", anonymised={}),
    Share(Damage, "booking", anonymised={"what": "–"}),
    Share(
        Booking,
        "pk",
        anonymised={
            "purpose": "–",
            **dict.fromkeys(("answer", "exception", "exception_grounds", "delegate", "pickup_code"), ""),
        },
        deleted={},  # its row goes with the case's own
    ),
)


def _closed(before: datetime.datetime) -> QuerySet[Case]:
    return closed_before(before, kind=BookingFlow.kind)


KEEPINGS = (
    Keeping(
        code="booking",
        kind=CASE,
        label=_("Bookings of rooms and equipment"),
        event=_("the case was closed"),
        default=Default(3, Unit.YEARS, Deed.ANONYMISE, "§ 195 BGB", from_year_end=True),
        over=_closed,
        forget=erase,
        deeds=(Deed.ANONYMISE,),
    ),
)
