"""Being away: somebody stands in, hears of the work and may do it, with their own rights."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.desk import rules
from workflows.outbox.actions import queue_mail
from workflows.outbox.wishes import write_as_wished
from workflows.people.addresses import address
from workflows.people.models import Absence, MailKind, User
from workflows.people.standing_in import absences_of
from workflows.people.verdicts import Invalid, require

TEMPLATE, NOTED = "desk/mail/stands_in", "desk/mail/absence_noted"
LONGEST = timedelta(days=366)


@transaction.atomic
def set_absence(*, person: User, first_day: date, last_day: date, substitute: User | None) -> Absence:
    """The person is away on these days and the substitute, who has a mail, does their work meanwhile.

    Raises Invalid when the days do not fit, or the substitute doesn't work here or is away then, too.
    """
    require(rules.may_be_absent(person))
    errors = _problems(person, first_day, last_day, substitute)
    if errors or substitute is None:
        raise Invalid(errors)
    before = Absence.objects.select_for_update().filter(person=person).first()
    values = {"first_day": first_day, "last_day": last_day, "substitute": substitute}
    absence, _made = Absence.objects.update_or_create(
        person=person, defaults={**values, "noted_at": timezone.now()}
    )
    if before is not None and before.substitute_id != substitute.pk:
        _tell(before, is_over=True)
    if before is None or any(getattr(before, name) != value for name, value in values.items()):
        _tell(absence, is_over=False)
    return absence


@transaction.atomic
def note_absence(
    *, person: User, actor: User, first_day: date, last_day: date, substitute: User | None
) -> Absence:
    """An administrator notes that a colleague is away, who hears of it, too. Raises Invalid as above."""
    require(rules.may_note_absences(actor))
    absence = set_absence(person=person, first_day=first_day, last_day=last_day, substitute=substitute)
    _tell_person(absence, actor, is_over=False)
    return absence


@transaction.atomic
def end_absence_of(*, person: User, actor: User) -> None:
    """An administrator notes that a colleague is here again."""
    require(rules.may_note_absences(actor))
    absence = Absence.objects.filter(person=person).select_related("person", "substitute").first()
    end_absence(person=person)
    if absence is not None:
        _tell_person(absence, actor, is_over=True)


def _tell_person(absence: Absence, actor: User, *, is_over: bool) -> None:
    if absence.person == actor:
        return
    context = {
        "by": actor,
        "substitute": absence.substitute,
        "first_day": absence.first_day,
        "last_day": absence.last_day,
        "is_over": is_over,
        "link": address("desk:absence", absence.person.language),
    }
    queue_mail(to=absence.person, template=NOTED, context=context)


@transaction.atomic
def end_absence(*, person: User) -> None:
    """The person is back, or stays; whoever stands in hears of it. Nothing happens when they were here."""
    require(rules.may_be_absent(person))
    absence = Absence.objects.select_for_update().filter(person=person).first()
    if absence is None:
        return
    absence.delete()
    if absence.last_day >= timezone.localdate():
        _tell(absence, is_over=True)


def _problems(person: User, first_day: date, last_day: date, substitute: User | None) -> dict[str, str]:
    today, errors = timezone.localdate(), {}
    if last_day < today:
        errors["last_day"] = _("This day is over. Choose a later one.")
    elif last_day < first_day:
        errors["last_day"] = _("The end lies before the beginning. Change one of the two dates.")
    elif last_day - first_day > LONGEST:
        errors["last_day"] = _("That is more than a year. Choose an earlier day.")
    if substitute is None or substitute == person or not substitute.works_here:
        errors["substitute"] = _("Choose a colleague.")
    elif _is_away_then(substitute, first_day, last_day):
        errors["substitute"] = _("%(person)s is away in this time, too.") % {"person": substitute}
    return errors


def _is_away_then(person: User, first_day: date, last_day: date) -> bool:
    theirs = absences_of([person]).get(person.pk)
    return theirs is not None and theirs.first_day <= last_day and first_day <= theirs.last_day


def _tell(absence: Absence, *, is_over: bool) -> None:
    link = address("desk:tasks", absence.substitute.language)
    context = {
        "absent": absence.person,
        "first_day": absence.first_day,
        "last_day": absence.last_day,
        "is_over": is_over,
        "link": link,
    }
    write_as_wished(
        to=absence.substitute,
        kind=MailKind.GIVEN,
        template=TEMPLATE,
        context=context,
        link=link,
        key="",
        about=f"desk.stands-in.{absence.person_id}",
    )
