"""What the tax office said about the draft, before the founding meeting."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.engine.actions import record
from workflows.engine.standing import standing
from workflows.people.models import User
from workflows.people.verdicts import Invalid, require

from ..models import DraftReply, FoundingCase
from ..rules.cases import may_note_draft_reply


@transaction.atomic
def note_draft_reply(
    *, case: FoundingCase, actor: User, reply: str, replied_on: date | None = None, wishes: str = ""
) -> FoundingCase:
    """The meeting reads it: a wish that is still open is told before anybody founds. Raises Invalid."""
    case = FoundingCase.objects.select_for_update(of=("self",)).get(pk=case.pk)
    require(may_note_draft_reply(actor, case))
    answered = reply != DraftReply.NONE
    if answered and replied_on is None:
        raise Invalid({"replied_on": _("Write the date of the letter.")})
    if replied_on is not None and replied_on > timezone.localdate():
        raise Invalid({"replied_on": _("This day is still to come.")})
    if reply == DraftReply.CHANGES and not wishes.strip():
        raise Invalid({"wishes": _("Write what the tax office wants changed.")})
    case.draft_reply, case.draft_reply_on = reply, replied_on if answered else None
    case.draft_wishes = wishes.strip() if answered else ""
    case.save(update_fields=["draft_reply", "draft_reply_on", "draft_wishes"])
    inside = standing(case, actor).belongs
    record(case, actor=actor, verb="tax.replied", data={"reply": reply}, for_applicant=inside)
    return case
