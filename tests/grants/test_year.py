"""A year of a house, day by day: who hears what, on which day, and that nobody hears it twice."""

from collections import defaultdict
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from tests.grants import factories as make
from workflows.engine import deadlines
from workflows.grants import actions
from workflows.grants.models import Call
from workflows.outbox.models import Message

pytestmark = pytest.mark.django_db
START = datetime(2027, 1, 4, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))


class Year:
    """The days that go by, and the mails of each case by the day on which they were written."""

    def __init__(self, clock):
        self.clock, self.day, self.seen = clock, 0, 0
        self.mails = defaultdict(list)

    def until(self, day):
        """Every morning the clock of the house ticks."""
        while self.day < day:
            self.day += 1
            self.clock.move_to(START + timedelta(days=self.day))
            self.look()
            deadlines.tick()
            self.look()

    def look(self):
        """What was written since is put to this day."""
        for mail in Message.objects.filter(pk__gt=self.seen).order_by("pk"):
            self.seen = mail.pk
            self.mails[mail.case_id].append((self.day, mail.template.rpartition("/")[2]))

    def of(self, case, *templates):
        """The days on which such mails were written."""
        return [day for day, template in self.mails[case.pk] if template in templates]


@pytest.fixture
def year():
    with time_machine.travel(START, tick=False) as clock:
        yield Year(clock)


def test_a_draft_is_brought_to_mind_and_then_left_alone(year, people):
    call = make.open_call(people)  # its round closes at the end of day 25
    draft = make.draft(call, people)
    year.until(100)
    assert year.of(draft, "closing") == [12, 19, 24]  # fourteen, seven and two days before
    assert year.of(draft, "idle") == [30]
    assert len(year.mails[draft.pk]) == 4


def test_from_the_submission_to_a_report_that_never_comes(year, people):
    """Every party is late once; each is reminded on its days, the house included, and nobody else."""
    call = make.open_call(people)
    case = make.draft(call, people, start="2027-03-15", end="2027-04-30")
    year.until(10)  # a Thursday
    case = make.submit(case)
    year.until(22)
    # Five working days end on Thursday, day 17: a word the day before, and the day after it is late.
    assert (year.of(case, "reminder"), year.of(case, "overdue")) == ([17], [18])
    check = make.step(case, "formal_check")
    actions.check_formally(step=check, actor=people.officer, result="ok")
    panel = people.reviewers[:2]
    actions.assign_reviewers(step=make.step(case, "assign"), actor=people.officer, reviewers=panel)
    year.until(40)
    # A fortnight ends with day 36: five days and one day before, late, and one day after; two people each.
    assert year.of(case, "reminder")[1:] == [32, 32, 36, 36, 38, 38]
    assert year.of(case, "overdue")[1:] == [37, 37]
    assert year.of(case, "promise") == [39, 39]  # the promised answer of day 38: whose turn it is hears of it
    for person in panel:
        make.review(case, person)
    year.until(42)
    case = make.approve(make.fresh(case), people, "800.00")
    year.until(60)
    assert year.of(case, "sign_reminder") == [57]  # seven days before the offer lapses
    case = make.signed(case, people)
    make.paid(case, people, "400.00")
    year.until(365)
    # Five and six weeks after the money, to the hour: the clocks went forward in between.
    assert year.of(case, "unused_warning") == [96]
    assert (year.of(case, "unused"), year.of(case, "unused_office")) == ([103], [103])
    # The project ends with day 116, the report is due four weeks later, at the end of day 144.
    assert str(make.fresh(case).report_by) == "2027-05-28"
    assert [day for day in year.of(case, "reminder") if day > 60] == [131, 142, 146, 159]
    assert [day for day in year.of(case, "overdue") if day > 60] == [145]
    # Then the house is silent: nothing is repeated for ever.
    assert max(day for day, _template in year.mails[case.pk]) == 159


def test_an_offer_that_nobody_signs_lapses_and_frees_the_money(year, people):
    case = make.approve(make.to_decision(make.open_call(people), people), people, "800.00")
    year.until(40)
    # Three weeks end with day 21: the evenings of seven days and one day before, told the next morning.
    assert year.of(case, "sign_reminder") == [15, 21]
    assert year.of(case, "lapsed") == [22]
    assert (make.fresh(case).stage, Call.objects.get().committed) == ("lapsed", 0)
