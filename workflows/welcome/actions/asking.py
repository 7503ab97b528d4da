"""Asking at the door, with an account or without one."""

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine.actions import next_number, start
from workflows.people.actions.accounts import nobody
from workflows.people.models import User
from workflows.people.verdicts import Invalid, TooOften
from workflows.upkeep.limits import take
from workflows.values.phones import read_phone
from workflows.values.reading import Unreadable

from ..flows import ServiceRequestFlow
from ..models import ServiceRequest

FEWEST, MOST = 10, 1500
TITLE = 80


@dataclass(frozen=True)
class Words:
    """What somebody writes at the door; one of `email` and `phone` is needed."""

    name: str
    words: str
    language: str
    email: str = ""
    phone: str = ""
    town: str = ""
    consent: bool = False


def ask(*, given: Words, actor: User | None, address: str) -> ServiceRequest:
    """The request lies with the advisers; Invalid for what is missing, TooOften for who asks all the time."""
    if errors := _problems(given):
        raise Invalid(errors)
    _count(given, address)
    return _keep(given, actor)


@transaction.atomic
def _keep(given: Words, actor: User | None) -> ServiceRequest:
    words = given.words.strip()
    case = ServiceRequest.objects.create(
        kind=ServiceRequestFlow.kind,
        number=next_number("A"),
        title=" ".join(words.split())[:TITLE],
        applicant=actor or nobody(),
        language=given.language,
        submitted_at=timezone.now(),
        name=given.name.strip(),
        email=given.email.strip(),
        phone=read_phone(given.phone) if given.phone.strip() else "",
        town=given.town.strip(),
        words=words,
    )
    start(ServiceRequestFlow, case=case, actor=actor, verb="request.asked")
    return case


def _count(given: Words, address: str) -> None:
    """Enough for people, too little for machines; a refused one is counted, too."""
    caller = take("door_request_from", address)
    receiver = take("door_request_to", given.email) if given.email.strip() else caller
    if not caller or not receiver:
        wait = max(caller.wait, receiver.wait)
        raise TooOften(_("That was very often. Wait a while and try again, or call us."), wait)


def _problems(given: Words) -> dict[str, str]:
    errors = {}
    if not given.name.strip():
        errors["name"] = _("How may we call you?")
    if len(given.words.strip()) < FEWEST:
        errors["words"] = _("Tell us in a sentence what you need.")
    elif len(given.words) > MOST:
        errors["words"] = _("Please keep to 1,500 characters; you tell us the rest when we talk.")
    if not given.consent:
        errors["consent"] = _("We need your consent to write to you or call you.")
    if given.language not in dict(settings.LANGUAGES):
        errors["language"] = _("Choose a language.")
    return errors | _unreachable(given)


def _unreachable(given: Words) -> dict[str, str]:
    if not given.email.strip() and not given.phone.strip():
        return {"email": _("How do we reach you? Give an e-mail address or a phone number.")}
    errors = {}
    if given.email.strip():
        try:
            validate_email(given.email.strip())
        except ValidationError:
            errors["email"] = _("This is not an e-mail address. It looks like name@example.org.")
    if given.phone.strip():
        try:
            read_phone(given.phone)
        except Unreadable as error:
            errors["phone"] = error.message
    return errors
