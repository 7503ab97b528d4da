"""D and P: the founding meeting and its minutes."""

from ..statute.data import Meeting
from .catalogue import Outcome, check
from .facts import Facts


def _meeting(facts: Facts) -> Meeting:
    return facts.data.meeting or Meeting()


@check("D-01")
def _has_date(facts: Facts) -> bool:
    return _meeting(facts).held_on is not None


@check("D-02")
def _enough_signatures(facts: Facts) -> bool:
    signers = [person for person in facts.data.founders if person.signed]
    return len(signers) >= facts.limit("bgb.56.members") and all(person.joins for person in signers)


@check("D-03")
def _statute_before_board(facts: Facts) -> bool:
    return _meeting(facts).statute_first


@check("D-04")
def _one_set_of_data(facts: Facts) -> bool:
    """Statute and minutes come from the same data; they differ only when name or seat is missing."""
    return bool(facts.data.name and facts.data.seat and _meeting(facts).held_on)


@check("P-01")
def _minutes_are_complete(facts: Facts) -> bool:
    meeting = _meeting(facts)
    return all((meeting.place, meeting.held_on, meeting.chair, meeting.minutes))


@check("P-02")
def _votes_are_recorded(facts: Facts) -> bool:
    meeting = _meeting(facts)
    joining = sum(person.joins for person in facts.data.founders)
    needed = facts.limit("bgb.56.members") if facts.is_registered else max(joining, 1)
    return min(meeting.founding.yes, meeting.statute.yes) >= needed


@check("P-03")
def _offices_are_filled(facts: Facts) -> bool:
    held = [each.office for each in _meeting(facts).elected]
    single = [office for office in facts.data.roles if office != "assessors"]
    fits = all(held.count(office) == 1 for office in single) and set(held) <= set(facts.data.roles)
    return bool(single) and fits and held.count("assessors") <= facts.data.assessors_max


@check("P-04")
def _elections_are_accepted(facts: Facts) -> bool:
    elected = _meeting(facts).elected
    return bool(elected) and all(each.accepted for each in elected)


@check("P-05")
def _elections_have_majority(facts: Facts) -> bool:
    elected = _meeting(facts).elected
    return bool(elected) and all(each.votes.yes > each.votes.no for each in elected)


@check("P-06")
def _not_too_many_votes(facts: Facts) -> bool:
    meeting = _meeting(facts)
    ballots = [meeting.founding, meeting.statute, *(each.votes for each in meeting.elected)]
    return all(ballot.total <= meeting.present for ballot in ballots)


@check("H-01")
def _invited_in_time(facts: Facts) -> bool:
    """Nobody is asked for the day of the invitation; when it is told, there was time to come."""
    meeting = _meeting(facts)
    if meeting.invited_on is None or meeting.held_on is None:
        return True
    return (meeting.held_on - meeting.invited_on).days >= facts.limit("founding.invited.days")


@check("H-02")
def _all_agreed_to_meet_online(facts: Facts) -> bool:
    meeting = _meeting(facts)
    return meeting.mode == "present" or meeting.mode_agreed


@check("H-03")
def _tax_office_has_read_the_draft(facts: Facts) -> bool | Outcome:
    """An open wish of the office is told before anybody founds; silence of the office stops nobody."""
    if facts.draft_reply == "changes":
        return False
    return True if facts.draft_reply else Outcome.WARNING
