"""Questions of every type, what is stored of whatever people type, and tests that fit them."""

from collections.abc import Iterator
from typing import Any

from workflows.forms.definition.kinds import FITTING, kind_of
from workflows.forms.definition.mistakes import Place
from workflows.forms.definition.parts import read_question
from workflows.forms.definition.references import References
from workflows.forms.types import TYPES, AnswerContext, AnswerError

OPTIONS = [{"code": code, "label": code} for code in ("new", "again", "10", "é", "0")]
HOUSE, CLUB = "7b1c5f2e-0000-4000-8000-000000000001", "7b1c5f2e-0000-4000-8000-000000000002"


class _Upload:
    name, size = "a.pdf", 12


CONTEXT = AnswerContext(
    values={"options": {"towns": [{"code": "10045114", "label": "Lindenstadt"}]}},
    documents={HOUSE: _Upload(), CLUB: _Upload()},
    organisations={HOUSE: "Haus", CLUB: "Verein"},
)
_ROWS = [{"id": "who", "type": "short_text", "label": "W"}, {"id": "cost", "type": "money", "label": "C"}]


def _ask(name: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "type": kind, "label": name, **more}


# Some with a dot in their id, which is a path to other programs.
QUESTIONS = [
    _ask("text", "short_text"),
    _ask("more.text", "long_text"),
    _ask("mail", "email"),
    _ask("more.phone", "phone"),
    _ask("bank", "iban"),
    _ask("number", "number", min=None),
    _ask("half", "number", decimals=2, min=None),
    _ask("money", "money", min=None),
    _ask("more.money", "money", min=None),
    _ask("day", "date"),
    _ask("yes", "yes_no"),
    _ask("more.yes", "yes_no"),
    _ask("one", "choice", options=OPTIONS),
    _ask("town", "municipality", options_from="towns"),
    _ask("village", "municipality"),
    _ask("many", "multi", options=OPTIONS),
    _ask("agree", "declaration"),
    _ask("rows", "group", questions=_ROWS),
    _ask("more.people", "person_list", columns=_ROWS),
    _ask("file", "file", max_files=5),
    _ask("plan", "finance_plan"),
    _ask("where", "address"),
    _ask("more.where", "address", abroad=True),
    _ask("us", "organisation"),
    _ask("sum", "calculated", formula={"do": "sum", "of": [{"question": "number"}]}),
    _ask("share", "calculated", **{"as": "percent"}, formula={"do": "sum", "of": [{"question": "number"}]}),
]
BY_ID = {question["id"]: question for question in QUESTIONS}
TYPES_BY_ID = {key: question["type"] for key, question in BY_ID.items()}
_COMPILED = {key: read_question(question, "s") for key, question in BY_ID.items()}
_LINE = {"category": "materials", "description": "Garn", "quantity": "1", "unit_price": "7,50"}
_NUMBERS = [
    "0",
    "-0",
    "7",
    "9",
    "10",
    "12",
    "1.000",
    "9,50",
    "10,00",
    "100",
    "-5",
    "٣",
    "0,01",
    "999999999999",
]
_TEXTS = [
    "a",
    "A",
    "b",
    "10",
    "10.00",
    "9",
    "0",
    "nan",
    "null",
    "true",
    "[]",
    "é",
    "مرحبا",
    " x  y ",
    "false",
]
TYPED: dict[str, list[Any]] = {
    "text": _TEXTS,
    "number": [*_NUMBERS, 0, 7, 12, -3, 1e3],
    "date": ["2027-01-01", "31.12.2026", "1.2.2027", {"day": "2", "month": "10", "year": "2026"}],
    "yes_no": [True, False, "yes", "no"],
    "declaration": [True, "yes", False],
    "whole": [
        {"expenses": [], "incomes": []},
        {"street": "Weg 1", "postcode": "66111", "town": "Ort"},
        {"expenses": [_LINE], "incomes": []},
        HOUSE,
    ],
}
BY_TYPE: dict[str, list[Any]] = {
    "email": ["a@example.org", "A@Example.org", "b@example.org"],
    "phone": ["0681 12345", "+49 681 12345", "+33 1 42 68 53 00"],
    "iban": ["DE89 3704 0044 0532 0130 00", "DE02120300000000202051"],
    "choice": ["new", "again", "10", "é", "0"],
    "municipality": ["Lindenstadt", "10045114", "10"],
    "multi": [["new"], ["new", "again"], ["again", "10", "0"], []],
    "group": [[{"who": "A"}], [{"who": "A"}, {"cost": "5"}], [{}], [{"who": str(n)} for n in range(11)]],
    "person_list": [[{"who": "A"}], [{"who": "A"}, {"who": "B"}, {"cost": "0"}]],
    "file": [[HOUSE], [HOUSE, CLUB]],
}
HOSTILE = [
    "",
    " ",
    None,
    [],
    {},
    "NaN",
    "1e3",
    "0x10",
    "1_000",
    "Infinity",
    "−5",
    "9" * 300,
    "\x00",
    "\u200b",
]
HOSTILE += [
    [None],
    {"street": ""},
    {"expenses": None},
    True,
    0,
    -1,
    1.5,
    "2027-02-30",
    "__proto__",
    "toString",
]


def stored(question: str, typed: Any) -> Any:
    """What is stored of what was typed; None when it is empty or not understood."""
    compiled = _COMPILED[question]
    if compiled.type == "calculated":
        compiled = _COMPILED["number" if question == "sum" else "half"]
    try:
        return TYPES[compiled.type].parse(compiled, typed, CONTEXT)
    except AnswerError:
        return None


def answers_to(question: str) -> list[Any]:
    """Every different stored answer, with none at all among them."""
    kind = TYPES_BY_ID[question]
    found: list[Any] = []
    for typed in [*BY_TYPE.get(kind, TYPED.get(kind_of(kind), [])), *HOSTILE]:
        value = stored(question, typed)
        if value not in found or isinstance(value, bool):
            found.append(value)
    return found


def fitting_tests(question: str) -> Iterator[dict[str, Any]]:
    """Tests on the question that a definition may have, of every operator."""
    kind = kind_of(TYPES_BY_ID[question])
    for name in sorted(FITTING[kind]):
        for value in _values(question, kind, name):
            test = {"question": question, "is": name}
            yield test if name in ("answered", "not_answered") else {**test, "value": value}


def _values(question: str, kind: str, name: str) -> list[Any]:
    if name in ("answered", "not_answered"):
        return [None]
    if kind in ("rows", "codes") and name not in ("contains", "not_contains"):
        return [0, 1, 2, 3, 10]
    if kind == "codes":
        return ["new", "10", "0"]
    found = [each for each in answers_to(question) if each is not None]
    found += {"number": [0, 7, "10", "9.50", 100, "100.00", 9.5], "yes_no": [True, False]}.get(kind, [])
    return [found[at : at + 2] for at in range(0, len(found), 2)] if name == "one_of" else found


def accepted(test: dict[str, Any]) -> bool:
    """Whether a definition with this test can be published."""
    references = References({"steps": [{"questions": QUESTIONS}]})
    references.known.update(BY_ID)

    return not list(references.condition(Place(), test))


__all__ = ["BY_ID", "HOSTILE", "QUESTIONS", "TYPES_BY_ID", "accepted", "answers_to", "fitting_tests"]
