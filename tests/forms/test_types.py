"""What each type of question understands, refuses and says."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import time_machine

from workflows.forms.definition.parts import Question, read_question
from workflows.forms.types import TYPES, AnswerContext, AnswerError, type_of
from workflows.values.numbers import read_number


def ask(kind: str, **settings: Any) -> Question:
    return read_question({"id": "q", "type": kind, "label": "Q", **settings}, "s")


def parse(question: Question, raw: Any, context: AnswerContext | None = None) -> Any:
    return type_of(question).parse(question, raw, context or AnswerContext())


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1.234,50", "1234.50"),
        ("1,234.50", "1234.50"),
        ("1 234,5", "1234.5"),
        ("1.234", "1234"),
        ("1,234", "1234"),
        ("12,5", "12.5"),
        ("12.50 €", "12.50"),
        ("EUR 7", "7"),
        ("١٢٫٥", "12.5"),
        ("-3", "-3"),
        ("1.234.567,89", "1234567.89"),
    ],
)
def test_numbers_are_read_as_people_write_them(typed: str, number: str) -> None:
    assert read_number(typed) == Decimal(number)


@pytest.mark.parametrize("typed", ["", "zwölf", "1.2.3", "12,345,6", "1e5", "--1", "1,2,3", "½", "९" * 30])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        read_number(typed)


def test_money_has_two_decimals_and_limits() -> None:
    question = ask("money", min=10, max=100)
    assert parse(question, "99,9") == "99.90"
    assert parse(question, "") is None
    with pytest.raises(AnswerError):
        parse(question, "1,005,1")
    assert TYPES["money"].check(question, "100.01", AnswerContext())
    assert TYPES["money"].check(question, "9.99", AnswerContext())
    assert not TYPES["money"].check(question, "100.00", AnswerContext())


def test_a_whole_number_has_no_decimals_and_is_not_negative() -> None:
    question = ask("number")
    assert parse(question, "12") == 12
    with pytest.raises(AnswerError):
        parse(question, "1,5")
    assert TYPES["number"].check(question, -1, AnswerContext())


def test_the_word_limit_is_enforced() -> None:
    question = ask("long_text", max_words=3)
    value = parse(question, "eins zwei\ndrei vier")
    (finding,) = TYPES["long_text"].check(question, value, AnswerContext())
    assert "4" in finding.message
    assert "3" in finding.message
    assert not TYPES["long_text"].check(question, "eins zwei drei", AnswerContext())


@pytest.mark.parametrize(
    "raw", [{"day": "1", "month": "3", "year": "2027"}, "2027-03-01", "1.3.2027", "01.03.2027"]
)
def test_dates_come_as_three_fields_or_as_text(raw: Any) -> None:
    assert parse(ask("date"), raw) == "2027-03-01"


@pytest.mark.parametrize(
    "raw",
    [
        {"day": "31", "month": "2", "year": "2027"},
        {"day": "1"},
        "morgen",
        "2027-13-01",
        {"day": "1", "month": "3", "year": "27"},
    ],
)
def test_days_that_do_not_exist_are_refused(raw: Any) -> None:
    with pytest.raises(AnswerError):
        parse(ask("date"), raw)


@time_machine.travel("2027-05-01 12:00")
def test_dates_have_limits_and_today_is_where_the_house_is() -> None:
    kind = TYPES["date"]
    question = ask("date", min="today")
    assert kind.check(question, "2027-04-30", AnswerContext())
    assert not kind.check(question, "2027-05-01", AnswerContext())
    assert AnswerContext().today == date(2027, 5, 1)


def test_phones_are_stored_in_one_form() -> None:
    assert parse(ask("phone"), "06841 / 12345") == "+49684112345"
    assert parse(ask("phone"), "+380 44 123 4567") == "+380441234567"
    with pytest.raises(AnswerError):
        parse(ask("phone"), "12")


def test_ibans_are_checked_by_their_check_number() -> None:
    assert parse(ask("iban"), "de89 3704 0044 0532 0130 00") == "DE89370400440532013000"
    with pytest.raises(AnswerError, match="IBAN"):
        parse(ask("iban"), "DE88 3704 0044 0532 0130 00")


def test_an_address_says_which_line_is_missing() -> None:
    with pytest.raises(AnswerError) as caught:
        parse(ask("address"), {"street": "", "postcode": "123", "town": "Ort"})
    assert set(caught.value.parts) == {"street", "postcode"}


def test_an_address_abroad_needs_no_german_postcode() -> None:
    question = ask("address", abroad=True)
    assert parse(question, {"street": "Rue 1", "postcode": "F-57", "town": "Metz", "country": "France"})


def test_a_municipality_is_found_by_any_of_its_names_and_guessed_when_misspelt() -> None:
    context = AnswerContext(
        values={
            "options": {
                "places": [
                    {
                        "code": "1",
                        "label": {"de": "Homburg", "en": "Homburg", "ar": "هومبورغ", "uk": "Гомбург"},
                    }
                ]
            }
        }
    )
    question = ask("municipality", options_from="places")
    assert parse(question, "homburg", context) == "1"
    assert parse(question, "هومبورغ", context) == "1"
    with pytest.raises(AnswerError, match="Homburg"):
        parse(question, "Hombrug", context)


def test_only_given_answers_can_be_chosen() -> None:
    options = [{"code": "a", "label": "A"}, {"code": "b", "label": "B"}]
    assert parse(ask("multi", options=options), ["b", "a"]) == ["a", "b"]
    for kind in ("choice", "multi"):
        with pytest.raises(AnswerError):
            parse(ask(kind, options=options), ["c"] if kind == "multi" else "c")


def test_another_cases_file_can_not_be_named() -> None:
    with pytest.raises(AnswerError):
        parse(ask("file"), ["3d7a8f0e-7ab4-4d1e-9b52-000000000000"])


def test_a_row_without_its_required_cell_is_named() -> None:
    columns = [
        {"id": "name", "type": "short_text", "label": "Name", "required": True},
        {"id": "age", "type": "number", "label": "Age"},
    ]
    question = ask("person_list", columns=columns)
    value = parse(question, [{"name": "A"}, {"name": "", "age": ""}, {"age": "7"}])
    assert value == [{"name": "A"}, {"age": 7}]
    (finding,) = TYPES["person_list"].check(question, value, AnswerContext())
    assert finding.part == "1-name"


def test_unknown_columns_are_refused() -> None:
    question = ask("group", questions=[{"id": "name", "type": "short_text", "label": "Name"}])
    with pytest.raises(AnswerError):
        parse(question, [{"name": "A", "role": "admin"}])


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_exports_are_never_formulas(formula: str) -> None:
    assert TYPES["short_text"].export(ask("short_text"), formula, AnswerContext()) == f"'{formula}"
