"""Bookings in numbers, for the office and whoever audits."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.verdicts import require

from ..inputs.numbers import SpanForm
from ..reading.numbers import numbers as read
from ..rules.steps import may_read_numbers


@require_safe
@sign_in_required
def numbers(request: SignedIn) -> HttpResponse:
    """The last year, or the days that were asked for."""
    require(may_read_numbers(request.user))
    today = timezone.localdate()
    span = {"first": today - timedelta(days=364), "last": today}
    form = SpanForm(request.GET or None, initial=span)
    if form.is_valid():
        span = {name: form.cleaned_data[name] for name in span}
    lines = read(span["first"], span["last"])
    context = {"form": form, "lines": lines[:-1], "total": lines[-1], **span}
    return render(request, "lending/numbers.html", context, status=422 if form.errors else 200)
