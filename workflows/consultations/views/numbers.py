"""Consultations in numbers, for advisers and auditors."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from workflows.people.access.doors import SignedIn, staff_required

from ..reading.numbers import FEWEST, Numbers, numbers
from ..rules.cases import READERS

FIRST_YEAR = 2000


def _year(request: HttpRequest) -> int:
    """The year asked for; this year for anything that isn't one."""
    this, asked = timezone.localdate().year, request.GET.get("year", "")
    if not (asked.isascii() and asked.isdecimal() and len(asked) == len("2026")):
        return this
    return int(asked) if FIRST_YEAR <= int(asked) <= this else this


@require_safe
@staff_required(*READERS)
def show(request: SignedIn) -> HttpResponse:
    """How many consultations, with how many groups and people, about what."""
    year = _year(request)
    found = numbers(year)
    context = {
        "found": found,
        "counts": _counts(found),
        "tables": [
            (_("By topic"), found.by_topic),
            (_("By language"), found.by_language),
            (_("By way"), found.by_way),
        ],
        "few": _few(),
        "before": year - 1,
        "after": year + 1 if year < timezone.localdate().year else None,
    }
    return render(request, "consultations/numbers.html", context)


def _few() -> str:
    return _("fewer than %(n)s") % {"n": FEWEST}


def _counts(found: Numbers) -> list[dict[str, object]]:
    rows = (
        (_("Consultations held"), found.sessions),
        (_("Groups and people advised"), found.clients),
        (_("Hours"), found.hours),
        (_("Nobody came"), found.missed),
    )
    return [{"label": label, "value": _few() if value is None else value} for label, value in rows]
