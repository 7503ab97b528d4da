"""The letters of a call: how they are worded, and how they look with a real case or an invented one."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from workflows.people.access.doors import SignedIn, staff_required
from workflows.people.inputs.outcome import complain, posted
from workflows.people.models import STAFF_ROLES, Role
from workflows.people.verdicts import AlreadyDone, Invalid, require

from .. import actions
from ..inputs.call_letters import LetterForm
from ..letters.samples import sample
from ..models import Call
from ..reading import call_letters as reading
from ..reading.call_words import LETTERS as NAMES
from ..reading.calls import meanwhile
from ..rules import calls as rules
from ..rules.letter_words import LETTERS, key

LANGUAGES = dict(settings.LANGUAGES)


@require_safe
@staff_required(*STAFF_ROLES)
def call_letters(request: SignedIn, slug: str) -> HttpResponse:
    """All letters of the call in all languages, to look at; to word while the call is a draft."""
    call = get_object_or_404(Call, slug=slug)
    cases = list(reading.cases_to_show(request.user, call))
    chosen = request.GET.get("case", "")
    chosen = chosen if chosen in {str(case.pk) for case in cases} else ""
    may_change = bool(rules.may_change(request.user, call))
    goal = "grants:call_letter" if may_change else "grants:call_letter_preview"
    context = {
        "call": call,
        "letters": reading.overview(call, lambda letter, code: reverse(goal, args=[slug, letter, code])),
        "cases": cases,
        "chosen": chosen,
        "may_change": may_change,
    }
    return render(request, "grants/call_letters.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(Role.CALL_MANAGER)
def call_letter(request: SignedIn, slug: str, letter: str, language: str) -> HttpResponse:
    """The words of one letter in one language."""
    _known(letter, language)
    call = get_object_or_404(Call, slug=slug)
    require(rules.may_change(request.user, call))
    form = LetterForm(posted(request), call=call, letter=letter, language=language)
    context = {
        "form": form,
        "call": call,
        "letter": letter,
        "letter_name": NAMES[letter],
        "language": language,
        "language_name": LANGUAGES[language],
        "places": reading.places(letter),
        "own": any(
            (call.letter_words.get(key(letter, part)) or {}).get(language) for part in LETTERS[letter]
        ),
        "seen": request.POST.get("version", "") or call.version,
    }
    if not form.is_bound:
        return render(request, "grants/call_letter.html", context)
    reset = request.POST.get("do") == "reset"
    if not reset and not form.is_valid():
        return render(request, "grants/call_letter.html", context, status=422)
    texts = dict.fromkeys(LETTERS[letter], "") if reset else form.cleaned_data
    version = request.POST.get("version", "")
    known = int(version) if version.isdecimal() and len(version) < 10 else call.version
    try:
        actions.word_letter(
            call=call, actor=request.user, letter=letter, language=language, texts=texts, version=known
        )
    except Invalid as invalid:
        places = {f"letter_words.{key(letter, part)}.{language}": part for part in LETTERS[letter]}
        complain(form, invalid.errors, places)
        return render(request, "grants/call_letter.html", context, status=422)
    except AlreadyDone:
        form.add_error(None, meanwhile(call))
        fresh = Call.objects.only("version").get(pk=call.pk)
        return render(request, "grants/call_letter.html", context | {"seen": fresh.version}, status=409)
    messages.success(request, _("The letter says again what the house says.") if reset else _("Saved."))
    return redirect("grants:call_letters", slug)


@require_safe
@staff_required(*STAFF_ROLES)
def call_letter_preview(request: SignedIn, slug: str, letter: str, language: str) -> HttpResponse:
    """The letter as PDF, marked as a preview: about the case that was chosen, or an invented one."""
    _known(letter, language)
    call = get_object_or_404(Call, slug=slug)
    pdf = preview(request, call, letter, language, request.GET.get("case", ""))
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="preview-{call.slug}-{letter}-{language}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response


def preview(request: SignedIn, call: Call, letter: str, language: str, chosen: str) -> bytes:
    """The PDF; Http404 for a case whose letters this person may not read."""
    case = reading.case_to_show(request.user, _identifier(chosen)) if chosen else None
    made = sample(call=call, letter=letter, language=language, signer=request.user, case=case)
    return made.printed()


def _identifier(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error


def _known(letter: str, language: str) -> None:
    if letter not in LETTERS or language not in LANGUAGES:
        raise Http404
