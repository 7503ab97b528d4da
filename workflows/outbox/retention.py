"""Retention of mails: first the text goes, later the name; that something was sent stays."""

import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workflows.engine import erasing
from workflows.engine.erasing import Share
from workflows.engine.membership import representatives
from workflows.engine.models import Case
from workflows.engine.retention import CASE, register_teller
from workflows.upkeep.models import Deed, LegalHold, Unit
from workflows.upkeep.retention import keepings
from workflows.upkeep.retention.keepings import Default, Keeping

from .actions import queue_mail
from .addressees import case_address
from .models import Bounce, HeldMail, Message, SharedBody, State

GONE = "removed@anonymised.invalid"
EMPTY: dict[str, object] = {"text": "", "html": "", "fields": {}, "shared_body": None}
NAMELESS: dict[str, object] = {
    **EMPTY,
    "to_address": GONE,
    "recipient": None,
    "subject": "",
    "headers": {},
    "reply_to": "",
    "reason": "",
}


def _settled(before: datetime.datetime) -> QuerySet[Message]:
    """Mails with which nothing more happens, older than this, of no case that is held."""
    held = LegalHold.objects.open().filter(kind=CASE).values_list("subject", flat=True)
    held_cases = Case.objects.filter(pk__in=list(held)).values("pk")
    mails = Message.objects.settled().filter(queued_at__lt=before)
    return mails.filter(Q(case=None) | ~Q(case__in=held_cases))


def _empty(before: datetime.datetime) -> int:
    now = timezone.now()
    count = _settled(before).filter(emptied_at=None).update(**EMPTY, emptied_at=now)
    SharedBody.objects.filter(messages=None, created_at__lt=before).delete()
    Bounce.objects.filter(came_at__lt=before).exclude(diagnostic="").update(diagnostic="")
    return count + Message.objects.filter(state=State.DROPPED, emptied_at=None).update(
        **EMPTY, emptied_at=now
    )


def _forget_names(before: datetime.datetime) -> int:
    mails = _settled(before).filter(case=None).exclude(to_address=GONE)
    Message.attachments.through.objects.filter(message__in=mails.values("pk")).delete()
    return mails.update(**NAMELESS, emptied_at=timezone.now())


def _tell(case: Case, day: datetime.date) -> None:
    """Everybody who can still hand the draft in hears that it will be deleted, in their own language."""
    for person in representatives(case):
        queue_mail(
            to=person,
            template="outbox/mail/draft_ends",
            context={"case": case, "day": day, "url": case_address(case, person.language)},
            case=case,
            key=f"draft.ends.{case.pk}.{day}.{person.pk}",
        )


KEEPINGS = (
    Keeping(
        code="mail_text",
        label=_("Texts of mails"),
        event=_("the mail was written"),
        default=Default(90, Unit.DAYS, Deed.ANONYMISE, "Art. 5 (1) e DSGVO"),
        in_bulk=_empty,
        deeds=(Deed.ANONYMISE,),
    ),
    Keeping(
        code="mail",
        label=_("Addresses of mails that belong to no case"),
        event=_("the mail was written"),
        default=Default(12, Unit.MONTHS, Deed.ANONYMISE, "Art. 5 (1) e DSGVO"),
        in_bulk=_forget_names,
        deeds=(Deed.ANONYMISE,),
    ),
)


def register() -> None:
    """Mails are kept by rule, and leave with their case."""
    keepings.register(*KEEPINGS)
    register_teller(_tell)
    now_empty = {**NAMELESS, "key": None}
    erasing.register(
        Share(Message.attachments.through, "message__case"),
        Share(Bounce, "message__case"),
        Share(HeldMail, "case"),
        Share(Message, "case", anonymised=now_empty, deleted={**now_empty, "case": None}),
    )
