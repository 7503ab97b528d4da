"""Short ways to write a definition down: one text in four languages, one question."""

from typing import Any

Text = dict[str, str]


def t(de: str, en: str, ar: str, uk: str) -> Text:
    """One text in German, English, Arabic and Ukrainian."""
    return {"de": de, "en": en, "ar": ar, "uk": uk}


def ask(code: str, kind: str, label: Text, **rest: Any) -> dict[str, Any]:
    """One question; it has to be answered unless `required=False`."""
    return {"id": code, "type": kind, "label": label, "required": True, **rest}


def option(code: str, label: Text) -> dict[str, Any]:
    """One answer to choose."""
    return {"code": code, "label": label}


def when(question: str, value: Any) -> dict[str, Any]:
    """Shown (or required) when this question has this answer."""
    return {"all": [{"question": question, "is": "equals", "value": value}]}
