"""What there is, what is free when, and one room or equipment with its month; for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ..inputs.searching import SearchForm
from ..models import Resource
from ..reading.catalogue import entries, month_of
from ..reading.needs import needs_of, pieces_there
from ..rules.opening import opening_of
from ..rules.weekly import weekly_words


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """Everything, or what fits the search."""
    form = SearchForm(request.GET or None)
    typed = form.cleaned_data if form.is_valid() else {}
    period = form.period() if typed else None
    found = entries(
        kind=typed.get("kind", ""),
        people=typed.get("people"),
        step_free=typed.get("step_free", False),
        period=period,
    )
    context = {"form": form, "entries": found, "period": period, "query": request.GET.urlencode()}
    return render(request, "lending/catalogue.html", context, status=422 if form.errors else 200)


@require_safe
def resource(request: HttpRequest, slug: str) -> HttpResponse:
    """All about one, and its month."""
    rows = Resource.objects.shown().prefetch_related("photos__image")
    found = get_object_or_404(rows, slug=slug)
    opening = opening_of(found)
    context = {
        "resource": found,
        "text": found.text(),
        "month": month_of(found, request.GET.get("month", ""), opening),
        "weekly": weekly_words(opening),
        "units": pieces_there(found),
        "parts": [need for need in needs_of(found) if need.resource.pk != found.pk],
    }
    return render(request, "lending/resource.html", context)
