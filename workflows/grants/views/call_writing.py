"""Writing a call: start one, fill in its sections, look at it as the public will."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from workflows.people.access.doors import SignedIn, staff_required
from workflows.people.inputs.outcome import attempt, posted, show
from workflows.people.models import STAFF_ROLES, Role
from workflows.people.verdicts import AlreadyDone, Invalid, require

from .. import actions
from ..inputs.call_tables import RoundForms, limit_forms, rounds_of
from ..inputs.calls import NewCallForm, SectionForm
from ..models import Call
from ..reading import calls as call_reading
from ..reading.call_conditions import conditions
from ..reading.call_words import TITLES
from ..rules import calls as rules
from ..rules import selfcheck


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(Role.CALL_MANAGER)
def new_call(request: SignedIn) -> HttpResponse:
    """An empty call, or a copy of one there is."""
    calls = {each.slug: each for each in Call.objects.order_by("slug")}
    sources = list(calls.values())
    form = NewCallForm(posted(request), calls=sources, initial={"source": request.GET.get("from", "")})
    call = attempt(form, lambda: _started(request, form.cleaned_data, calls)) if form.is_bound else None
    if call is None:
        return show(request, "grants/call_new.html", form)
    messages.success(request, _("The draft is there. Go through its sections."))
    return redirect("grants:call", call.slug)


def _started(request: SignedIn, data: dict[str, Any], calls: dict[str, Call]) -> Call:
    source = calls.get(data.pop("source"))
    if source is None:
        return actions.start_call(actor=request.user, **data)
    return actions.copy_call(source=source, actor=request.user, slug=data["slug"], title=data["title"])


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(Role.CALL_MANAGER)
def call_section(request: SignedIn, slug: str, section: str) -> HttpResponse:
    """One section of a draft."""
    if section not in TITLES:
        raise Http404
    call = get_object_or_404(Call, slug=slug)
    require(rules.may_change(request.user, call))
    if section == "letters":
        return redirect("grants:call_letters", slug)
    return {"rounds": _rounds, "costs": _costs}.get(section, _fields)(request, call, section)


def _fields(request: SignedIn, call: Call, section: str) -> HttpResponse:
    form = SectionForm(request.POST or None, call=call, section=section)
    show = {"form": form}
    if request.method != "POST":
        return _shown(request, call, section, show)
    if not form.is_valid():
        return _shown(request, call, section, show, status=422)
    tell = lambda name, text: form.add_error(form.field_for(name), text)  # noqa: E731
    return _kept(request, call, section, show, tell, **form.terms())


def _rounds(request: SignedIn, call: Call, section: str) -> HttpResponse:
    forms = RoundForms(request.POST or None, initial=rounds_of(call), prefix="round")
    problems: list[dict[str, str]] = []
    show = {"rounds": forms, "problems": problems}
    if request.method != "POST":
        return _shown(request, call, section, show)
    if not forms.is_valid():
        problems += call_reading.problems_of(forms.forms, forms.non_form_errors())
        return _shown(request, call, section, show, status=422)
    rows = [row for row in (form.row() for form in forms) if row is not None]
    tell = lambda name, text: problems.append({"text": text})  # noqa: E731
    return _kept(request, call, section, show, tell, windows=rows)


def _costs(request: SignedIn, call: Call, section: str) -> HttpResponse:
    forms = limit_forms(call, request.POST or None)
    problems: list[dict[str, str]] = []
    show = {"limits": forms, "problems": problems}
    if request.method != "POST":
        return _shown(request, call, section, show)
    if any([not form.is_valid() for form in forms]):  # noqa: C419  every form says what is wrong with it
        problems += call_reading.problems_of(forms)
        return _shown(request, call, section, show, status=422)
    rows = [row for row in (form.row() for form in forms) if row is not None]
    tell = lambda name, text: problems.append({"text": text})  # noqa: E731
    return _kept(request, call, section, show, tell, limits=rows)


def _kept(
    request: SignedIn,
    call: Call,
    section: str,
    show: dict[str, Any],
    tell: Callable[[str, str], Any],
    **changes: Any,
) -> HttpResponse:
    """Save and go back to the call; or show the section again with what is wrong and all that was typed."""
    seen = request.POST.get("version", "")
    version = int(seen) if seen.isdecimal() and len(seen) < 10 else call.version
    try:
        saved = actions.change_call(call=call, actor=request.user, version=version, **changes)
    except Invalid as invalid:
        for name, text in invalid.errors.items():
            tell(name, text)
        return _shown(request, call, section, show, status=422)
    except AlreadyDone:
        tell("", call_reading.meanwhile(call))
        return _shown(request, call, section, show, status=409)
    messages.success(request, _("Saved."))
    return redirect("grants:call", saved.slug)


def _shown(
    request: SignedIn, call: Call, section: str, show: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    stored = Call.objects.get(pk=call.pk)
    title, intro = TITLES[section]
    context = {"call": stored, "section": section, "section_title": title, "section_intro": intro, **show}
    return render(request, "grants/call_section.html", context, status=status)


@require_safe
@staff_required(*STAFF_ROLES)
def call_preview(request: SignedIn, slug: str) -> HttpResponse:
    """What the public will read about the call, in the language of the address."""
    call = get_object_or_404(Call, slug=slug)
    rounds = call_reading.coming_rounds(call)
    questions = [call_reading.say(each.label) for each in selfcheck.questions_for(call)]
    context = {"call": call, "rounds": rounds, "questions": questions, "conditions": conditions(call)}
    return render(request, "grants/call_preview.html", context)
