"""How often an application may be sent back: by the formal check, and for a revision by the decision."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workflows.people.verdicts import ALLOWED, Verdict, refused

from ..models import Application


def may_return_formally(case: Application) -> Verdict:
    """Allowed while the call's returns are not used up."""
    used = case.formal_round
    if used < case.call.formal_rounds:
        return ALLOWED
    text = _(
        "Decide now: take the application as it is (note why, if a check failed) or reject it for formal "
        "reasons."
    )
    return refused(f"{_sent_back(used)} {text}")


def may_return_for_revision(case: Application) -> Verdict:
    """Allowed while the call's revisions are not used up."""
    used = case.revision_round
    if used < case.call.revision_rounds:
        return ALLOWED
    text = _("Decide now: approve it, perhaps with conditions, or reject it.")
    return refused(f"{_sent_back(used)} {text}")


def _sent_back(times: int) -> str:
    if not times:
        return _("This call does not let applications be sent back.")
    text = ngettext(
        "The application was sent back %(times)s time, and this call allows no more.",
        "The application was sent back %(times)s times, and this call allows no more.",
        times,
    )
    return text % {"times": times}


def returns_left(used: int, most: int) -> str:
    """How often it can still be sent back, in words."""
    left = max(most - used, 0)
    text = ngettext(
        "You can send it back %(left)s more time.", "You can send it back %(left)s more times.", left
    )
    return text % {"left": left}


def misplaced_points() -> str:
    """What to say to somebody who asks for changes and chooses something else: no text is dropped."""
    return _(
        "You wrote what the applicant has to change, but chose another result. Send the application back, or "
        "delete these texts."
    )
