"""The glossary for other programs: what words mean, and in which forms texts say them."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Schema, Status

from pages.glossary.matching import Word
from pages.glossary.reading import glossary
from workflows.people.access.routing import Router
from workflows.people.problems import Problem, describe

router = Router(tags=["site"])


class GlossaryWordOut(Schema):
    """A word: what it means, the German word it stands for (empty in German), and its forms in texts."""

    code: str
    word: str
    means: str
    german: str
    forms: list[str]
    in_texts: bool


@router.get(
    "/glossary",
    response={200: list[GlossaryWordOut], 404: Problem},
    operation_id="site_glossary",
    summary="Words that people may not know, explained plainly",
)
def site_glossary(request: HttpRequest, language: str = settings.LANGUAGE_CODE) -> object:
    """In the order of the alphabet; an asterisk in a form stands for any ending."""
    if language not in dict(settings.LANGUAGES):
        known = ", ".join(dict(settings.LANGUAGES))
        return Status(404, describe(404, code="unknown_language", detail=_("This house speaks %s.") % known))
    words: tuple[Word, ...] = glossary(language).words
    return words
