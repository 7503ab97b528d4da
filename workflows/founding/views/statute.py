"""The statute as a reading page, each clause with what the rules say about it; waiving and rewording."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from workflows.engine.looking import visible_row
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.inputs.outcome import posted, show
from workflows.people.verdicts import require

from .. import actions
from ..checks import RULES
from ..inputs.review import WaiveForm, WordingForm
from ..models import FoundingCase
from ..reading import cases as reading
from ..reading.clauses import statute_screen
from ..reading.preview import has_page, preview
from ..rules import cases as rules


@require_safe
@sign_in_required
def statute(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The statute as it would be printed now."""
    case = visible_row(FoundingCase, request.user, case_id)
    return render(request, "founding/statute.html", statute_screen(case, request.user))


@require_safe
@sign_in_required
def preview_page(request: SignedIn, case_id: UUID, page: str) -> HttpResponse:
    """The clauses that one page of the interview makes, as a part of that page."""
    case = visible_row(FoundingCase, request.user, case_id)
    sheet = reading.sheet_of(case)
    if not has_page(sheet, page):
        raise Http404
    return render(request, "founding/preview.html", {"beside": {"clauses": preview(case, sheet, page)}})


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def waive(request: SignedIn, case_id: UUID, rule: str) -> HttpResponse:
    """An adviser says why a rule need not be met here, or takes that back."""
    case = visible_row(FoundingCase, request.user, case_id)
    if rule not in RULES:
        raise Http404
    require(rules.may_waive(request.user, case, rule))
    known = case.waivers.filter(rule=rule).first()
    form = WaiveForm(posted(request), initial={"reason": known.reason if known else ""})
    if request.method == "POST" and "withdraw" in request.POST:
        actions.withdraw_waiver(case=case, actor=request.user, rule=rule)
        return redirect("founding:statute", case_id=case.pk)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        actions.waive_rule(case=case, actor=request.user, rule=rule, reason=reason)
        messages.success(request, _("The rule is waived."))
        return redirect("founding:statute", case_id=case.pk)
    context = {"case": case, "rule": RULES[rule], "message": RULES[rule].say(), "waiver": known}
    return show(request, "founding/waive.html", form, **context)


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def wording(request: SignedIn, case_id: UUID, paragraph: str) -> HttpResponse:
    """An adviser words one paragraph anew; an empty text brings the generated one back."""
    case = visible_row(FoundingCase, request.user, case_id)
    require(rules.may_reword(request.user, case))
    found = _paragraph(case, paragraph)
    form = WordingForm(posted(request), initial={"text": found["text"]})
    if request.method == "POST" and form.is_valid():
        actions.reword_paragraph(
            case=case,
            actor=request.user,
            paragraph=paragraph,
            text=form.cleaned_data["text"],
        )
        return redirect("founding:statute", case_id=case.pk)
    return show(request, "founding/wording.html", form, case=case, **found)


def _paragraph(case: FoundingCase, paragraph: str) -> dict[str, object]:
    for clause in reading.clauses_for(case):
        for each in clause.paragraphs:
            if each.id == paragraph:
                return {"clause": clause, "text": each.text, "official": each.official}
    raise Http404
