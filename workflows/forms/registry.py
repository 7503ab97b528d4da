"""Which forms the processes of the house use, and what each process decides about them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from workflows.people.verdicts import Verdict

from .checks.problems import Problem

if TYPE_CHECKING:
    from workflows.people.models import User

    from .models import AnswerSheet


def _no_checks(sheet: "AnswerSheet") -> list[Problem]:
    return []


def _nothing_at_once(values: Mapping[str, object], answers: Mapping[str, object]) -> list[Problem]:
    return []


def _no_context(sheet: "AnswerSheet") -> dict[str, object]:
    return {}


@dataclass(frozen=True)
class Beside:
    """What stands beside a page of questions: a template of the process; `url` gives it anew after a save."""

    template: str
    url: str
    context: Mapping[str, object]


@dataclass(frozen=True)
class FormKind:
    """One form of a process.

    `definition()` is frozen as a version when a sheet is opened. `submit(sheet=…, actor=…)` runs inside
    the transaction that locks the sheet; `sheet.round` says which submission it is. `checks(sheet)` adds
    the process's own rules, and `at_once(values, answers)` those that are said where the answer is typed:
    they know the answers and what `context` gave, and ask no database. `context(sheet)` supplies `options`
    (tables by name), `finance` (the limits of the call) and `round` (its dates). Without `may_edit` and
    `may_read` the owner and the members of the sheet's organisation may do both. `beside(sheet, page)`
    stands beside a page. `aside_url` is the way back for who writes along without seeing the case, and
    `help_url` leads the sheet's own people to where they let somebody write along. `reads` are the questions
    (with their types) that the process itself reads: an edited form has to keep them.
    """

    code: str
    definition: Callable[[], Mapping[str, Any]]
    submit: Callable[..., object]
    checks: Callable[["AnswerSheet"], list[Problem]] = _no_checks
    at_once: Callable[[Mapping[str, object], Mapping[str, object]], list[Problem]] = _nothing_at_once
    context: Callable[["AnswerSheet"], Mapping[str, object]] = _no_context
    may_edit: Callable[["User", "AnswerSheet"], Verdict] | None = None
    may_read: Callable[["User", "AnswerSheet"], Verdict] | None = None
    after_submit_url: Callable[["AnswerSheet"], str] | None = None
    back_url: Callable[["AnswerSheet"], str] | None = None
    aside_url: Callable[["AnswerSheet"], str] | None = None
    help_url: Callable[["AnswerSheet"], str] | None = None
    beside: Callable[["AnswerSheet", str], Beside | None] | None = None
    example_context: Mapping[str, object] = field(default_factory=dict)
    reads: Mapping[str, str] = field(default_factory=dict)


_KINDS: dict[str, FormKind] = {}


def register(kind: FormKind) -> None:
    """The form can be opened from now on."""
    _KINDS[kind.code] = kind


def find(code: str) -> FormKind | None:
    """The form with this code, if there is one."""
    return _KINDS.get(code)


def get(code: str) -> FormKind:
    """The form with this code; LookupError when no process registered it."""
    kind = _KINDS.get(code)
    if kind is None:
        raise LookupError(f"no form {code!r} is registered")
    return kind


def kind_of(sheet: "AnswerSheet") -> FormKind:
    """The process's form that a sheet behaves as, also when editors built it under a code of its own."""
    return get(sheet.version.kind_code)


def codes() -> list[str]:
    """The codes of all forms."""
    return sorted(_KINDS)
