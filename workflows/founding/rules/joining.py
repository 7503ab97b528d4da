"""May I? For founders who join by link: inviting, entering one's own data, withdrawing."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workflows.engine.models import Case
from workflows.engine.standing import standing
from workflows.people.models import Visitor
from workflows.people.verdicts import ALLOWED, Verdict, refused

from ..models import FounderInvitation
from .cases import BEFORE_MEETING, is_adviser

# The kind of the file that parents sign.
CONSENT = "guardian_consent"
_GONE = _("This link is no longer valid. Ask your group for a new one.")


def may_invite(user: Visitor, case: Case) -> Verdict:
    """The group invites founders until its meeting is recorded."""
    if not (user.is_authenticated and standing(case, user).belongs):
        return refused(_("Only the group itself invites founders."))
    if case.stage not in BEFORE_MEETING:
        return refused(_("The founding meeting has been held. Whoever joins now becomes a member."))
    return ALLOWED


def may_enter(invitation: FounderInvitation) -> Verdict:
    """Whoever holds a link that counts enters and corrects their data until the meeting is recorded."""
    if invitation.revoked_at is not None or invitation.expires_at <= timezone.now():
        return refused(_GONE)
    if invitation.case.stage not in BEFORE_MEETING:
        return refused(_("The founding meeting has been held. Your data can no longer be changed here."))
    return ALLOWED


def documents(case: Case, user: Visitor) -> Q:
    """The consent of parents is read by the group and its advisers, by nobody else in the house."""
    inside = user.is_authenticated and (standing(case, user).belongs or is_adviser(user, case))
    return Q() if inside else ~Q(kind=CONSENT)
