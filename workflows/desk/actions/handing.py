"""A case whose applicant nobody represents any more comes into the hands of somebody who can act."""

from django.db import transaction
from django.utils.translation import gettext as _

from workflows.desk import rules
from workflows.desk.actions.messages import write_note
from workflows.engine import actions as engine
from workflows.engine.locks import lock_case
from workflows.engine.models import Case
from workflows.engine.standing import standing
from workflows.outbox.actions import queue_mail
from workflows.people.actions.members import appoint_representative
from workflows.people.addresses import address
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, require

LONGEST_REASON = 1000


@transaction.atomic
def hand_over(*, case: Case, email: str, reason: str, actor: User) -> User:
    """The person with this address represents the applicant from now on; why stands in a note of the office.

    In an organisation it is one of its members; without one, anybody with an account. Raises Invalid, and
    AlreadyDone when somebody can act again.
    """
    reason = reason.strip()[:LONGEST_REASON]
    if not reason:
        raise Invalid({"reason": _("Write down why: who asked for it, and how you know them.")})
    lock_case(case.pk)
    case = Case.objects.select_related("organisation", "applicant").get(pk=case.pk)
    require(rules.may_write_note(actor, case))
    if not Case.objects.unrepresented().filter(pk=case.pk).exists():
        raise AlreadyDone(_("Somebody acts for the applicant already."))
    person = _successor(case, email)
    if case.organisation is not None:
        appoint_representative(organisation=case.organisation, user=person, actor=actor)
    else:
        Case.objects.filter(pk=case.pk).update(applicant=person)
    note = write_note(case=case, actor=actor, text=reason)
    engine.record(case, actor=actor, verb="case.handed_over", data={"to": str(person.uuid), "note": note.pk})
    queue_mail(
        to=person,
        template="desk/mail/handed_over",
        context={"case": case, "link": address("desk:case", person.language, case_id=case.pk)},
        case=case,
    )
    return person


def _successor(case: Case, email: str) -> User:
    people = User.objects.filter(is_active=True, email__iexact=email.strip())
    if case.organisation_id is not None:
        people = people.filter(memberships__organisation=case.organisation_id)
    person = people.first()
    if person is None:
        raise Invalid({"email": _("Nobody with this address can take over. Check it, or invite them first.")})
    if person.has_role(*rules.OFFICE) or standing(case, person).deeds - {"answers.written"}:
        raise Invalid({"email": _("This person works on the case for the house. Choose somebody else.")})
    return person
