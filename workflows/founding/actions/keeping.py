"""How long foundings are kept, and what each table keeps of one that is anonymised."""

import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from workflows.engine.erasing import NOBODY, Share, erase
from workflows.engine.models import Case
from workflows.engine.retention import CASE, closed_before
from workflows.upkeep.models import Deed, Unit
from workflows.upkeep.retention.keepings import Default, Keeping

from ..models import (
    BeneficialOwner,
    BoardOffice,
    ClauseComment,
    CourtAnswer,
    CourtPoint,
    Duty,
    Founder,
    FounderEntry,
    FounderInvitation,
    FoundingCase,
    FoundingMeeting,
    MeetingDraft,
    OriginTally,
    PapersCheck,
    RegisterFiling,
    Remedy,
    StatuteReview,
    StatuteVersion,
    TaxNotice,
    Waiver,
)

EMPTY = {"branch": {}, "wordings": {}, "foreigners": "", "register_number": "", "draft_wishes": ""}
SHARES = (
    Share(FoundingCase, "pk", anonymised=EMPTY, deleted={}),  # its row goes with the case's own
    Share(BeneficialOwner, "case"),
    Share(Duty, "case", anonymised={"done_by": None}),
    Share(Founder, "case"),
    Share(FounderEntry, "invitation__case"),
    Share(FounderInvitation, "case"),
    Share(OriginTally, "case"),
    Share(BoardOffice, "meeting__case"),
    Share(FoundingMeeting, "case"),
    Share(MeetingDraft, "case"),
    Share(ClauseComment, "review__case"),
    Share(StatuteReview, "case"),
    Share(StatuteVersion, "case"),
    Share(Waiver, "case"),
    Share(Remedy, "answer__filing__case"),
    Share(CourtPoint, "answer__filing__case"),
    Share(CourtAnswer, "filing__case"),
    Share(RegisterFiling, "case"),
    Share(TaxNotice, "case", anonymised={"noted_by": NOBODY}),  # statistics count them
    Share(PapersCheck, "case"),
)


def _closed(before: datetime.datetime) -> QuerySet[Case]:
    kinds = FoundingCase.objects.values_list("kind", flat=True).distinct()
    return closed_before(before, kind__in=kinds)


KEEPINGS = (
    Keeping(
        code="founding",
        kind=CASE,
        label=_("Foundings"),
        event=_("the case was closed"),
        default=Default(12, Unit.MONTHS, Deed.ANONYMISE, "Art. 5 (1) e DSGVO"),
        over=_closed,
        forget=erase,
        deeds=(Deed.ANONYMISE,),
    ),
)
