"""What funders count of meetings: how many were held, who came, whether people were told in time.

Two counters: participations (everybody at every meeting, also people counted at the door) and persons, told
apart by their address. Whoever left none is a participation only, and so is everybody of a meeting whose
names are gone.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflows.engine.models import Step, StepState
from workflows.indicators.measures import Counted, Kind, Measure, Pillar
from workflows.values.periods import Period

from ..models import Format, Meeting, Registration, Standing
from ..rules.meetings import INVITE_DAYS

HELD = ("held", "closed")
# Meetings that go on from one to the next; the others have an end.
GOING_ON = (Format.NETWORKING, Format.FORUM)
EVENTS = (Kind.TOTAL, Kind.RHYTHM)
PEOPLE = (Kind.TOTAL, Kind.EACH)
_LEARN, _NET = Pillar.EMPOWERMENT, Pillar.NETWORKING
MEASURES = (
    Measure("trainings", gettext_lazy("Trainings held"), _LEARN, EVENTS),
    Measure("training_participations", gettext_lazy("Participations in trainings"), _LEARN, PEOPLE, True),
    Measure("training_persons", gettext_lazy("Persons in trainings"), _LEARN, people=True),
    Measure("best_practice", gettext_lazy("Meetings on good practice held"), _LEARN, EVENTS),
    Measure(
        "best_practice_participations",
        gettext_lazy("Participations in meetings on good practice"),
        _LEARN,
        PEOPLE,
        True,
    ),
    Measure("best_practice_towns", gettext_lazy("Towns and districts at meetings on good practice"), _LEARN),
    Measure(
        "reached_participations",
        gettext_lazy("Participations in trainings and meetings on good practice"),
        _LEARN,
        people=True,
    ),
    Measure(
        "reached_persons",
        gettext_lazy("Persons in trainings and meetings on good practice"),
        _LEARN,
        people=True,
    ),
    Measure("networking", gettext_lazy("Networking meetings held"), _NET, EVENTS),
    Measure(
        "networking_participations", gettext_lazy("Participations in networking meetings"), _NET, PEOPLE, True
    ),
    Measure("forums", gettext_lazy("Forums of organisations held"), _NET, EVENTS),
    Measure("forum_participations", gettext_lazy("Participations in forums"), _NET, PEOPLE, True),
    Measure("invited_in_time", gettext_lazy("Meetings announced three weeks ahead"), _NET, (Kind.RATIO,)),
    Measure(
        "next_date_fixed", gettext_lazy("Networking meetings that fixed the next date"), _NET, (Kind.RATIO,)
    ),
)


@dataclass
class _Came:
    """Who came to meetings of one kind."""

    days: list[date] = field(default_factory=list)
    each: list[int] = field(default_factory=list)
    persons: set[str] = field(default_factory=set)
    towns: set[str] = field(default_factory=set)
    nameless: int = 0
    standing: Counter[str] = field(default_factory=Counter)

    @property
    def participations(self) -> int:
        """Everybody at every meeting."""
        return sum(self.each)


type Row = tuple[str, str, str]


def counted(period: Period) -> Mapping[str, Counted]:
    """Meetings that began in the period and were held; three queries."""
    begin, end = period.span
    held = list(
        Meeting.objects.filter(stage__in=HELD, starts_at__gte=begin, starts_at__lt=end).order_by("starts_at")
    )
    rows: dict[object, list[Row]] = {}
    came = Registration.objects.filter(meeting__in=held, attendances__isnull=False).distinct()
    for meeting, _pk, *row in came.values_list("meeting", "pk", "email", "town", "standing"):
        email, town, standing = map(str, row)
        rows.setdefault(meeting, []).append((email, town, standing))
    kinds: dict[str, _Came] = {code: _Came() for code in Format.values}
    for case in held:
        _add(kinds[case.format], case, rows.get(case.pk, ()))
    training, good = kinds[Format.TRAINING], kinds[Format.BEST_PRACTICE]
    both = training.persons | good.persons
    return {
        "trainings": _events(training),
        "training_participations": _participations(training),
        "training_persons": Counted(len(training.persons), nameless=training.nameless),
        "best_practice": _events(good),
        "best_practice_participations": _participations(good),
        "best_practice_towns": Counted(len(good.towns)),
        "reached_participations": Counted(
            training.participations + good.participations,
            addends=(training.participations, good.participations),
        ),
        "reached_persons": Counted(
            len(both),
            nameless=training.nameless + good.nameless,
            addends=(len(training.persons), len(both - training.persons)),
        ),
        "networking": _events(kinds[Format.NETWORKING]),
        "networking_participations": _participations(kinds[Format.NETWORKING]),
        "forums": _events(kinds[Format.FORUM]),
        "forum_participations": _participations(kinds[Format.FORUM]),
        "invited_in_time": _invited(held),
        "next_date_fixed": _next_dates(held),
    }


def _add(kind: _Came, case: Meeting, rows: Iterable[Row]) -> None:
    named = list(rows)
    emails = [email.lower() for email, _town, _standing in named if email]
    kind.days.append(timezone.localdate(case.starts_at))
    kind.each.append(len(named) + case.guests)
    kind.persons.update(emails)
    kind.nameless += len(named) - len(emails) + case.guests
    kind.towns.update(" ".join(town.casefold().split()) for _email, town, _standing in named if town.strip())
    kind.standing.update(standing for _email, _town, standing in named)
    kind.standing[Standing.UNSAID.value] += case.guests


def _events(kind: _Came) -> Counted:
    return Counted(len(kind.days), days=tuple(kind.days))


def _participations(kind: _Came) -> Counted:
    parts = {
        _("volunteers"): kind.standing[Standing.VOLUNTEER.value],
        _("for their job"): kind.standing[Standing.PAID.value],
        _("not said"): kind.standing[Standing.UNSAID.value],
    }
    return Counted(kind.participations, each=tuple(kind.each), parts=parts if kind.participations else {})


def _invited(held: list[Meeting]) -> Counted:
    steps = Step.objects.filter(case__in=held, node="announce", state=StepState.DONE)
    announced = dict(steps.values_list("case", "done_at"))
    days = [
        (timezone.localdate(case.starts_at) - timezone.localdate(announced[case.pk])).days
        for case in held
        if announced.get(case.pk)
    ]
    return Counted(sum(each >= INVITE_DAYS for each in days), whole=len(days))


def _next_dates(held: list[Meeting]) -> Counted:
    closed = [case for case in held if case.format in GOING_ON and case.stage == "closed"]
    return Counted(sum(case.next_on is not None for case in closed), whole=len(closed))
