"""Groups, calculated values, stops and nested conditions survive the way there and back, too."""

from typing import Any

import pytest

from pages.builder import keys
from pages.builder.conditions import read_value, write_value
from pages.builder.writing import write
from tests.builder.factories import question, t
from tests.builder.test_round_trip import read_back
from workflows.forms.definition.validation import check_definition
from workflows.forms.models.versions import fingerprint
from workflows.forms.types import TYPES

OPTIONS = [{"code": "a", "label": t("A"), "help": t("Hilfe A")}, {"code": "b", "label": t("B & <C>")}]
NESTED = {
    "any": [
        {"question": "pick", "is": "one_of", "value": ["a", "b"]},
        {
            "all": [
                {"question": "sure", "is": "equals", "value": False},
                {"question": "amount", "is": "more_than", "value": 12},
                {"question": "rows", "is": "at_least", "value": 2},
                {"question": "day", "is": "less_than", "value": "2027-01-31"},
                {"question": "name", "is": "not_answered"},
            ]
        },
    ]
}
FIRST = [
    question("name", max_words=20, help=t("Zwei\nZeilen"), required=False),
    question("pick", "choice", options=OPTIONS, required=True),
    question("sure", "yes_no", required={"all": [{"question": "pick", "is": "equals", "value": "a"}]}),
    question("amount", "money", min="0.50", max=1000),
    question("day", "date", min="today", max="2030-12-31"),
    question("rows", "group", questions=[question("cost", "money")], min_rows=0, row_label=t("Zeile")),
    question(
        "people",
        "person_list",
        columns=[
            question("given"),
            question("kind", "choice", options=OPTIONS),
            question(
                "paid", "yes_no", show_when={"all": [{"question": "kind", "is": "equals", "value": "a"}]}
            ),
            question(
                "fee",
                "money",
                show_when={"any": [{"question": "paid", "is": "equals", "value": True}]},
                required={"all": [{"question": "given", "is": "answered"}]},
            ),
            question("days", "number"),
            question(
                "cost",
                "calculated",
                formula={"do": "product", "of": [{"question": "fee"}, {"question": "days"}]},
                show_when={"all": [{"question": "days", "is": "more_than", "value": 1}]},
                unit=t("im Jahr"),
                max=1000,
                **{"as": "money"},
            ),
        ],
    ),
    question(
        "events",
        "group",
        own_pages=True,
        questions=[
            question("event_day", "date"),
            question(
                "sessions",
                "group",
                max_rows=8,
                row_label=t("Termin"),
                questions=[
                    question("kind", "choice", options=OPTIONS),
                    question(
                        "price",
                        "money",
                        show_when={"all": [{"question": "kind", "is": "equals", "value": "a"}]},
                    ),
                ],
            ),
        ],
    ),
    question("plan", "finance_plan"),
]
SECOND = [
    {
        "id": "money",
        "type": "section",
        "title": t("Geld"),
        "intro": t("Alles über Geld"),
        "show_when": NESTED,
        "questions": [
            question(
                "total",
                "calculated",
                formula={"do": "sum", "of": [{"question": "rows", "column": "cost"}, {"question": "amount"}]},
                **{"as": "money"},
            ),
            question(
                "share",
                "calculated",
                formula={
                    "do": "share",
                    "of": [{"question": "plan", "part": "grant"}, {"question": "plan", "part": "costs"}],
                },
                **{"as": "percent", "decimals": 1},
            ),
        ],
    },
    question("why", "long_text", stop_when={"when": NESTED, "advice": t("Fragt {name} im Haus.")}),
]


def whole() -> dict[str, Any]:
    """A form with everything."""
    return {
        "code": "all",
        "title": t("Alles"),
        "minutes": 5,
        "steps": [
            {"id": "first", "title": t("Erste"), "intro": t("Los"), "questions": FIRST},
            {
                "id": "second",
                "title": t("Zweite"),
                "needs": ["first"],
                "show_when": NESTED,
                "stop_when": {"when": NESTED, "advice": t("Rat")},
                "questions": SECOND,
            },
        ],
    }


def test_everything_survives() -> None:
    check_definition(whole())
    reading = read_back("all", write(whole()))
    assert not reading.gaps
    assert fingerprint(reading.definition) == fingerprint(whole())


@pytest.mark.parametrize("code", sorted(TYPES))
def test_settings_without_a_field_are_kept(code: str) -> None:
    raw = whole()
    raw["steps"][0]["questions"] = [question("one", code, some_day={"x": [1]})]
    read = read_back("all", write(raw)).definition["steps"][0]["questions"][0]
    assert read["some_day"] == {"x": [1]}


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("yes", "yes_no", True),
        ("Nein", "declaration", False),
        ("yes", "choice", "yes"),
        ("12", "number", 12),
        ("12,5", "money", "12.5"),
        ("NaN", "number", "NaN"),
        ("12", "choice", "12"),
        ("2", "group", 2),
        ("", "short_text", ""),
    ],
)
def test_values_follow_the_type_of_the_question(text: str, kind: str, value: Any) -> None:
    assert read_value(text, kind) == value
    assert type(read_value(text, kind)) is type(value)
    assert read_value(write_value(value), kind) == value


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Wie heißt euer Projekt?", "wie_heisst_euer_projekt"),
        ("Größe (in m²)", "groesse_in_m2"),
        ("3 Gründe", "question_3_gruende"),
        ("؟", "question"),
        ("x" * 90, "x" * 40),
    ],
)
def test_keys_from_labels(label: str, key: str) -> None:
    assert keys.slug(label) == key


def test_keys_are_unique_and_never_reserved() -> None:
    page = {"type": "step", "value": {"title": "Check"}}
    entries = [{"type": "short_text", "value": {"label": "Name"}} for _twice in range(2)]
    page["value"]["questions"] = entries
    keys.fill([page])
    assert page["value"]["key"] == "check_2"
    assert [entry["value"]["key"] for entry in entries] == ["name", "name_2"]
