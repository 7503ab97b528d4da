"""How long requests at the door are kept, and what stays of one that is anonymised."""

import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from workflows.engine.erasing import Share, erase
from workflows.engine.models import Case
from workflows.engine.retention import CASE, closed_before
from workflows.upkeep.models import Deed, Unit
from workflows.upkeep.retention.keepings import Default, Keeping

from ..flows import ServiceRequestFlow
from ..models import ServiceRequest

NAMELESS = {**dict.fromkeys(("name", "email", "phone", "town", "words"), ""), "answer": "–"}
SHARES = (Share(ServiceRequest, "pk", anonymised=NAMELESS, deleted={}),)


def _closed(before: datetime.datetime) -> QuerySet[Case]:
    return closed_before(before, kind=ServiceRequestFlow.kind)


KEEPINGS = (
    Keeping(
        code="service_request",
        kind=CASE,
        label=_("Requests at the door"),
        event=_("the request was answered"),
        default=Default(12, Unit.MONTHS, Deed.ANONYMISE, "Art. 5 (1) e DSGVO"),
        over=_closed,
        forget=erase,
        deeds=(Deed.ANONYMISE,),
    ),
)
