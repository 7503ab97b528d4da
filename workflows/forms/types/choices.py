"""Questions with given answers: yes or no, one of several, several of several."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from workflows.forms.definition.mistakes import missing_text
from workflows.forms.definition.parts import Question
from workflows.forms.definition.texts import missing_languages, say

from .base import AnswerContext, AnswerError, Finding, QuestionType, label_of, one_line, options_schema


def option_errors(raw: Mapping[str, object]) -> list[str]:
    """Mistakes in a list of options; a table named by `options_from` replaces the list."""
    if raw.get("options_from"):
        return [] if "options" not in raw else [_("options and options_from exclude each other")]
    options = raw.get("options")
    if not isinstance(options, list) or not options:
        return [_("options are missing")]
    errors = []
    for option in options:
        if not isinstance(option, Mapping) or not isinstance(option.get("code"), str) or not option["code"]:
            errors.append(_("an option without a code"))
        elif missing := missing_languages(option.get("label")):
            errors.append(f"{option['code']}: {missing_text(missing)}")
    codes = [option.get("code") for option in options if isinstance(option, Mapping)]
    return errors + ([_("two options with the same code")] if len(set(map(str, codes))) != len(codes) else [])


def _choices_errors(raw: Mapping[str, Any]) -> list[str]:
    """Mistakes in how many of the options may or must be chosen."""
    least, most = raw.get("min_choices", 0), raw.get("max_choices", 500)
    if not all(isinstance(limit, int) and not isinstance(limit, bool) for limit in (least, most)):
        return [_("limits are whole numbers from 1")]
    options = raw.get("options")
    there = len(options) if isinstance(options, list) else 500
    return [_("min is greater than max")] if least < 0 or least > min(most, there) else []


class YesNo(QuestionType):
    """Yes or no, stored as true or false."""

    code = "yes_no"
    says_little = True
    template = "forms/types/choice.html"
    seconds = 8
    grouped = True
    _words = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}

    def parse(self, question: Question, raw: object, context: AnswerContext) -> bool | None:
        if isinstance(raw, bool):
            return raw
        word = one_line(raw, longest=10).lower()
        if not word:
            return None
        if word not in self._words:
            raise AnswerError(self.missing(question))
        return self._words[word]

    def written(self, question: Question, value: object, context: AnswerContext) -> str:
        return "" if value is None else ("yes" if value else "no")

    def display(self, question: Question, value: object, context: AnswerContext) -> str:
        return "" if value is None else (pgettext("answer", "Yes") if value else pgettext("answer", "No"))

    def schema(self, question: Question, context: AnswerContext) -> dict[str, object]:
        return {"type": "boolean"}

    def field(self, question: Question, raw: object, name: str, context: AnswerContext) -> dict[str, object]:
        words = (("yes", pgettext("answer", "Yes")), ("no", pgettext("answer", "No")))
        return {
            "control": "radio",
            "inline": True,
            "options": [{"code": code, "label": label, "checked": raw == code} for code, label in words],
        }

    def missing(self, question: Question) -> str:
        return _("Please choose yes or no.")


class Choice(QuestionType):
    """One of several given answers, stored as its code."""

    code = "choice"
    template = "forms/types/choice.html"
    settings = frozenset({"options", "options_from"})
    seconds = 12
    grouped = True

    def definition_errors(self, raw: Mapping[str, object]) -> list[str]:
        return option_errors(raw)

    def parse(self, question: Question, raw: object, context: AnswerContext) -> str | None:
        code = one_line(raw, longest=200)
        if not code:
            return None
        if code not in {option.code for option in context.options(question)}:
            raise AnswerError(_("Please choose one of the answers in the list."))
        return code

    def display(self, question: Question, value: Any, context: AnswerContext) -> str:
        return label_of(context.options(question), value) if value else ""

    def schema(self, question: Question, context: AnswerContext) -> dict[str, object]:
        return options_schema(context.options(question))

    def field(self, question: Question, raw: object, name: str, context: AnswerContext) -> dict[str, object]:
        options = context.options(question)
        return {
            "control": "radio",
            "as_list": len(options) > 12,
            "options": [
                {
                    "code": each.code,
                    "label": say(each.label),
                    "help": say(each.help),
                    "checked": raw == each.code,
                }
                for each in options
            ],
        }

    def missing(self, question: Question) -> str:
        return _("Please choose one answer.")


class Multi(QuestionType):
    """Several of several given answers, stored as a list of codes in the form's order."""

    code = "multi"
    template = "forms/types/choice.html"
    settings = frozenset({"options", "options_from", "min_choices", "max_choices"})
    seconds = 15
    fits_in_rows = False
    grouped = True

    def definition_errors(self, raw: Mapping[str, object]) -> list[str]:
        return option_errors(raw) + _choices_errors(raw)

    def gather(self, question: Question, post: QueryDict, name: str) -> object:
        return [code for code in post.getlist(name) if code]

    def parse(self, question: Question, raw: object, context: AnswerContext) -> list[str] | None:
        if raw is None or raw in ("", []):
            return None
        if not isinstance(raw, list) or len(raw) > 500:
            raise AnswerError(_("Please send a list of answers here."))
        wanted = {one_line(code, longest=200) for code in raw}
        codes = [option.code for option in context.options(question)]
        if wanted - set(codes):
            raise AnswerError(_("Please choose only answers from the list."))
        return [code for code in codes if code in wanted]

    def check(self, question: Question, value: Any, context: AnswerContext) -> list[Finding]:
        least, most = question.settings.get("min_choices", 0), question.settings.get("max_choices")
        if len(value) < least:
            text = ngettext(
                "Please choose at least %(n)s answer.", "Please choose at least %(n)s answers.", least
            )
            return [Finding(text % {"n": least})]
        if most and len(value) > most:
            text = ngettext(
                "Please choose at most %(n)s answer.", "Please choose at most %(n)s answers.", most
            )
            return [Finding(text % {"n": most})]
        return []

    def written(self, question: Question, value: Any, context: AnswerContext) -> list[str]:
        return list(value or ())

    def display(self, question: Question, value: Any, context: AnswerContext) -> str:
        options = context.options(question)
        return "\n".join(label_of(options, code) for code in value or ())

    def schema(self, question: Question, context: AnswerContext) -> dict[str, object]:
        chosen = {"type": "array", "uniqueItems": True, "items": options_schema(context.options(question))}
        limits = {"minItems": "min_choices", "maxItems": "max_choices"}
        known = {key: question.settings[name] for key, name in limits.items() if question.settings.get(name)}
        return {**chosen, **known}

    def field(self, question: Question, raw: object, name: str, context: AnswerContext) -> dict[str, Any]:
        chosen = raw if isinstance(raw, list) else []
        return {
            "control": "checkbox",
            "options": [
                {
                    "code": each.code,
                    "label": say(each.label),
                    "help": say(each.help),
                    "checked": each.code in chosen,
                }
                for each in context.options(question)
            ],
        }

    def missing(self, question: Question) -> str:
        return _("Please choose at least one answer.")


class Declaration(QuestionType):
    """A sentence to agree to, stored as true; `text` is the whole wording."""

    code = "declaration"
    template = "forms/types/declaration.html"
    settings = frozenset({"text"})
    fits_in_rows = False

    def definition_errors(self, raw: Mapping[str, object]) -> list[str]:
        missing = missing_languages(raw["text"]) if raw.get("text") else []
        return [missing_text(missing)] if missing else []

    def parse(self, question: Question, raw: object, context: AnswerContext) -> bool | None:
        if isinstance(raw, bool):
            return raw or None
        word = one_line(raw, longest=10).lower()
        if word in ("", "no", "false", "0", "off"):
            return None
        if word in ("yes", "true", "1", "on"):
            return True
        raise AnswerError(_("Please send true or false here."))

    def written(self, question: Question, value: object, context: AnswerContext) -> str:
        return "yes" if value else ""

    def display(self, question: Question, value: object, context: AnswerContext) -> str:
        return _("Agreed") if value else ""

    def schema(self, question: Question, context: AnswerContext) -> dict[str, object]:
        return {"type": "boolean", "const": True} if question.required is True else {"type": "boolean"}

    def field(self, question: Question, raw: object, name: str, context: AnswerContext) -> dict[str, object]:
        return {"text": say(question.settings.get("text")), "checked": raw == "yes"}

    def missing(self, question: Question) -> str:
        return _("Please tick the box if you agree. Without it you can’t continue.")


class Explanation(QuestionType):
    """A text between the questions; asks nothing."""

    code = "explanation"
    template = "forms/types/explanation.html"
    settings = frozenset({"text"})
    seconds = 15
    asks = False
    tells = False
    fits_in_rows = False

    def parse(self, question: Question, raw: object, context: AnswerContext) -> None:
        if raw not in (None, ""):
            raise AnswerError(_("This is not a question, so there is nothing to answer."))

    def schema(self, question: Question, context: AnswerContext) -> dict[str, object]:
        return {"type": "null"}

    def field(self, question: Question, raw: object, name: str, context: AnswerContext) -> dict[str, object]:
        return {"text": say(question.settings.get("text"))}
