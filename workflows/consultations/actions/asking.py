"""Asking for a time: it is taken from that moment on, and the adviser answers."""

from dataclasses import dataclass

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine.actions import next_number, start
from workflows.engine.models import Case
from workflows.people.membership import belongs
from workflows.people.models import Organisation, User
from workflows.people.verdicts import Invalid, require
from workflows.values.phones import read_phone
from workflows.values.reading import Unreadable

from .. import topics
from ..flows import ConsultationFlow
from ..models import Consultation, Way
from ..reading.free import Slot, find_slot
from ..rules import cases as rules

LONGEST_MATTER = 1000


@dataclass(frozen=True)
class Request:
    """What somebody asks for; `matter` is a few words, `interpreter` the language to interpret from."""

    slot: str
    topic: str
    way: str
    spoken: str
    interpreter: str = ""
    matter: str = ""
    phone: str = ""
    organisation: Organisation | None = None
    about: Case | None = None


def taken() -> Invalid:
    """What is said to whoever came second."""
    return Invalid({"slot": _("This time is taken or over. Choose another one.")})


@transaction.atomic
def ask(*, actor: User, request: Request) -> Consultation:
    """The time is taken; the adviser answers. Invalid when somebody was faster or something is missing."""
    require(rules.may_ask(actor))
    slot = find_slot(request.slot)
    if slot is None:
        raise taken()
    if errors := _problems(actor, request, slot):
        raise Invalid(errors)
    case = _keep(actor, request, slot)
    start(ConsultationFlow, case=case, actor=actor, verb="consultation.asked")
    return case


def _problems(actor: User, request: Request, slot: Slot) -> dict[str, str]:
    errors = {}
    if request.topic not in topics.labels() or (slot.hours.topics and request.topic not in slot.hours.topics):
        errors["topic"] = _("Choose a topic that is advised on at this time.")
    if request.way not in slot.hours.ways:
        errors["way"] = _("Choose one of the ways that are offered at this time.")
    if request.spoken not in slot.hours.languages:
        errors["spoken"] = _("Choose a language that the adviser speaks.")
    if request.way == Way.PHONE:
        errors |= _phone_problems(request.phone)
    if len(request.matter) > LONGEST_MATTER:
        errors["matter"] = _("Please keep to 1,000 characters; you tell us the rest when we talk.")
    if slot.hours.adviser_id == actor.pk:
        errors["slot"] = _("This is your own time. Choose another adviser.")
    if request.organisation is not None and not belongs(actor, request.organisation):
        errors["organisation"] = _("You do not belong to this organisation.")
    if request.about is not None and not Case.objects.visible_to(actor).filter(pk=request.about.pk).exists():
        errors["about"] = _("Choose one of your own applications.")
    return errors


def _phone_problems(typed: str) -> dict[str, str]:
    if not typed.strip():
        return {"phone": _("Under which number do we reach you?")}
    try:
        read_phone(typed)
    except Unreadable as error:
        return {"phone": error.message}
    return {}


def _keep(actor: User, request: Request, slot: Slot) -> Consultation:
    """The row with its time; the database lets one of two in."""
    try:
        with transaction.atomic():
            return Consultation.objects.create(
                kind=ConsultationFlow.kind,
                number=next_number("B"),
                title=topics.label(request.topic, settings.LANGUAGE_CODE)[:200],
                organisation=request.organisation,
                applicant=actor,
                assignee=slot.adviser,
                language=actor.language,
                submitted_at=timezone.now(),
                adviser=slot.adviser,
                starts_at=slot.starts_at,
                ends_at=slot.ends_at,
                way=request.way,
                place=slot.hours.place if request.way != Way.PHONE else "",
                phone=read_phone(request.phone) if request.way == Way.PHONE else "",
                spoken=request.spoken,
                interpreter=request.interpreter.strip()[:60],
                topic=request.topic,
                matter=request.matter.strip(),
                about=request.about,
            )
    except IntegrityError as error:
        if "consultation_never_twice" in str(error):
            raise taken() from error
        raise
