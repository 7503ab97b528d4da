"""May I? For applications begun without an account."""

from django.utils.translation import gettext as _

from workflows.people.verdicts import ALLOWED, Verdict, refused

from ..models import Call


def may_begin(call: Call) -> Verdict:
    """Anybody, while a round of the call is open."""
    if call.window_at() is None:
        return refused(_("This call takes no applications at the moment."))
    return ALLOWED
