"""Series as the house sees them: the next meeting, who is invited, what they answered and need."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone

from ..models import Invitation, InvitationStep, Invitee, Meeting, Need, Said, Series
from ..rules.series import next_day

MOST = 200
STANDING = ("planned", "announced")


@dataclass(frozen=True)
class Answers:
    """How many said what; `open` have not answered, `deputy` send somebody else."""

    yes: int
    online: int
    maybe: int
    no: int
    deputy: int
    open: int

    @property
    def invited(self) -> int:
        """All of them."""
        return self.yes + self.online + self.maybe + self.no + self.deputy + self.open


def all_series() -> list[Series]:
    """Those in which somebody can still be named, the newest first, at most 200; three queries."""
    return list(_rows().order_by("-pk")[:MOST])


def next_of(series: Series) -> Meeting | None:
    """The meeting that comes next, of a series read by `all_series` or `series_of`."""
    now = timezone.now()
    ahead = [each for each in series.meetings.all() if each.stage in STANDING and each.ends_at > now]
    return ahead[-1] if ahead else None


def series_of(key: int) -> Series | None:
    """One of them, with its meetings."""
    return _rows("plan").filter(pk=key).first()


def _rows(*related: str) -> QuerySet[Series]:
    """With how many are invited, and its meetings, the newest first."""
    meetings = Meeting.objects.order_by("-starts_at").prefetch_related("texts", *related)
    rows = Series.objects.select_related("owner").prefetch_related(Prefetch("meetings", meetings))
    return rows.annotate(invited=Count("people", filter=Q(people__left_at=None, people__only=None)))


def people_of(series: Series) -> QuerySet[Invitee]:
    """Who is invited to every meeting, by name."""
    return series.people.filter(left_at=None, only=None).order_by("name", "email", "pk")


def answers_of(case: Meeting) -> Answers:
    """One query."""
    counts = dict(invitations_of(case).values_list("said").annotate(n=Count("pk")))
    return Answers(**{name.lower(): counts.get(said, 0) for name, said in Said.__members__.items()})


def invitations_of(case: Meeting) -> QuerySet[Invitation]:
    """All but those who want no invitations any more and have not answered this one."""
    return case.invitations.filter(Q(person__left_at=None) | ~Q(said=Said.OPEN))


def invited_to(case: Meeting) -> QuerySet[Invitation]:
    """Who was invited and what they said: who answered first, then by name."""
    rows = case.invitations.select_related("person")
    return rows.order_by("-said", "person__name", "person__email", "pk")


def plan_of(case: Meeting) -> list[InvitationStep]:
    """What goes out when."""
    return list(case.plan.all())


def needs_of(case: Meeting) -> list[Need]:
    """What people need, in the order in which they said it."""
    return list(case.needs.exclude(words="").select_related("invitation__person"))


def suggested(case: Meeting) -> date | None:
    """The next date by the rhythm of its series."""
    return next_day(case.series, timezone.localdate(case.starts_at)) if case.series else None
