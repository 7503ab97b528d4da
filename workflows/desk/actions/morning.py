"""One morning mail to those who run the house, when something in it is broken."""

from django.db import transaction
from django.utils import timezone

from workflows.desk.concerns import Concern, concerns
from workflows.outbox.actions import queue_mail
from workflows.outbox.models import Message
from workflows.people.addresses import address
from workflows.people.models import Role, User

TEMPLATE = "desk/mail/morning"
# By the clock of the house; the hour of the tasks' mails, so that one look in the morning sees all.
HOUR = 7


def tick() -> int:
    """In that hour each administrator has been told what is broken, once. Returns how many mails."""
    if timezone.localtime().hour != HOUR:
        return 0
    untold = [person for person in User.objects.holding(Role.ADMIN) if not _was_told(person)]
    broken = concerns() if untold else []
    return sum(_tell(person, broken) for person in untold) if broken else 0


def _key(person: User) -> str:
    return f"morning.{timezone.localdate()}.{person.pk}"


def _was_told(person: User) -> bool:
    return Message.objects.filter(key=_key(person)).exists()


@transaction.atomic
def _tell(person: User, broken: list[Concern]) -> int:
    language = person.language
    listed = [{"text": each.text(language), "link": each.link(language)} for each in broken]
    context = {"concerns": listed, "number": len(listed), "operation": address("desk:operation", language)}
    queue_mail(to=person, template=TEMPLATE, context=context, key=_key(person))
    return 1
