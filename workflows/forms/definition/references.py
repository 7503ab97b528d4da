"""What a place in a form may refer to: earlier questions only, so nothing can go round in a circle."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from .comparisons import comparison_errors, contradictions, summed_errors
from .conditions import condition_errors, questions_in, read_condition, tests_in
from .mistakes import Mistake, Place
from .nesting import beginnings
from .quotes import quoted, uneven

# Answers that don't read as part of a sentence.
NOT_QUOTED = frozenset({"finance_plan", "file", "explanation", "declaration", "group", "person_list"})


class References:
    """The questions of a definition as it is read from top to bottom."""

    sums_columns = True

    def __init__(self, raw: Mapping[str, object]) -> None:
        self.written = {question["id"]: question for question in _all_questions(raw)}
        self.types = {key: str(question.get("type")) for key, question in self.written.items()}
        self.behind = dict(_depends(raw))
        self.beginnings = beginnings(self.written)
        self.known: set[str] = set()

    def condition(self, place: Place, raw: object) -> Iterator[Mistake]:
        """Mistakes of a condition as written; None is no condition."""
        if raw is None:
            return
        errors = condition_errors(raw)
        if errors or not isinstance(raw, Mapping):
            yield from (Mistake(place, error) for error in errors)
            return
        for question in dict.fromkeys(questions_in(read_condition(raw, self.types))):
            yield from self.question(place, question)
        for test in tests_in(raw):
            if test["question"] in self.written:
                found = comparison_errors(test, self.written[test["question"]])
                yield from (Mistake(place, error) for error in found)
        yield from (Mistake(place, error) for error in contradictions(raw))

    def question(self, place: Place, wanted: str) -> Iterator[Mistake]:
        """A mistake when `wanted` can't be known at this place."""
        if wanted in self.known:
            return
        if wanted not in self.types:
            text = _("%(question)s is not an earlier question: it is not in the form (any more)")
        elif place.question and (place.question == wanted or place.question in self._leads_to(wanted)):
            text = _("%(question)s is not an earlier question: the two depend on each other in a circle")
        else:
            text = _("%(question)s is not an earlier question: it comes later in the form")
        yield Mistake(place, text % {"question": wanted})

    def quotes(self, place: Place, text: Any) -> Iterator[Mistake]:
        """Mistakes in what a text quotes."""
        if uneven(text):
            yield Mistake(place, _("not every language quotes the same answers"))
        for wanted in sorted(quoted(text)):
            yield from self.question(place, wanted)
            if self.types.get(wanted) in NOT_QUOTED:
                text_ = _("the answer to %(question)s can’t be quoted in a text")
                yield Mistake(place, text_ % {"question": wanted})

    def formula(self, place: Place, raw: Mapping[str, Any]) -> Iterator[Mistake]:
        """Mistakes in what a (well-formed) formula is worked out from."""
        for ref in raw["formula"]["of"]:
            yield from self.question(place.at("formula"), ref["question"])
            kind = self.types.get(ref["question"], "")
            if ("part" in ref) != (kind == "finance_plan") or (
                "column" in ref and not (self.sums_columns and kind in ("group", "person_list"))
            ):
                text = _("%(question)s has no such part")
                yield Mistake(place.at("formula"), text % {"question": ref["question"]})
            elif ref["question"] in self.written:
                found = summed_errors(ref, raw["formula"]["do"], self.written[ref["question"]])
                yield from (Mistake(place.at("formula"), error) for error in found)

    def _leads_to(self, start: str) -> set[str]:
        found: set[str] = set()
        waiting = [start]
        while waiting:
            for each in self.behind.get(waiting.pop(), ()):
                if each not in found:
                    found.add(each)
                    waiting.append(each)
        return found


class RowReferences(References):
    """The questions of one row: what stands in a row, or is worked out there, comes from earlier ones."""

    sums_columns = False

    def __init__(self, columns: list[object], *, is_inner: bool = False) -> None:
        self.is_inner = is_inner  # the row of a list that stands in a row itself
        super().__init__({"steps": [{"questions": columns}]})

    def question(self, place: Place, wanted: str) -> Iterator[Mistake]:
        """A mistake when `wanted` is no earlier question of the row."""
        if wanted not in self.known:
            text = _("%(question)s is not an earlier question of the same row")
            yield Mistake(place, text % {"question": wanted})


def _all_questions(raw: Mapping[str, object]) -> Iterator[Mapping[str, Any]]:
    steps = raw.get("steps")
    for step in steps if isinstance(steps, list) else ():
        entries = step.get("questions") if isinstance(step, Mapping) else None
        for entry in entries if isinstance(entries, list) else ():
            if not isinstance(entry, Mapping):
                continue
            inner = entry.get("questions") if entry.get("type") == "section" else None
            for question in inner if isinstance(inner, list) else [entry]:
                if isinstance(question, Mapping) and isinstance(question.get("id"), str):
                    yield question


def _depends(raw: Mapping[str, Any]) -> Iterator[tuple[str, set[str]]]:
    """For each question the ones that its conditions and its formula look at."""
    for question in _all_questions(raw):
        found = {
            each
            for rule in (question.get("show_when"), question.get("required"))
            if isinstance(rule, Mapping) and not condition_errors(rule)
            for each in questions_in(read_condition(rule, {}))
        }
        formula = question.get("formula")
        refs = formula.get("of") if isinstance(formula, Mapping) else None
        found |= {
            ref["question"]
            for ref in (refs if isinstance(refs, list) else ())
            if isinstance(ref, Mapping) and isinstance(ref.get("question"), str)
        }
        yield question["id"], found
