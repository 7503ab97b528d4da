"""Any statute checked without an account; nothing is stored."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from workflows.people.verdicts import Invalid, TooOften
from workflows.upkeep.addresses import client_address

from ..actions.statute_check import check_for_visitor
from ..inputs.statute_check import StatuteCheckForm
from ..reading.statute_words import grouped


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """The form; after sending, what was found."""
    if request.method != "POST":
        return _form(request, StatuteCheckForm())
    form = StatuteCheckForm(request.POST, request.FILES)
    if not form.is_valid():
        return _form(request, form, 422)
    content, name = form.content()
    try:
        rows = check_for_visitor(
            content=content,
            name=name,
            charitable=form.cleaned_data["charitable"],
            registered=form.cleaned_data["legal_form"] == "ev",
            address=client_address(request),
            field="file" if form.cleaned_data["file"] else "text",
        )
    except TooOften as refusal:
        form.add_error(None, str(refusal.reason))
        return _form(request, form, refusal.status)
    except Invalid as refusal:
        for field, message in refusal.errors.items():
            form.add_error(field, message)
        return _form(request, form, refusal.status)
    context = {"groups": grouped(rows), "open": sum(row.verdict != "ok" for row in rows), "count": len(rows)}
    return render(request, "founding/statute_check_result.html", context)


def _form(request: HttpRequest, form: StatuteCheckForm, status: int = 200) -> HttpResponse:
    return render(request, "founding/statute_check.html", {"form": form}, status=status)
