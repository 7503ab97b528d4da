"""The letters of a call over the API: what they say, and how they look with a case."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from workflows.people.access.doors import caller
from workflows.people.api.schemas import LanguageCode
from workflows.people.verdicts import require

from ..letters.samples import sample
from ..letters.wording import words
from ..models import Call
from ..reading.call_letters import case_to_show
from ..rules import calls as rules
from ..rules.letter_words import LETTERS, OPEN
from .routing import router
from .schemas.call_letters import LetterPartOut


@router.get("/managed-calls/{slug}/letters", response=list[LetterPartOut], operation_id="grants_call_letters")
def list_call_letters(request: HttpRequest, slug: str) -> list[dict[str, object]]:
    """List what the letters of a call say in each language; change it with the call's `letter_words`."""
    require(rules.may_read(caller(request)))
    call = get_object_or_404(Call, slug=slug)
    return [
        {
            "part": name,
            "language": language,
            "text": words(call, name, language),
            "own": bool((call.letter_words.get(name) or {}).get(language)),
            "may_leave_open": list(known),
        }
        for name, known in OPEN.items()
        for language, _label in settings.LANGUAGES
    ]


@router.get(
    "/managed-calls/{slug}/letters/{letter}/{language}/preview",
    response={200: None},
    operation_id="grants_preview_letter",
)
def preview_letter(
    request: HttpRequest, slug: str, letter: str, language: LanguageCode, case: UUID | None = None
) -> HttpResponse:
    """Read a letter as PDF, marked as a preview: about a case that you may read, or an invented one."""
    actor = caller(request)
    require(rules.may_read(actor))
    call = get_object_or_404(Call, slug=slug)
    if letter not in LETTERS:
        raise Http404
    about = case_to_show(actor, case) if case else None
    made = sample(call=call, letter=letter, language=language, signer=actor, case=about)
    return HttpResponse(made.printed(), content_type="application/pdf")
