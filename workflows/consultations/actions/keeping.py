"""How long consultations are kept, and what stays of one that is anonymised: what reports count."""

import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from workflows.engine.erasing import NOBODY, Share, erase
from workflows.engine.models import Case
from workflows.engine.retention import CASE, closed_before
from workflows.upkeep.models import Deed, Unit
from workflows.upkeep.retention.keepings import Default, Keeping

from ..flows import ConsultationFlow
from ..models import Consultation

NAMELESS = {
    "adviser": NOBODY,
    "blocks": False,
    **dict.fromkeys(("place", "phone", "interpreter", "matter", "result", "next_step"), ""),
    "answer": "–",
    "about": None,
}
SHARES = (
    Share(Consultation, "pk", anonymised=NAMELESS, deleted={}),  # its row goes with the case's own
    # Another case that a consultation was about may go; the consultation stays.
    Share(Consultation, "about", anonymised={}, deleted={"about": None}),
)


def _closed(before: datetime.datetime) -> QuerySet[Case]:
    return closed_before(before, kind=ConsultationFlow.kind)


KEEPINGS = (
    Keeping(
        code="booked_consultation",
        kind=CASE,
        label=_("Booked consultations"),
        event=_("the consultation was closed"),
        default=Default(3, Unit.YEARS, Deed.ANONYMISE, "§ 195 BGB"),
        over=_closed,
        forget=erase,
        deeds=(Deed.ANONYMISE,),
    ),
)
