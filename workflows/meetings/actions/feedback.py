"""How it was: said once by each person who was there, kept without who said it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.people.verdicts import AlreadyDone, Invalid

from ..models import Feedback, Registration
from .seats import lock


@transaction.atomic
def say(*, registration: Registration, stars: int, words: str = "") -> Feedback:
    """The feedback stands with the meeting; AlreadyDone for a second one or without having been there."""
    lock(registration.meeting)
    row = Registration.objects.get(pk=registration.pk)
    if not row.attendances.exists():
        raise AlreadyDone(_("Only who was there can say how it was."))
    if row.said_at is not None:
        raise AlreadyDone(_("You have told us already. Thank you!"))
    if not 1 <= stars <= 5:
        raise Invalid({"stars": _("Choose one to five stars.")})
    row.said_at = timezone.now()
    row.save(update_fields=["said_at"])
    return Feedback.objects.create(meeting=row.meeting, stars=stars, words=words.strip()[:1000])
