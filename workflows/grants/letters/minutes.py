"""The minutes of a jury meeting: who was there, who left the room, what was voted and recommended."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from workflows.documents.letters import Letter
from workflows.values.money import figures

from ..models import Ballot, JuryItem, JuryMeeting
from ..rules.juries import words_of
from .answers import BINDING


def jury_minutes(meeting: JuryMeeting, items: Sequence[JuryItem]) -> Letter:
    """The minutes for the file of the house, in German; votes stand there as sums, never by name."""
    with override(BINDING):
        title = _("Minutes of the jury meeting of %(day)s") % {
            "day": date_format(meeting.held_on, "DATE_FORMAT")
        }
        data = {
            "facts": _facts(meeting),
            "intro": _("What the jury recommends; the house decides on it."),
            "sections": [_item(item) for item in items],
        }
    return Letter("grants/receipt", data, BINDING, title=title)


def _facts(meeting: JuryMeeting) -> list[list[str]]:
    seats = list(meeting.seats.select_related("person"))
    here = [str(seat.person) for seat in seats if seat.present]
    away = [str(seat.person) for seat in seats if not seat.present]
    return [
        [_("Call"), meeting.call.text("title", BINDING)],
        [_("Chair"), str(meeting.chair)],
        [_("Present"), ", ".join(here)],
        *([[_("Not present"), ", ".join(away)]] if away else []),
        [_("Votes needed"), str(meeting.quorum)],
        [_("Left in the budget"), _euros(meeting.call.available)],
    ]


def _item(item: JuryItem) -> dict[str, object]:
    case = item.application
    rows = [
        [_("Organisation"), case.organisation.name if case.organisation else ""],
        [_("Asked for"), _euros(case.requested)],
    ]
    if item.percent is not None:
        rows.append([_("Mean of the reviews"), f"{number_format(item.percent, 0)} %"])
    if gone := [f"{each.person} ({words_of(each)})" for each in item.recusals.all()]:
        rows.append([_("Left the room"), ", ".join(gone)])
    if item.counts:
        rows.append([_("Votes"), _votes(item)])
    rows.append([_("Recommendation"), _outcome(item)])
    rows.append([_("Reasons"), item.reasons])
    return {"title": f"{item.position}. {case.number}: {case.title}", "rows": rows}


def _votes(item: JuryItem) -> str:
    words = {
        Ballot.YES: pgettext("votes", "%(count)s yes"),
        Ballot.NO: pgettext("votes", "%(count)s no"),
        Ballot.ABSTAIN: pgettext("votes", "%(count)s abstentions"),
    }
    return ", ".join(text % {"count": item.counts.get(code, 0)} for code, text in words.items())


def _outcome(item: JuryItem) -> str:
    label = str(item.get_outcome_display())
    return f"{label}, {_euros(item.amount)}" if item.amount else label


def _euros(amount: Decimal | None) -> str:
    return f"{figures(amount)} €"
