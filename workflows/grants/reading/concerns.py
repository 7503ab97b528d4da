"""What somebody who runs the house has to see to because of grants: a base rate that is out of date."""

import datetime
from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from workflows.desk.concerns import Concern
from workflows.engine import law

from ..models import Call, InterestFrom, Reclaim

BASE_RATE = "bgb.247"
# The Bundesbank announces it in the Bundesanzeiger around the turn of the half-year.
NOTICE = datetime.timedelta(days=7)


def concerns() -> Iterable[Concern]:
    """The newest base rate is older than its half-year, and somebody may have to pay interest."""
    since = _half_year(timezone.localdate() - NOTICE)
    late = law.valid_since(BASE_RATE) < since and _is_needed()
    yield Concern(
        "base-rate",
        int(late),
        lambda: (
            _("The base rate (§ 247 BGB) of %(day)s is missing: interest is worked out with the last one")
            % {"day": f"{since:%d.%m.%Y}"}
        ),
        _values,
    )


def _half_year(day: datetime.date) -> datetime.date:
    """1 January or 1 July, whichever came last (§ 247 Abs. 1 Satz 2 BGB)."""
    return datetime.date(day.year, 7 if day.month > 6 else 1, 1)


def _is_needed() -> bool:
    """Whether a call that runs, or money that is waited for, bears interest."""
    bearing = [InterestFrom.DUE, InterestFrom.PAID]
    waiting = Reclaim.objects.filter(
        withdrawn_at=None, application__stage="reclaim", interest_from__in=bearing
    )
    return Call.objects.filter(reclaim_interest__in=bearing).exists() or waiting.exists()


def _values(language: str) -> str:
    with override(language):
        return settings.PUBLIC_URL + reverse("wagtailsnippets_engine_legalvalue:list")
