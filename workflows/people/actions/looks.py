"""Helping somebody by seeing what they see: with a reason, told to them, never acting as them."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from workflows.values.texts import one_line

from ..models import LONGEST_REASON, Look, User
from ..rules import may_look
from ..verdicts import Invalid, require
from . import mails


@transaction.atomic
def look(*, actor: User, person: User, reason: str) -> Look:
    """For half an hour `actor` sees what the person's own pages list; the person has a mail with the reason.

    Raises Invalid under "reason".
    """
    require(may_look(actor, person))
    reason = one_line(reason)
    if not reason or len(reason) > LONGEST_REASON:
        raise Invalid({"reason": _("Write in at most %(n)s characters why.") % {"n": LONGEST_REASON}})
    made = Look.objects.create(person=person, by=actor, reason=reason)
    with override(person.language):
        address = f"{settings.PUBLIC_URL}{reverse('people:profile')}#looks"
    context = {"by": actor, "reason": reason, "address": address}
    mails.send("people/mail/looked.txt", to=person.email, language=person.language, context=context)
    return made
