"""The tasks from a letter of the court: proposed, confirmed, done; the answer to take along."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from workflows.documents.letters import MEDIA_TYPES
from workflows.engine.looking import visible_row
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.inputs.outcome import attempt
from workflows.people.verdicts import Invalid, require
from workflows.values import calendars

from .. import actions
from ..inputs.court_points import LetterForm, PointForm, SolutionForm, confirmed_forms, proposed_forms
from ..models import CourtAnswer, CourtPoint, FoundingCase
from ..reading import cases as reading
from ..reading.calendar_files import calendar_file, point_entry
from ..reading.court_points import Proposal, answer_letter, headings_of, points_screen
from ..rules.court_points import may_keep_points
from ..rules.register import answer_of


def _answer(case: FoundingCase) -> CourtAnswer:
    rows = CourtAnswer.objects.filter(filing__case=case).exclude(due_on=None).select_related("filing")
    return get_object_or_404(rows.order_by("-id")[:1])


@require_safe
@sign_in_required
def points(request: SignedIn, case_id: UUID) -> HttpResponse:
    """All tasks from the last letter that wants something, in the court's order."""
    case = visible_row(FoundingCase, request.user, case_id)
    screen = points_screen(case, _answer(case), today=timezone.localdate())
    may_keep = may_keep_points(request.user, case).allowed
    rows = [{**row, "form": _solution(row["point"])} for row in screen["points"]]
    context = {**screen, "points": rows, "may_keep": may_keep, "endings": list(MEDIA_TYPES)}
    return render(request, "founding/court_points.html", context)


def _solution(point: CourtPoint) -> SolutionForm:
    return SolutionForm(prefix=f"point{point.pk}", initial={"solution": point.solution})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def letter(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The court's letter; POST proposes tasks out of it, or confirms those that are ticked."""
    case = visible_row(FoundingCase, request.user, case_id)
    require(may_keep_points(request.user, case))
    clauses = reading.clauses_for(case)
    headings = headings_of(clauses)
    if "confirm" in request.POST:
        return _confirm(request, case, confirmed_forms(request.POST, headings))
    if request.method != "POST":
        answer = answer_of(case)
        form = LetterForm(initial={"text": answer.text if answer else ""})
        return _letter(request, case, form)
    form = LetterForm(request.POST, request.FILES)

    def propose() -> list[Proposal]:
        return actions.propose_points(case=case, actor=request.user, letter=form.letter(), clauses=clauses)

    found = attempt(form, propose)
    if found is None:
        return _letter(request, case, form, status=422)
    return _proposed(request, case, found, headings)


def _proposed(
    request: SignedIn, case: FoundingCase, found: list[Proposal], headings: dict[str, str]
) -> HttpResponse:
    """What was found, and one empty task for what wasn't."""
    answer = answer_of(case)
    empty = PointForm(
        prefix=f"point{len(found) + 1}",
        headings=headings,
        initial={"due_on": answer.due_on if answer else None},
    )
    context = {"case": case, "forms": [*proposed_forms(found, headings), empty], "found": len(found)}
    return render(request, "founding/court_letter_tasks.html", context)


def _letter(request: SignedIn, case: FoundingCase, form: LetterForm, status: int = 200) -> HttpResponse:
    return render(request, "founding/court_letter.html", {"case": case, "form": form}, status=status)


def _confirm(request: SignedIn, case: FoundingCase, forms: list[PointForm]) -> HttpResponse:
    kept = [form for form in forms if form.is_kept()]
    errors: list[str] = []
    wrong = [form for form in kept if not form.is_valid()]
    if not wrong:
        try:
            made = actions.confirm_points(
                case=case, actor=request.user, points=[form.point() for form in kept]
            )
        except Invalid as invalid:
            errors = list(invalid.errors.values())
        else:
            text = ngettext("%(count)d task is noted.", "%(count)d tasks are noted.", len(made))
            messages.success(request, text % {"count": len(made)})
            return redirect("founding:court_points", case_id=case.pk)
    context = {"case": case, "forms": forms, "found": len(forms), "errors": errors, "is_wrong": bool(wrong)}
    return render(request, "founding/court_letter_tasks.html", context, status=422)


@require_POST
@sign_in_required
def tick(request: SignedIn, case_id: UUID, pk: int) -> HttpResponse:
    """The task is done, open again, or no task at all."""
    case = visible_row(FoundingCase, request.user, case_id)
    point = get_object_or_404(CourtPoint, pk=pk, answer__filing__case=case)
    if "drop" in request.POST:
        actions.drop_point(case=case, point=point, actor=request.user)
    elif "undo" in request.POST:
        actions.reopen_point(case=case, point=point, actor=request.user)
    else:
        form = SolutionForm(request.POST, prefix=f"point{pk}")
        said = form.cleaned_data["solution"] if form.is_valid() else ""
        actions.finish_point(case=case, point=point, actor=request.user, solution=said)
    return redirect(f"{reverse('founding:court_points', args=[case.pk])}#point-{pk}")


@require_safe
@sign_in_required
def calendar(request: SignedIn, case_id: UUID, pk: int) -> HttpResponse:
    """The end of one task as a calendar file."""
    case = visible_row(FoundingCase, request.user, case_id)
    point = get_object_or_404(CourtPoint, pk=pk, answer__filing__case=case)
    entry = point_entry(case, point, get_language() or "de")
    response = HttpResponse(calendar_file([entry]), content_type=calendars.MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="court-{point.position}.ics"'
    return response


@never_cache
@require_safe
@sign_in_required
def answer(request: SignedIn, case_id: UUID, ending: str) -> HttpResponse:
    """The answer to the court as PDF or DOCX, made now and kept nowhere."""
    case = visible_row(FoundingCase, request.user, case_id)
    if ending not in MEDIA_TYPES:
        raise Http404
    made = answer_letter(case, _answer(case), ending)
    response = HttpResponse(made, content_type=MEDIA_TYPES[ending])
    response["Content-Disposition"] = f'attachment; filename="Antwort-Registergericht.{ending}"'
    return response
