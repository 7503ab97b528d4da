"""One reader each: numbers, amounts, phones, IBANs, addresses, postcodes, days and moments."""

import datetime
from decimal import Decimal

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unicode import CONTROLS, FORMATS, SCRIPTS, one_of_each_block
from workflows.values import Unreadable
from workflows.values.addresses import account_address, read_address
from workflows.values.days import day_of, read_day
from workflows.values.ibans import doubt, read_iban
from workflows.values.moments import in_house_time
from workflows.values.numbers import read_amount, read_number, stored_number
from workflows.values.phones import read_phone, show_phone
from workflows.values.postcodes import read_postcode
from workflows.values.texts import bare, clean, one_line

NUMBERS = {
    "1.500,-": "1500",
    "1.500,– €": "1500",
    "1500.-": "1500",
    "1’500,50": "1500.50",
    "1'500.50": "1500.50",
    "500 Euro": "500",
    "EUR 500": "500",
    "500 євро": "500",
    "٥٠٠ يورو": "500",
    "٥٠٠،٥٠": "500.50",
    "١٬٢٣٤٫٥": "1234.5",
    "۱۲۳۴٫۵": "1234.5",
    "१२३": "123",
    "১২৩": "123",
    "௧௨௩": "123",
    "၁၂၃": "123",
    "１２３，５": "123.5",
    "\u200e1\u00a0234,5\u200f": "1234.5",
    "−5": "-5",
    "\ufeff12": "12",
}
NONE = [
    "NaN",
    "inf",
    "-inf",
    "Infinity",
    "1e3",
    "1E3",
    "1_000",
    "0.500",
    "0,500",
    "0x10",
    "½",
    "5²",
    "Ⅻ",
    "①",
    "1.2.3",
    "zwölf",
    "1,23,4",
    "9" * 400,
    "12 Personen",
    "+1",
    "",
]


@pytest.mark.parametrize(("typed", "meant"), NUMBERS.items())
def test_numbers_in_the_spelling_of_people(typed: str, meant: str) -> None:
    """In any digits, with any marks between thousands, with the currency before or behind."""
    assert read_number(typed) == Decimal(meant)
    assert read_amount(typed) == Decimal(meant).quantize(Decimal("0.01"))


@pytest.mark.parametrize("typed", NONE)
def test_what_only_programs_call_a_number(typed: str) -> None:
    """Refused alike everywhere; never read as another number."""
    with pytest.raises(Unreadable):
        read_number(typed)


@settings(max_examples=200, deadline=None)
@given(
    st.decimals(min_value=-999_999, max_value=999_999, places=2), st.sampled_from([0x660, 0x6F0, 0x966, 0x30])
)
def test_every_amount_is_read_back(number: Decimal, nought: int) -> None:
    """In the digits of any script, grouped as in German and as in English."""
    for written in (f"{number:,.2f}", f"{number:,.2f}".translate(str.maketrans(",.", ".,"))):
        digits = "".join(chr(nought + int(each)) if each.isdigit() else each for each in written)
        assert read_amount(digits) == number


@pytest.mark.parametrize(
    "value", ["nan", "inf", "1e3", "1_000", "١٢", "", None, True, [], float("nan"), float("inf")]
)
def test_stored_values_that_are_no_numbers(value: object) -> None:
    """What is compared and calculated is a plain number, or none."""
    assert stored_number(value) is None


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("06841 / 12345", "+49684112345"),
        ("(0681) 12345-0", "+49681123450"),
        ("Tel.: 0681 12345", "+4968112345"),
        ("+49 (0)6841 12345", "+49684112345"),
        ("0049 681 12345", "+4968112345"),
        ("49 6841 12345", "+49684112345"),
        ("380441234567", "+380441234567"),
        ("+380 44 123 4567", "+380441234567"),
        ("٠٦٨٤١ ١٢٣٤٥", "+49684112345"),
        ("\u202a+49\u00a0681\u00a012345\u202c", "+4968112345"),
    ],
)
def test_phone_numbers_keep_their_digits(typed: str, stored: str) -> None:
    """German with a 0, all others with their country code."""
    assert read_phone(typed) == stored
    assert read_phone(show_phone(stored)) == stored


@pytest.mark.parametrize(
    "typed", ["12345", "0501234567", "6841 12345", "0800 FLOWERS", "call me", "+4912", "12", "1" * 30]
)
def test_phone_numbers_that_may_be_somebody_elses(typed: str) -> None:
    """Nothing is guessed: the person writes the country code."""
    with pytest.raises(Unreadable):
        read_phone(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "DE89 3704 0044 0532 0130 00",
        "IBAN: DE89-3704-0044-0532-0130-00",
        "iban de89370400440532013000",
        "DE٨٩٣٧٠٤٠٠٤٤٠٥٣٢٠١٣٠٠٠",
        "\u200eDE89\u00a03704\u00a00044\u00a00532\u00a00130\u00a000\u200b",
        "ＤＥ89370400440532013000",
    ],
)
def test_an_iban_however_it_is_written(typed: str) -> None:
    """Spaces, dashes, the word, marks and digits of other scripts."""
    assert read_iban(typed) == "DE89370400440532013000"


def test_an_iban_that_is_wrong_or_doubtful() -> None:
    """A wrong check number is refused; an unknown bank and a country outside SEPA are only doubted."""
    with pytest.raises(Unreadable):
        read_iban("DE88 3704 0044 0532 0130 00")
    assert doubt("DE89370400440532013000") == ""
    assert doubt("TR330006100519786457841326") == "sepa"
    assert doubt("AL35202111090000000001234567") == ""


@pytest.mark.parametrize(
    "typed",
    [
        "Amira@Example.org",
        " amira@example.org ",
        "\u200eamira@example.org\u200b",
        "amira\u00ad@example.org",
        "Amira Said <amira@example.org>",
        "mailto:amira@example.org",
        "amira@example.org,",
        "ａｍｉｒａ＠example.org",
    ],
)
def test_one_person_has_one_address(typed: str) -> None:
    """Marks, wrappings and capitals make no second account."""
    assert account_address(typed) == "amira@example.org"


@pytest.mark.parametrize(
    "typed", ["nobody", "a@b", "a@@example.org", "a b@c d", "", "x" * 250 + "@example.org"]
)
def test_what_is_no_address(typed: str) -> None:
    """A sentence, no error."""
    with pytest.raises(Unreadable):
        read_address(typed)


@pytest.mark.parametrize(
    "typed", ["66386", "D-66386", "DE 66386", "٦٦٣٨٦", "６６３８６", "66 386", "\u200e66386"]
)
def test_postcodes(typed: str) -> None:
    """Five digits in any script."""
    assert read_postcode(typed) == "66386"


@pytest.mark.parametrize(
    "typed", ["1.3.2027", "01.03.2027", "1/3/2027", "2027-03-01", "١.٣.٢٠٢٧", "۱.۳.۲۰۲۷"]
)
def test_days(typed: str) -> None:
    """As Germans, machines, Arabs and Persians write them."""
    assert read_day(typed) == datetime.date(2027, 3, 1)
    assert day_of("١", "۳", "2027") == datetime.date(2027, 3, 1)


def test_a_naive_moment_is_house_time() -> None:
    """12:00 without an offset is noon in the house, in summer and in winter; an offset stays."""
    for month, hours in ((7, 2), (12, 1)):
        moment = in_house_time(datetime.datetime(2027, month, 1, 12))
        assert moment.utcoffset() == datetime.timedelta(hours=hours)
    aware = datetime.datetime(2027, 7, 1, 12, tzinfo=datetime.UTC)
    assert in_house_time(aware) == aware
    assert timezone.is_aware(in_house_time(datetime.datetime(2027, 3, 28, 2, 30)))
    with pytest.raises(Unreadable):
        in_house_time(datetime.datetime(9999, 12, 31))


@pytest.mark.parametrize("language", sorted(SCRIPTS))
def test_what_people_write_stays_as_it_is(language: str) -> None:
    """Letters, vowel marks and joiners of every script of the house's people."""
    assert clean(SCRIPTS[language]) == SCRIPTS[language]


def test_pasted_texts() -> None:
    """Out of PDF, Word, PowerPoint and phones: nothing readable is lost."""
    assert clean("För\x02derung\x0bneue Zeile\x0cSeite") == "Förderung\nneue Zeile\nSeite"
    assert clean("\uf0b7 Punkt \uf0e0 weiter \uf0fe") == "• Punkt → weiter ☑"
    assert clean("\x93Zitat\x94 \x96 Ende") == "“Zitat” – Ende"
    assert clean("Zu\ufffesammen\u00adhang\u200b \ufeffda") == "Zusammenhang da"
    assert clean("a\u200cb \u0645\u06cc\u200c\u062e") == "ab \u0645\u06cc\u200c\u062e"
    assert clean("👨\u200d👩\u200d👧 🏴\U000e0067\U000e0062\U000e007f x\U000e0041") == (
        "👨\u200d👩\u200d👧 🏴\U000e0067\U000e0062\U000e007f x"
    )
    assert clean("eins\r\nzwei\rdrei") == "eins\nzwei\ndrei"
    assert one_line(" a\u2028 b\t\u00a0c ") == "a b c"


def test_every_control_and_format_character() -> None:
    """None survives in an address or a number; the words around them always do."""
    for letter in CONTROLS + FORMATS:
        assert bare(f"12{letter}") in ("12", f"12{clean(letter)}"), hex(ord(letter))
        found = clean(f"eins {letter}zwei")
        assert found.startswith("eins ")
        assert found.endswith("zwei")
        assert clean(found) == found


def test_every_block_survives() -> None:
    """Everything assigned that can be seen is kept."""
    for letter in one_of_each_block():
        if letter not in FORMATS and letter not in CONTROLS:
            assert clean(f"a{letter}b").replace("a", "").replace("b", ""), hex(ord(letter))


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_cleaning_is_done_once(text: str) -> None:
    """A cleaned text is its own normal form, fits the database, and keeps letters and digits."""
    found = clean(text)
    assert clean(found) == found
    assert "\x00" not in found
    found.encode()
