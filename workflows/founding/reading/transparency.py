"""Whom an association reports to the Transparenzregister, and the aid made from what is noted now."""

from typing import TypedDict

from workflows.documents.letters import Letter

from ..models import BeneficialOwner, Duty, DutyCode, FoundingCase, court_of
from ..statute import StatuteData
from ..statute.transparency import Owner, is_fictitious, owners_of, transparency_aid
from . import cases as reading


def owners_for(case: FoundingCase, data: StatuteData) -> list[Owner]:
    """The people to report, with what the group has noted about them."""
    noted = {each.name: each for each in case.beneficial_owners.all()}
    return [_with_notes(owner, noted.get(owner.name)) for owner in owners_of(data)]


def _with_notes(owner: Owner, noted: BeneficialOwner | None) -> Owner:
    if noted is None:
        return owner
    return Owner(owner.name, noted.birthdate, noted.town, noted.country, noted.nationalities)


class ReportScreen(TypedDict):
    """What the screen and the API show."""

    case: FoundingCase
    owners: list[Owner]
    fictitious: bool
    duty: Duty | None
    has_notes: bool


def report_screen(case: FoundingCase, data: StatuteData | None = None) -> ReportScreen:
    """Whom to report, what is noted, and whether there is anything to do; `data` when it is read already."""
    data = data or reading.data_for(case)
    duty = case.duties.filter(code=DutyCode.TRANSPARENCY, done_at=None).first()
    return {
        "case": case,
        "owners": owners_for(case, data),
        "fictitious": is_fictitious(data),
        "duty": duty,
        "has_notes": case.beneficial_owners.exists(),
    }


def aid_for(case: FoundingCase, ending: str) -> bytes:
    """The aid with everything that is noted now: made for whoever asks, and kept nowhere."""
    data = reading.data_for(case)
    court = court_of(data.seat)
    paper = transparency_aid(
        data, owners_for(case, data), court=court.court if court else "", number=case.register_number
    )
    return Letter("founding/paper", paper.fields(), title=paper.title, ending=ending).printed()
