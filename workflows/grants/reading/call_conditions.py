"""What else a call asks, in sentences for people who think about applying."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workflows.values.money import euros

from ..models import Call, DecisionMode, ReceiptsAsked


def conditions(call: Call) -> list[str]:
    """The rarer terms of the call; empty for most calls."""
    return [*_who(call), *_money(call), *_project(call), *_afterwards(call)]


def _afterwards(call: Call) -> Iterator[str]:
    if call.receipts_asked == ReceiptsAsked.SAMPLE:
        yield _("You keep your receipts and hand in a list; we ask for some of them.")
    elif call.receipts_asked == ReceiptsAsked.ORIGINALS:
        yield _("You show us the originals of your receipts.")
    if call.results_public:
        yield _("We publish which projects got how much.")


def _who(call: Call) -> Iterator[str]:
    if call.first_timers_only:
        yield _("Only for groups that have had no grant from us yet.")
    if call.seat_postcodes:
        yield _("Your group has its seat where the postcode begins with %(prefixes)s.") % {
            "prefixes": ", ".join(call.seat_postcodes)
        }
    if call.consultation_months:
        yield _("Talk to our advisers before.")
    if call.workshop_months and call.workshop_for_first_timers:
        yield _("Groups that apply for the first time take part in our workshop before.")
    elif call.workshop_months:
        yield _("Take part in our workshop before.")
    if n := call.application_days:
        text = ngettext(
            "First you send your idea on one page; after our yes you have %(n)s day for the application.",
            "First you send your idea on one page; after our yes you have %(n)s days for the application.",
            n,
        )
        yield text % {"n": n}
    if n := call.min_partners:
        text = ngettext(
            "At least %(n)s partner works with you.",
            "At least %(n)s partners work with you.",
            n,
        )
        yield text % {"n": n}


def _money(call: Call) -> Iterator[str]:
    said = (
        (call.first_time_max_grant, _("The first time at most %(amount)s.")),
        (call.one_day_max_grant, _("For a single day at most %(amount)s.")),
        (call.max_amount_per_year, _("For one group at most %(amount)s a year.")),
    )
    for amount, text in said:
        if amount is not None:
            yield text % {"amount": euros(Decimal(amount))}
    if call.excluded_funders:
        yield _("No money from: %(names)s.") % {"names": ", ".join(call.excluded_funders)}
    if call.review_from is not None and call.decision_mode == DecisionMode.REVIEWS:
        yield _("Below %(amount)s two of us decide, without reviews.") % {"amount": euros(call.review_from)}


def _project(call: Call) -> Iterator[str]:
    if n := call.min_participants:
        text = ngettext("At least %(n)s person takes part.", "At least %(n)s people take part.", n)
        yield text % {"n": n}
    if n := call.max_project_months:
        text = ngettext(
            "The project lasts at most %(n)s month.", "The project lasts at most %(n)s months.", n
        )
        yield text % {"n": n}
    if n := call.interim_report_months:
        text = ngettext("Interim report after %(n)s month.", "Interim report after %(n)s months.", n)
        yield text % {"n": n}
