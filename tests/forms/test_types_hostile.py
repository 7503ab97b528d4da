"""Whatever is sent to a type of question: an answer, or its own error; and answers survive the way round."""

import json
from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.forms import sample
from tests.forms.factories import IBAN, PLAN
from workflows.forms.definition.parts import Question, read_form
from workflows.forms.types import TYPES, AnswerContext, AnswerError, type_of

FORM = read_form(sample.definition())
ORG = "0b6b1f6e-0000-4000-8000-000000000001"


class _File:
    pk = "00000000-0000-4000-8000-000000000002"
    name = "satzung.pdf"
    size = 10


CONTEXT = AnswerContext(
    values={"finance": sample.FINANCE, "options": {"places": sample.PLACES}},
    documents={"d1": _File()},
    organisations={ORG: "Verein"},
)
QUESTIONS = list(FORM.questions.values())
IDS = [question.id for question in QUESTIONS]
LIMITS = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))

tricky = st.sampled_from(
    [
        "",
        " ",
        "\x00",
        "a\x00b",
        "\u202eevil",
        "\ud800",
        "١٢",
        "1e999",
        "-0",
        "NaN",
        "inf",
        "1.2.3",
        "9" * 400,
        "=1+1",
        "{}",
        "[]",
        "٫",
    ]
)
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | tricky
anything = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "expenses",
                    "incomes",
                    "kind",
                    "amount",
                    "name",
                    "id",
                    "day",
                    "month",
                    "year",
                    "street",
                    "category",
                    "hours",
                ]
            )
            | st.text(),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


def _parse(question: Question, raw: Any) -> Any:
    return type_of(question).parse(question, raw, CONTEXT)


@pytest.mark.parametrize("question", QUESTIONS, ids=IDS)
@LIMITS
@given(raw=anything)
def test_parse_raises_only_its_own_error_and_gives_storable_json(question: Question, raw: Any) -> None:
    kind = type_of(question)
    try:
        value = _parse(question, raw)
    except AnswerError as error:
        assert error.message  # noqa: PT017
        return
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    text.encode()
    assert "\\u0000" not in json.dumps(value)
    assert "\u202e" not in text
    if value is not None:
        kind.check(question, value, CONTEXT)
        assert isinstance(kind.display(question, value, CONTEXT), str)
        assert _parse(question, kind.written(question, value, CONTEXT)) == value
        assert _parse(question, value) == value


@pytest.mark.parametrize("question", QUESTIONS, ids=IDS)
@LIMITS
@given(
    cells=st.dictionaries(st.text(max_size=8), st.lists(scalars.map(str), max_size=3), max_size=4),
    raw=anything,
)
def test_fields_are_gathered_and_drawn_whatever_was_posted(
    question: Question, cells: dict[str, list[str]], raw: Any
) -> None:
    post = QueryDict(mutable=True)
    for suffix, values in cells.items():
        post.setlist(question.id if not suffix else f"{question.id}-{suffix}", values)
    kind = type_of(question)
    json.dumps(kind.gather(question, post, question.id))
    kind.field(question, kind.gather(question, post, question.id), question.id, CONTEXT)
    kind.field(question, raw, question.id, CONTEXT)


GOOD = {
    "organisation": {"id": ORG, "name": "Verein"},
    "contact_name": "Amira",
    "email": "a@example.org",
    "phone": "+49684112345",
    "address": {"street": "Weg 1", "postcode": "66386", "town": "Ort"},
    "seat": "10045114",
    "iban": IBAN,
    "goals": "Zeile 1\nZeile 2",
    "areas": ["culture", "sport"],
    "kind": "again",
    "participants": 1234,
    "starts_on": "2027-03-01",
    "minors": False,
    "protection": [{"id": "d1", "name": "satzung.pdf", "size": 10}],
    "team": [{"name": "Amira", "born_on": "1990-01-31"}],
    "partners": [{"name": "Chor", "active": True, "gives": "1234.50"}],
    "correct": True,
    "budget_before": "1234567.05",
}


@pytest.mark.parametrize("identifier", GOOD)
def test_stored_answers_survive_being_written_into_fields_and_posted_back(identifier: str) -> None:
    question, value = FORM.questions[identifier], GOOD[identifier]
    kind = type_of(question)
    assert _parse(question, value) == value
    assert _parse(question, kind.written(question, value, CONTEXT)) == value


def test_a_plan_survives_being_posted_back() -> None:
    question = FORM.questions["plan"]
    value = _parse(question, PLAN)
    assert _parse(question, TYPES["finance_plan"].written(question, value, CONTEXT)) == value


def test_ten_thousand_rows_are_refused_in_words() -> None:
    with pytest.raises(AnswerError, match="5"):
        _parse(FORM.questions["team"], [{"name": "x"}] * 10_000)
    for side in ("expenses", "incomes"):
        with pytest.raises(AnswerError):
            _parse(FORM.questions["plan"], {side: [{"kind": "donations", "amount": "1"}] * 10_000})


@pytest.mark.parametrize("question", QUESTIONS, ids=IDS)
def test_five_megabytes_of_text_are_refused(question: Question) -> None:
    with pytest.raises(AnswerError):
        _parse(question, "x" * 5_000_000)
