"""Short and long texts, with word limits that are enforced."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workflows.forms.definition.parts import Question
from workflows.values.texts import clean

from .base import AnswerContext, AnswerError, Finding, QuestionType, one_line

SHORT = 200
LONG = 10_000


def word_count(text: str) -> int:
    """The number of words: whatever stands between white space."""
    return len(text.split())


class ShortText(QuestionType):
    """One line of text."""

    code = "short_text"
    settings = frozenset({"max_words", "max_chars", "min_chars", "autocomplete"})
    default_limit = SHORT
    rows = 1

    def definition_errors(self, raw: Mapping[str, Any]) -> list[str]:
        limits = [raw[key] for key in ("max_words", "max_chars", "min_chars") if key in raw]
        bad = any(isinstance(limit, bool) or not isinstance(limit, int) or limit < 1 for limit in limits)
        if bad:
            return [_("limits are whole numbers from 1")]
        above = raw.get("min_chars", 0) > raw.get("max_chars", self.default_limit)
        return [_("min is greater than max")] if above else []

    def limit(self, question: Question) -> int:
        """The greatest number of characters."""
        return int(question.settings.get("max_chars", self.default_limit))

    def parse(self, question: Question, raw: object, context: AnswerContext) -> str | None:
        return one_line(raw, longest=LONG) or None

    def check(self, question: Question, value: Any, context: AnswerContext) -> list[Finding]:
        findings = []
        words, most = word_count(value), question.settings.get("max_words")
        if most and words > most:
            text = ngettext(
                "Please shorten your text: it has %(words)s words, at most %(most)s word is allowed.",
                "Please shorten your text: it has %(words)s words, at most %(most)s words are allowed.",
                most,
            )
            findings.append(Finding(text % {"words": words, "most": most}))
        if len(value) > self.limit(question):
            text = _("Please shorten your text: it has %(chars)s characters, at most %(most)s are allowed.")
            findings.append(Finding(text % {"chars": len(value), "most": self.limit(question)}))
        if len(value) < question.settings.get("min_chars", 0):
            text = _("Please write a little more: at least %(least)s characters.")
            findings.append(Finding(text % {"least": question.settings["min_chars"]}))
        return findings

    def schema(self, question: Question, context: AnswerContext) -> dict[str, object]:
        least = question.settings.get("min_chars")
        schema = {"type": "string", "maxLength": self.limit(question)}
        return {**schema, "minLength": least} if least else schema

    def limits(self, question: Question, context: AnswerContext) -> dict[str, object]:
        return {**super().limits(question, context), "max_chars": self.limit(question)}

    def field(self, question: Question, raw: object, name: str, context: AnswerContext) -> dict[str, object]:
        words, chars = question.settings.get("max_words"), question.settings.get("max_chars")
        return {
            "rows": self.rows,
            "max_words": words,
            "max_chars": None if words else chars,
            "words": word_count(str(raw or "")),
            "autocomplete": question.settings.get("autocomplete", ""),
        }

    def missing(self, question: Question) -> str:
        return _("Please write something here.")


class LongText(ShortText):
    """Several lines of text."""

    code = "long_text"
    settings = frozenset({"max_words", "max_chars", "min_chars", "rows"})
    default_limit = LONG
    seconds = 180

    def parse(self, question: Question, raw: object, context: AnswerContext) -> str | None:
        if raw is None:
            return None
        if not isinstance(raw, str):
            raise AnswerError(_("Please send a text here."))
        if len(raw) > 10 * LONG:
            text = _("This is too long. Please use at most %(count)s characters.")
            raise AnswerError(text % {"count": self.limit(question)})
        return clean(raw).strip() or None

    def field(self, question: Question, raw: object, name: str, context: AnswerContext) -> dict[str, object]:
        words = question.settings.get("max_words", 0)
        rows = question.settings.get("rows") or min(14, max(5, words // 15))
        return {**super().field(question, raw, name, context), "rows": rows}
