"""The lights of the health check: each on its border days, with a set clock."""

from datetime import date

import pytest
import time_machine
from django.test import Client
from django.utils.translation import override

from workflows.organisations import actions
from workflows.organisations.actions.answering import note_known
from workflows.organisations.actions.keeping import Board, Seat, Told
from workflows.organisations.models import BoardSeat, HealthAnswer, OrganisationRecord
from workflows.organisations.reading.health import LOOKS, SIGNS, Check, Light, checks_of, next_due
from workflows.organisations.reading.health_words import ADVICE
from workflows.people.models import Organisation
from workflows.people.verdicts import Invalid, NotAllowed

from .factories import association, lay_in, member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
D = date


def check(organisation: Organisation, item: str, day: date) -> Check:
    """One light on a day."""
    return next(each for each in checks_of(organisation, day) if each.item == item)


def light(organisation: Organisation, item: str, day: date) -> str:
    """Its code."""
    return str(check(organisation, item, day).light.value)


def answer(organisation: Organisation, item: str, reply: str, on: date) -> None:
    """An answer of the members on a day."""
    HealthAnswer.objects.create(organisation=organisation, item=item, reply=reply, answered_on=on)


@pytest.mark.parametrize("item", ["cash_book", "insurance", "data_protection", "transparency"])
def test_an_answer_holds_a_year_and_the_newest_counts(item: str) -> None:
    organisation, _chair = association()
    assert light(organisation, item, D(2026, 5, 4)) == "unknown"
    answer(organisation, item, "no", D(2026, 5, 3))
    assert light(organisation, item, D(2026, 5, 4)) == "red"
    answer(organisation, item, "unsure", D(2026, 5, 4))
    assert light(organisation, item, D(2026, 5, 4)) == "amber"
    answer(organisation, item, "yes", D(2026, 5, 4))
    assert light(organisation, item, D(2027, 5, 4)) == "green"
    assert light(organisation, item, D(2027, 5, 5)) == "amber"


@pytest.mark.parametrize(
    ("notice", "day", "said"),
    [
        ("60a", D(2027, 4, 15), "green"),
        ("60a", D(2027, 4, 16), "amber"),
        ("60a", D(2027, 6, 15), "amber"),
        ("60a", D(2027, 6, 16), "red"),
        ("exemption", D(2029, 4, 15), "green"),
        ("exemption", D(2029, 6, 15), "amber"),
        ("exemption", D(2029, 6, 16), "red"),
        ("none", D(2029, 6, 16), "none"),
    ],
)
def test_a_notice_counts_to_the_day(notice: str, day: date, said: str) -> None:
    dated = None if notice == "none" else D(2024, 6, 15)
    organisation, _chair = association(tax_notice=notice, tax_notice_date=dated)
    assert light(organisation, "notice", day) == said


def board(organisation: Organisation, elected: date, registered: date | None, term: int | None = 2) -> None:
    """The record says so."""
    OrganisationRecord.objects.update_or_create(
        organisation=organisation,
        defaults={"board_elected_on": elected, "board_registered_on": registered, "board_term_years": term},
    )


def test_the_board_is_in_the_register_and_in_office() -> None:
    organisation, _chair = association()
    assert light(organisation, "board", D(2026, 1, 1)) == "unknown"
    board(organisation, D(2025, 3, 10), D(2023, 4, 1))  # the entry is of the last board
    assert light(organisation, "board", D(2025, 3, 24)) == "amber"
    assert light(organisation, "board", D(2025, 3, 25)) == "red"
    board(organisation, D(2025, 3, 10), D(2025, 4, 1))
    assert light(organisation, "board", D(2026, 12, 9)) == "green"
    assert light(organisation, "board", D(2026, 12, 10)) == "amber"
    assert light(organisation, "board", D(2027, 3, 10)) == "amber"
    assert light(organisation, "board", D(2027, 3, 11)) == "red"
    board(organisation, D(2025, 3, 10), D(2025, 4, 1), None)
    assert light(organisation, "board", D(2040, 1, 1)) == "green"


def test_what_does_not_concern_a_group_has_no_light() -> None:
    organisation, _chair = association(legal_form="initiative")
    said = {each.item: each.light for each in checks_of(organisation)}
    assert {item for item, seen in said.items() if seen == Light.NONE} == {"board", "notice", "transparency"}


def test_a_new_board_asks_for_the_transparency_register_again() -> None:
    organisation, _chair = association()
    answer(organisation, "transparency", "yes", D(2026, 1, 1))
    board(organisation, D(2026, 1, 1), D(2026, 1, 1))
    assert light(organisation, "transparency", D(2026, 6, 1)) == "green"
    board(organisation, D(2026, 1, 2), D(2026, 1, 3))
    assert light(organisation, "transparency", D(2026, 6, 1)) == "amber"


def test_the_policy_in_the_safe_says_more_than_the_answer() -> None:
    organisation, chair = association()
    answer(organisation, "insurance", "no", D(2026, 1, 1))
    lay_in(organisation, chair, "insurance", expires_on=D(2026, 12, 31))
    for day, said in ((D(2026, 10, 31), "green"), (D(2026, 11, 1), "amber"), (D(2026, 12, 31), "amber")):
        assert light(organisation, "insurance", day) == said
    assert light(organisation, "insurance", D(2027, 1, 1)) == "red"


def test_what_is_urgent_comes_first_and_the_next_day_is_named() -> None:
    organisation, _chair = association(tax_notice="60a", tax_notice_date=D(2024, 6, 15))
    answer(organisation, "cash_book", "no", D(2026, 1, 1))
    answer(organisation, "insurance", "yes", D(2026, 2, 1))
    checks = checks_of(organisation, D(2026, 6, 1))
    assert checks[0].item == "cash_book"
    assert next_due(checks) == D(2027, 2, 1)


def test_every_light_has_word_and_sign_and_every_reason_an_advice() -> None:
    assert set(SIGNS) == set(Light)
    assert len(set(SIGNS.values())) == len(SIGNS)
    assert {item for item, _reason in ADVICE} == set(LOOKS)


def test_who_answers_and_who_keeps_the_board() -> None:
    organisation, chair = association()
    actions.answer_health(organisation=organisation, actor=member(organisation), replies={"cash_book": "yes"})
    with pytest.raises(Invalid) as refused:
        actions.answer_health(
            organisation=organisation, actor=chair, replies={"cash_book": "perhaps", "board": "yes"}
        )
    assert set(refused.value.errors) == {"cash_book", "board"}
    with pytest.raises(NotAllowed):
        actions.keep_record(organisation=organisation, actor=member(organisation), seat="", board=Board())
    seats = [Seat("Vorsitz", "Amira Haddad"), Seat("Kasse", "Олена")]
    for _time in range(2):
        actions.keep_record(
            organisation=organisation,
            actor=chair,
            seat="Lindenstadt",
            board=Board(D(2025, 1, 1), 2, None, seats),
        )
    assert list(BoardSeat.objects.values_list("office", "name")) == [
        (each.office, each.name) for each in seats
    ]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (Board(elected_on=D(2999, 1, 1)), "elected_on"),
        (Board(registered_on=D(2999, 1, 1)), "registered_on"),
        (Board(elected_on=D(2025, 1, 1), term_years=11), "term_years"),
        (Board(term_years=2), "elected_on"),
        (Board(seats=[Seat("Vorsitz", " ")]), "seats"),
        (Board(seats=[Seat("Vorsitz", "x")] * 21), "seats"),
    ],
)
def test_a_board_that_cannot_be(wrong: Board, field: str) -> None:
    organisation, chair = association()
    with pytest.raises(Invalid) as refused:
        actions.keep_record(organisation=organisation, actor=chair, seat="", board=wrong)
    assert set(refused.value.errors) == {field}


def test_a_founding_tells_once_and_never_overwrites_what_is_newer() -> None:
    organisation, chair = association(register_number="", register_court="")
    told = Told(
        facts={"register_number": "VR 7", "register_court": "Amtsgericht Köln", "legal_form": "ev"},
        seat="Köln",
        board=Board(D(2026, 1, 10), 2, None, [Seat("Vorsitz", "A")]),
        notice=("60a", D(2026, 2, 1)),
        answers={"cash_book": ("yes", D(2026, 3, 1))},
    )
    for _time in range(2):
        actions.feed_record(organisation=organisation, told=told, actor=chair)
    organisation.refresh_from_db()
    assert (organisation.register_number, organisation.tax_notice) == ("VR 7", "60a")
    assert HealthAnswer.objects.count() == 1
    entered = Told(board=Board(D(2026, 1, 10), 2, D(2026, 2, 20), [Seat("Vorsitz", "A")]))
    actions.feed_record(organisation=organisation, told=entered, actor=None)
    record = OrganisationRecord.objects.get()
    assert (record.seat, record.board_registered_on) == ("Köln", D(2026, 2, 20))
    actions.keep_record(
        organisation=organisation, actor=chair, seat="Köln", board=Board(D(2026, 3, 1), 2, None, [])
    )
    actions.feed_record(organisation=organisation, told=told, actor=None)
    record.refresh_from_db()
    assert record.board_elected_on == D(2026, 3, 1)


def test_what_members_say_stays_against_an_older_founding() -> None:
    organisation, _chair = association()
    answer(organisation, "cash_book", "no", D(2026, 3, 1))
    note_known(organisation=organisation, item="cash_book", reply="yes", on=D(2026, 3, 1))
    note_known(organisation=organisation, item="cash_book", reply="yes", on=D(2026, 2, 1))
    assert HealthAnswer.objects.count() == 1
    note_known(organisation=organisation, item="cash_book", reply="yes", on=D(2026, 3, 2))
    assert light(organisation, "cash_book", D(2026, 3, 3)) == "green"


def test_screens_and_api_say_the_same(client: Client) -> None:
    organisation, chair = association()
    screen, api = f"/organisations/{organisation.uuid}/health/", f"/api/organisations/{organisation.uuid}"
    with time_machine.travel("2026-05-04 12:00+02:00", tick=False):
        client.force_login(chair)
        assert client.post(screen, {}).status_code == 422
        assert client.post(screen, {"cash_book": "no", "insurance": "yes"}).status_code == 302
        said = client.get(screen).content.decode()
        assert "✗" in said
        assert "Sofort etwas tun" in said
        assert "§ 63 Abs. 3 AO" in said
        replies = {"replies": {"transparency": "yes"}}
        checks = client.post(f"{api}/health", replies, content_type="application/json").json()["checks"]
    client.force_login(chair)
    lights = {each["item"]: each["light"] for each in checks}
    assert lights == {
        "cash_book": "red",
        "insurance": "green",
        "transparency": "green",
        "data_protection": "unknown",
        "board": "unknown",
        "notice": "none",
    }
    record = {"seat": "Köln", "board_elected_on": "2026-01-02", "board": [{"office": "Kasse", "name": "B"}]}
    kept = client.put(f"{api}/record", record, content_type="application/json").json()
    assert (kept["seat"], kept["board"]) == ("Köln", [{"office": "Kasse", "name": "B"}])
    typed = {"seat": "Bonn", "office_1": "Vorsitz", "name_1": "C", "term_years": ""}
    assert client.post(f"/organisations/{organisation.uuid}/record/", typed).status_code == 302
    assert client.get(f"{api}/record").json()["board"] == [{"office": "Vorsitz", "name": "C"}]
    with override("ar"):
        assert client.get(f"/ar{screen}").status_code == 200
