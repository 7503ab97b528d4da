"""What must hold for the rarer terms of a call, and whom they mean."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..models import Call, CoFunding, DecisionMode, ReceiptsAsked
from .call_fields import base_of

# Only these forms ask with whom a group works, and for how many people.
ASKS = {"min_partners": ("micro", "cooperation"), "min_participants": ("micro", "cooperation")}


def judged(call: Call) -> Iterator[tuple[str, str]]:
    """What doesn't fit together, a field and a sentence each."""
    for name in ("first_time_max_grant", "one_day_max_grant"):
        limit = getattr(call, name)
        if limit is not None and not max(call.min_grant, 1) <= limit <= _largest(call):
            yield name, _("This lies between the smallest and the largest grant.")
    if call.max_amount_per_year is not None and call.max_amount_per_year < call.min_grant:
        yield "max_amount_per_year", _("This can’t be less than the smallest grant.")
    if call.review_from is not None and call.decision_mode != DecisionMode.REVIEWS:
        yield "review_from", _("This call is decided without reviews anyway. Leave it empty.")
    for name in ("review_topics", "review_languages"):
        if getattr(call, name) and call.decision_mode != DecisionMode.REVIEWS:
            yield name, _("This call is decided without reviews. Leave it empty.")
    if call.excluded_funders and call.co_funding == CoFunding.NONE:
        yield "excluded_funders", _("This call allows no other funding anyway. Leave it empty.")
    if call.workshop_for_first_timers and not call.workshop_months:
        yield "workshop_for_first_timers", _("Say first how old the workshop may be.")
    if call.application_days is not None and call.application_days < 7:
        yield "application_days", _("Give the group at least a week for its application.")
    if call.receipts_asked == ReceiptsAsked.SAMPLE and call.spot_check_percent < 1:
        yield "spot_check_percent", _("Say how many of the receipts the house draws.")
    for name, forms in ASKS.items():
        if getattr(call, name) and base_of(call.form_code) not in forms:
            yield name, _("The form of this call does not ask for it.")


def _largest(call: Call) -> object:
    return call.partners_max_grant or call.max_grant
