"""What an application may take over from an earlier one, and what has to be said anew."""

import datetime

from django.utils.translation import gettext as _

from workflows.engine import law
from workflows.engine.standing import standing
from workflows.people.models import Organisation, User
from workflows.people.verdicts import ALLOWED, Verdict, refused

from ..checks.facts import Body
from ..checks.project import months_before
from ..models import Application

# True of one project only, or said to bind: asked afresh each time.
SAID_ANEW = frozenset(
    {"begun", "earlier_grants", "earlier_grants_what", "exclusions", "fees_to_board", "is_new", "offers"}
)
# Pages of which a link may suggest nothing: who asks for the money and where it goes.
NOT_BY_LINK = frozenset({"applicant", "contact", "declarations"})


def may_take_over(user: User, earlier: Application, organisation: Organisation) -> Verdict:
    """A member takes over the answers of an application of the same organisation."""
    if not standing(earlier, user).belongs:
        return refused(_("You can’t see this application."))
    if earlier.organisation_id != organisation.pk:
        return refused(_("Earlier answers can only be used for the same organisation."))
    return ALLOWED


def charity_notice_holds(body: Body, on: datetime.date) -> bool:
    """Whether the notice of the tax office is still valid on that day (§ 63 Abs. 5 AO: 5 and 3 years)."""
    if body.tax_notice == "none" or body.tax_notice_date is None:
        return False
    code = "ao.63.exemption" if body.tax_notice == "exemption" else "ao.63.60a"
    return body.tax_notice_date >= months_before(on, int(law.value(code, on=on)) * 12)
