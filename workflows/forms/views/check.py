"""Checking all answers and submitting them."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workflows.forms import registry, rules
from workflows.forms.actions import submit_sheet
from workflows.forms.checks.sheets import all_problems
from workflows.forms.definition.texts import say
from workflows.forms.models import AnswerSheet
from workflows.forms.reading.withdrawn import withdrawn, withdrawn_cells
from workflows.forms.reading.workbook import Workbook
from workflows.forms.screens.answers import draw_problems, draw_sections
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.verdicts import Invalid, require

from .sheets import find_workbook


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def check(request: SignedIn, sheet_id: UUID) -> HttpResponse:
    """GET shows all answers and all problems; POST submits when nothing blocks."""
    if request.method == "POST":
        return _submit(request, sheet_id)
    book = find_workbook(request, sheet_id)
    require(rules.may_edit(request.user, book.sheet))
    if not book.can_change:
        return redirect("forms:sheet", sheet_id=sheet_id)
    return _show(request, book, 200)


def _submit(request: SignedIn, sheet_id: UUID) -> HttpResponse:
    try:
        sheet = submit_sheet(sheet_id=sheet_id, actor=request.user)
    except AnswerSheet.DoesNotExist as error:
        raise Http404 from error
    except Invalid:
        return _show(request, find_workbook(request, sheet_id), 422)
    messages.success(request, _("Your form has been submitted. Thank you!"))
    after = registry.kind_of(sheet).after_submit_url
    if after:
        return redirect(after(sheet))
    return redirect("forms:sheet", sheet_id=sheet.pk)


def _show(request: SignedIn, book: Workbook, status: int) -> HttpResponse:
    found = all_problems(book)
    context = {
        "book": book,
        "sheet": book.sheet,
        "title": say(book.form.title),
        "sections": draw_sections(book, change_links=True),
        "problems": draw_problems(book, [problem for problem in found if problem.blocks]),
        "advice": draw_problems(book, [problem for problem in found if not problem.blocks]),
        "left_out": [*withdrawn(book), *withdrawn_cells(book)],
        "in_correction": book.sheet.is_locked,
    }
    return render(request, "forms/check.html", context, status=status)
