"""A funding period, and meetings that were held in it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from tests.people.factories import UserFactory
from workflows.indicators import actions
from workflows.indicators.actions import Funding
from workflows.indicators.models import FundingPeriod
from workflows.meetings.models import Attendance, Meeting, Registration, Session, State
from workflows.people.models import User

BERLIN = ZoneInfo("Europe/Berlin")


def lead() -> User:
    """Who answers to the funders."""
    return UserFactory(roles=["decision_maker"])


def funded(actor: User | None = None) -> FundingPeriod:
    """The year 2026."""
    given = Funding("Haus 2026", "Bund", date(2026, 1, 1), date(2026, 12, 31), "BMI-7")
    return actions.open_period(actor=actor or lead(), given=given)


def held(case: Meeting, day: date, *people: tuple[str, str, str], guests: int = 0) -> Meeting:
    """The meeting took place on this day; these people (address, standing, town) were there."""
    start = datetime(day.year, day.month, day.day, 17, tzinfo=BERLIN)
    end = start.replace(hour=20)
    Session.objects.filter(meeting=case).update(starts_at=start, ends_at=end)
    Meeting.objects.filter(pk=case.pk).update(starts_at=start, ends_at=end, stage="held", guests=guests)
    session = case.sessions.get()
    for seat, (email, standing, town) in enumerate(people, start=1):
        row = Registration.objects.create(
            meeting=case,
            state=State.PLACED,
            seat=seat,
            name="Samira",
            email=email,
            standing=standing,
            town=town,
            language="de",
            confirmed_at=start,
        )
        Attendance.objects.create(registration=row, session=session)
    return case
