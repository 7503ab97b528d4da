"""Who in the house looks after a case: handed to a colleague, and back."""

from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from workflows.desk import rules
from workflows.engine import actions as engine
from workflows.engine.models import Audience, Case
from workflows.outbox.wishes import write_as_wished
from workflows.people.addresses import address
from workflows.people.models import OFFICE_ROLES, MailKind, User
from workflows.people.verdicts import AlreadyDone, require


def colleague(identifier: object) -> User | None:
    """The person of the office with this public identifier."""
    try:
        wanted = UUID(str(identifier))
    except ValueError:
        return None
    return User.objects.holding(*OFFICE_ROLES).filter(uuid=wanted).first()


@transaction.atomic
def give_to(*, case: Case, actor: User, person: User, is_told: bool = True) -> int | None:
    """`person` looks after the case from now on; returns who did before.

    They get a mail, unless `is_told` says that one goes out for many. Raises NotAllowed, and AlreadyDone
    when they look after it already.
    """
    locked = _locked(case)
    require(rules.may_write_note(actor, locked))
    require(rules.may_be_given(person, locked))
    if locked.assignee_id == person.pk:
        raise AlreadyDone(_("%(person)s looks after it already.") % {"person": person})
    before: int | None = locked.assignee_id
    _write(locked, actor, person.pk)
    if is_told and person != actor:
        tell(person, number=1, giver=actor)
    return before


@transaction.atomic
def give_back(*, case: Case, actor: User, before: object, after: object) -> None:
    """Whoever looked after the case before does again. Raises AlreadyDone when somebody else does by now."""
    locked = _locked(case)
    require(rules.may_write_note(actor, locked))
    if locked.assignee_id != after or locked.closed_at is not None:
        raise AlreadyDone(_("Something has been done in this case since, so it can't be undone any more."))
    person = User.objects.filter(pk=before, is_active=True).first() if isinstance(before, int) else None
    if person is not None and not rules.may_be_given(person, locked):
        raise AlreadyDone(_("%(person)s may not work on this case.") % {"person": person})
    _write(locked, actor, person.pk if person else None)


def tell(person: User, *, number: int, giver: User) -> None:
    """The colleague knows that cases were handed to them, as they want such mail."""
    link = f"{address('desk:cases', person.language)}?whose=mine"
    write_as_wished(
        to=person,
        kind=MailKind.GIVEN,
        template="desk/mail/given",
        context={"number": number, "giver": giver, "link": link},
        link=link,
        key=f"given.{uuid4()}",
    )


def _locked(case: Case) -> Case:
    found: Case = Case.objects.select_for_update(no_key=True, of=("self",)).get(pk=case.pk)
    return found


def _write(case: Case, actor: User, person: int | None) -> None:
    Case.objects.filter(pk=case.pk).update(assignee=person)
    engine.record(case, actor=actor, verb="contact.changed", audience=Audience.STAFF)
