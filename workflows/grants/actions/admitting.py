"""Admitting one organisation after the round: proposed with a reason, confirmed by a second person."""

import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from workflows.outbox.actions import queue_mail
from workflows.people.addresses import address
from workflows.people.models import MembershipFunction, Organisation, User
from workflows.people.verdicts import AlreadyDone, Invalid, require

from ..models import Call, CallState, LateAdmission
from ..rules import admissions as rules


@transaction.atomic
def propose_admission(
    *, call: Call, organisation: Organisation, actor: User, reason: str, until: datetime.date
) -> LateAdmission:
    """The exception waits for a second person; one organisation is admitted once to a call."""
    require(rules.may_propose(actor, organisation))
    _fits(call, reason, until)
    try:
        with transaction.atomic():
            return LateAdmission.objects.create(
                call=call,
                organisation=organisation,
                reason=reason.strip(),
                until=until,
                proposed_by=actor,
            )
    except IntegrityError as error:
        raise AlreadyDone(_("This organisation has been admitted late to this call already.")) from error


def _fits(call: Call, reason: str, until: datetime.date) -> None:
    if call.state != CallState.PUBLISHED:
        raise AlreadyDone(_("This call takes no applications at all."))
    if call.window_at() is not None:
        raise AlreadyDone(_("A round of this call is open; everybody can apply."))
    errors: dict[str, str] = {}
    if not reason.strip():
        errors["reason"] = _("Say why.")
    today = timezone.localdate()
    last = today + datetime.timedelta(days=rules.MOST_DAYS)
    if not today <= until <= last:
        day = date_format(last, "SHORT_DATE_FORMAT")
        errors["until"] = _("Choose a day from today to %(day)s.") % {"day": day}
    if errors:
        raise Invalid(errors)


@transaction.atomic
def confirm_admission(*, admission: LateAdmission, actor: User) -> LateAdmission:
    """The organisation can hand in until the day that was named, and hears of it."""
    admission = (
        LateAdmission.objects.select_related("call", "organisation")
        .select_for_update(of=("self",))
        .get(pk=admission.pk)
    )
    require(rules.may_confirm(actor, admission))
    if admission.confirmed_by_id is not None:
        raise AlreadyDone(_("Somebody has confirmed this already."))
    if admission.until < timezone.localdate():
        raise AlreadyDone(_("The day that was named is over."))
    admission.confirmed_by, admission.confirmed_at = actor, timezone.now()
    admission.save(update_fields=["confirmed_by", "confirmed_at"])
    _tell(admission)
    return admission


def _tell(admission: LateAdmission) -> None:
    people = User.objects.filter(
        is_active=True,
        memberships__organisation=admission.organisation,
        memberships__function=MembershipFunction.REPRESENTATIVE,
    )
    for person in people.distinct().order_by("pk"):
        context = {
            "call_title": admission.call.text("title", person.language),
            "until": admission.until,
            "url": address("grants:apply", person.language, slug=admission.call.slug),
        }
        queue_mail(to=person, template="grants/mail/late_admission", context=context)
