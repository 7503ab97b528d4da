"""Calls with two stages: an idea on one page first, the application after the house's yes."""

from django.utils.translation import gettext as _

from workflows.people.models import Role, User
from workflows.people.verdicts import Verdict, refused

from ..models import Application, Call
from ..models.call_extras import IDEA_FORM
from .steps import may_check_formally

# The group writes its application: the house has said yes to the idea.
CHOSEN = "idea_chosen"
# No later than so many days from today may the end of the writing be moved.
MOST_DAYS = 180


def first_form(call: Call) -> str:
    """The form that a group begins with."""
    return call.form_code if call.application_days is None else IDEA_FORM


def forms_of(call: Call) -> tuple[str, ...]:
    """The forms in which an application of this call may be written, the last stage first."""
    return (call.form_code,) if call.application_days is None else (call.form_code, IDEA_FORM)


def asks_idea(case: Application) -> bool:
    """Whether this application has two stages."""
    return case.call.application_days is not None


def days_to_apply(case: Application) -> int:
    """How long the group has for its application after the yes to its idea."""
    return case.call.application_days or 0


def may_give_time(user: User, case: Application) -> Verdict:
    """Formal officers without a tie to the group, while it writes."""
    if not user.has_role(Role.FORMAL_OFFICER):
        return refused(_("Only formal officers can do this."))
    return may_check_formally(user, case)
