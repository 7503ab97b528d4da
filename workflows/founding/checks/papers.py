"""P-07 and P-08: the signed minutes and the list of attendance, as they were handed in."""

from ..statute.data import Meeting
from .catalogue import check
from .facts import Facts


@check("P-07")
def _minutes_are_signed_as_said(facts: Facts) -> bool:
    meeting = facts.data.meeting or Meeting()
    named = [meeting.chair] if facts.data.minutes_by == "chair" else [meeting.chair, meeting.minutes]
    return all(named) and "signed_minutes" in facts.papers and "minutes_signed" not in facts.differing


@check("P-08")
def _list_shows_who_joined(facts: Facts) -> bool:
    """Who joined was there, or declared it by signing the statute."""
    everybody = all(
        person.attended or person.signed or person.is_under_seven
        for person in facts.data.founders
        if person.joins
    )
    return "attendance_list" in facts.papers and everybody
