"""A reviewer's list of what they have handed in."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from workflows.people.access.doors import SignedIn, staff_required
from workflows.people.models import Role

from ..reading.own_reviews import own_reviews


@require_safe
@staff_required(Role.REVIEWER)
def reviews(request: SignedIn) -> HttpResponse:
    """One's own finished reviews."""
    return render(request, "grants/own_reviews.html", {"reviews": own_reviews(request.user)})
