"""How long grants are kept, and what each table keeps of one that is anonymised: what reports count.

Sums, dates and outcomes stay; names, accounts, texts, reviews and receipts go. Who checked and released a
payment stays too: the books need two people behind every euro, and the database insists on it.
"""

import datetime

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from workflows.engine.erasing import NOBODY, Share, erase
from workflows.engine.models import Case
from workflows.engine.retention import CASE, closed_before
from workflows.people.actions.accounts import nobody
from workflows.upkeep.models import Deed, LegalHold, Unit
from workflows.upkeep.retention.keepings import Default, Keeping

from ..models import (
    Application,
    BankEntry,
    ChangeRequest,
    Complaint,
    Consultation,
    ContractSignature,
    Decision,
    FormalCheck,
    FundReservation,
    GrantSettlement,
    GuestDraft,
    Helping,
    JuryItem,
    JuryRecusal,
    JuryVote,
    Notice,
    Payment,
    Receipt,
    Reclaim,
    ReclaimPart,
    ReclaimReceipt,
    ReclaimReminder,
    ReclaimWaiver,
    ReportReturn,
    Review,
    SigningCode,
    SpotCheck,
)

NAMELESS_ENTRY = {"name": "", "iban": "", "purpose": ""}
SHARES = (
    Share(BankEntry, "payment__application", anonymised=NAMELESS_ENTRY),
    Share(BankEntry, "settlement__application", anonymised=NAMELESS_ENTRY),
    Share(Application, "pk", anonymised={}, deleted={}),  # its row goes with the case's own
    Share(Consultation, "case", anonymised={}, deleted={"case": None}),  # kept by a rule of its own
    Share(
        Decision,
        "application",
        anonymised={
            "reasons": "",
            "feedback": "",
            "conditions": "",
            "conditions_aid": "",
            "decided_by": NOBODY,
        },
    ),
    Share(
        FormalCheck,
        "application",
        anonymised={"checklist": {}, "note": "", "feedback": "", "officer": NOBODY, "confirmed_by": None},
    ),
    Share(FundReservation, "application", anonymised={}),
    Share(ReclaimReminder, "part__reclaim__application", anonymised={}),
    Share(ReclaimPart, "reclaim__application", anonymised={}),
    Share(ReclaimReceipt, "reclaim__application", anonymised={}),
    Share(ReclaimWaiver, "reclaim__application", anonymised={"reason": "–", "answer": ""}),
    Share(Reclaim, "application", anonymised={}),
    Share(GrantSettlement, "application", anonymised={"cuts": [], "checklist": {}, "note": ""}),
    Share(ReportReturn, "application"),
    Share(
        Payment,
        "application",
        anonymised={
            **dict.fromkeys(("payee", "iban", "street", "postcode", "town", "reference", "answer"), ""),
            "needs": [],
            "requested_by": NOBODY,
        },
    ),
    Share(Complaint, "application", anonymised={"text": "", "answer": "", "made_by": NOBODY}),
    Share(ChangeRequest, "application"),
    Share(JuryVote, "item__application"),
    Share(JuryRecusal, "item__application"),
    Share(JuryItem, "application", anonymised={"reasons": ""}),
    Share(Notice, "application"),
    Share(Receipt, "application"),
    Share(SpotCheck, "application"),
    Share(Review, "application"),
    Share(SigningCode, "application"),
    Share(ContractSignature, "application"),
)


def _paid() -> Q:
    return Q(stage="closed") | Q(Exists(Payment.objects.released().filter(application=OuterRef("pk"))))


def _without_money(before: datetime.datetime) -> QuerySet[Case]:
    return closed_before(before, kind__in=_kinds()).exclude(_paid())


def _with_money(before: datetime.datetime) -> QuerySet[Case]:
    return closed_before(before, kind__in=_kinds()).filter(_paid())


def _kinds() -> QuerySet[Application, str]:
    return Application.objects.values_list("kind", flat=True).distinct()


def _old_consultations(before: datetime.datetime) -> QuerySet[Consultation]:
    """Talks with organisations that nobody advised since; those of a case that is held stay."""
    day = before.date()
    later = Consultation.objects.filter(organisation=OuterRef("organisation"), held_on__gte=day)
    held = LegalHold.objects.open().filter(kind=CASE, subject=Cast(OuterRef("case"), CharField()))
    old = Consultation.objects.filter(~Exists(later), ~Q(note="", topic="", case=None), held_on__lt=day)
    return old.filter(~Exists(held))


def _forget_talk(consultation: Consultation, deed: str) -> None:
    """That there was a consultation stays to be counted."""
    consultation.topic, consultation.note, consultation.case = "", "", None
    consultation.adviser = nobody()
    consultation.save(update_fields=["topic", "note", "case", "adviser"])


def _ended_help(before: datetime.datetime) -> QuerySet[Helping]:
    return Helping.objects.filter(ended_at__lt=before)


def _expired_drafts(before: datetime.datetime) -> QuerySet[GuestDraft]:
    return GuestDraft.objects.filter(expires_at__lt=before)


KEEPINGS = (
    Keeping(
        code="helping",
        label=_("Help with filling in that has ended"),
        event=_("the group or the helper ended it"),
        default=Default(3, Unit.YEARS, Deed.DELETE, "§ 195 BGB"),
        over=_ended_help,
        forget=lambda helping, deed: helping.delete(),
    ),
    Keeping(
        code="guest_draft",
        label=_("Applications begun without an account"),
        event=_("the link ran out, 30 days after the last change"),
        default=Default(1, Unit.DAYS, Deed.DELETE, "Art. 5 (1) c, e DSGVO"),
        over=_expired_drafts,
        forget=lambda draft, deed: draft.delete(),
    ),
    Keeping(
        code="grant_without_money",
        kind=CASE,
        label=_("Grants: rejected, withdrawn, lapsed"),
        event=_("the case was closed"),
        default=Default(12, Unit.MONTHS, Deed.ANONYMISE, "Art. 5 (1) e DSGVO; § 195 BGB"),
        over=_without_money,
        forget=erase,
        deeds=(Deed.ANONYMISE,),
    ),
    Keeping(
        code="grant_with_money",
        kind=CASE,
        label=_("Grants: paid, with receipts"),
        event=_("the case was closed"),
        default=Default(
            8, Unit.YEARS, Deed.ANONYMISE, "§ 147 (1) 4, (3) AO; Nr. 6 ANBest-P", from_year_end=True
        ),
        over=_with_money,
        forget=erase,
        deeds=(Deed.ANONYMISE,),
    ),
    Keeping(
        code="consultation",
        label=_("Consultations"),
        event=_("the organisation was last advised"),
        default=Default(3, Unit.YEARS, Deed.ANONYMISE, "§ 195 BGB"),
        over=_old_consultations,
        forget=_forget_talk,
        deeds=(Deed.ANONYMISE,),
    ),
)
