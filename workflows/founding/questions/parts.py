"""Small words for writing questions down: texts in four languages, options, conditions."""

from typing import Any

Text = dict[str, str]


def t(de: str, en: str, ar: str, uk: str) -> Text:
    """One text in the four languages of the house."""
    return {"de": de, "en": en, "ar": ar, "uk": uk}


def option(code: str, *texts: str) -> dict[str, Any]:
    """One answer to choose."""
    return {"code": code, "label": t(*texts)}


def ask(code: str, kind: str, label: Text, help_text: Text | None = None, **more: Any) -> dict[str, Any]:
    """One question."""
    return {"id": code, "type": kind, "label": label, **({"help": help_text} if help_text else {}), **more}


def when(question: str, value: Any, test: str = "equals") -> dict[str, Any]:
    """Shown when one answer is this."""
    return {"all": [{"question": question, "is": test, "value": value}]}


EV = when("branch.legal_form", "ev")
CHARITABLE = when("branch.charitable", True)
