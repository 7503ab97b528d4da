"""Small forms for tests."""

from typing import Any

from wagtail.models import Locale

from pages.builder import memory
from pages.builder.actions import sync
from pages.builder.models import FormDraft
from pages.builder.writing import write

LANGUAGES = ("de", "en", "ar", "uk")


def t(text: str) -> dict[str, str]:
    """A text that differs in every language."""
    return {"de": text, **{code: f"{text} ({code})" for code in LANGUAGES[1:]}}


def question(key: str, kind: str = "short_text", **more: Any) -> dict[str, Any]:
    """A question."""
    return {"id": key, "type": kind, "label": t(f"Frage {key}"), **more}


def definition(*questions: dict[str, Any], code: str = "micro_2") -> dict[str, Any]:
    """A form with one page."""
    page = {"id": "idea", "title": t("Eure Idee"), "questions": list(questions)}
    return {"code": code, "title": t("Probe"), "steps": [page]}


def draft(raw: dict[str, Any], *, base: str = "micro", translated: bool = True) -> FormDraft:
    """A draft that says `raw`, never published."""
    written = write(raw)
    made = FormDraft(code=raw["code"], base=base, title=written.title, intro=written.intro, live=False)
    made.minutes = written.minutes
    made.locale = Locale.objects.get(language_code="de")
    made.steps = written.steps
    made.save()
    if translated:
        memory.remember(made, written.texts)
    made.save_revision()
    made.refresh_from_db()
    sync(made)
    return made
