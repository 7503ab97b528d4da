"""Money that comes after it was shelved, and money that the bank takes away again."""

import datetime
from decimal import Decimal

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from tests.grants import factories as make
from tests.grants.bank_files import booking, details, party, statement
from tests.grants.reclaims import NOON, account, at, owe, sound
from tests.grants.running import mail
from workflows.engine.models import HistoryEntry
from workflows.grants import actions
from workflows.grants.bank.statements import entries
from workflows.grants.models import BankEntry, Call, FundReservation, GrantSettlement, ReclaimReceipt
from workflows.outbox.models import Message
from workflows.people.models import House
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

pytestmark = pytest.mark.django_db
GIVER = "DE75512108001245126199"


@pytest.fixture
def call(people):
    House.objects.update(iban=make.IBAN)
    with time_machine.travel(NOON, tick=False):
        return make.open_call(people)


@pytest.fixture
def owing(call, people):
    return owe(call, people)


def shelve(case, people, amount, kind="shelve"):
    actions.propose_waiver(
        case=case, actor=people.cash, kind=kind, amount=Decimal(amount), reason="Niemand zu finden"
    )
    actions.answer_waiver(case=case, actor=people.decider, confirmed=True)
    return make.fresh(case)


def came(case, people, amount, day=(11, 27)):
    return actions.receive_shelved(
        case=case, actor=people.cash, received_on=datetime.date(2026, *day), amount=Decimal(amount)
    )


def read(people, *bookings):
    file = SimpleUploadedFile("auszug.xml", statement(*bookings))
    return actions.read_statement(actor=people.cash, file=file)


def incoming(case, amount, reference="R1"):
    who = party("Dbtr", "Kulturbrücke e.V.", GIVER, 8)
    return booking(amount, details(amount, purpose=case.number, who=who), incoming=True, reference=reference)


def taken_away(amount, *, purpose="", iban=GIVER, more="<RvslInd>true</RvslInd>", inside=""):
    who = party("Dbtr", "Kulturbrücke e.V.", iban, 8)
    return booking(amount, details(amount, purpose=purpose, who=who, more=inside), more=more, reference="R9")


def test_shelved_money_that_comes_is_booked_and_free_for_others(owing, people, call):
    with at((3, 10)):
        case = shelve(owing, people, "190.00")
        assert (case.stage, account(case).open, account(case).shelved) == ("closed", 0, Decimal("190.00"))
        assert FundReservation.objects.get().paid == Decimal("640.00")
    with at((11, 28)):
        came(case, people, "100.00")
        assert account(case).shelved == Decimal("90.00")
        assert FundReservation.objects.get().paid == Decimal("540.00")
        assert Call.objects.get(pk=call.pk).committed == Decimal("540.00")
        assert "100,00" in mail("reclaim_late").text
        assert GrantSettlement.objects.get().received_on == datetime.date(2026, 11, 27)
        with pytest.raises(Invalid) as caught:
            came(case, people, "90.01")
        assert set(caught.value.errors) == {"amount"}
        came(case, people, "90.00")
        with pytest.raises(AlreadyDone):
            came(case, people, "0.01")
    assert make.fresh(case).stage == "closed"
    assert Call.objects.get(pk=call.pk).committed == Decimal("450.00")
    sound()


def test_what_was_waived_for_good_is_not_taken(owing, people):
    with at((3, 10)):
        case = shelve(owing, people, "190.00", kind="release")
    with at((11, 28)), pytest.raises(AlreadyDone):
        came(case, people, "50.00")


def test_a_shelved_part_comes_while_the_rest_is_waited_for(owing, people):
    with at((3, 10)):
        case = shelve(owing, people, "50.00")
        assert (case.stage, account(case).open) == ("reclaim", Decimal("140.00"))
        came(case, people, "20.00", (3, 10))
        found = account(case)
        assert (found.open, found.shelved, found.received) == tuple(
            Decimal(each) for each in ("140.00", "30.00", "20.00")
        )
    sound()


def test_only_the_cash_desk_books_it_and_no_day_to_come(owing, people):
    with at((3, 10)):
        case = shelve(owing, people, "190.00")
        with pytest.raises(Invalid):
            came(case, people, "1.00", (3, 11))
        for actor in (people.decider, people.officer, case.applicant):
            with pytest.raises(NotAllowed):
                actions.receive_shelved(
                    case=case, actor=actor, received_on=datetime.date(2026, 3, 10), amount=Decimal(1)
                )


def test_a_statement_proposes_it_and_screens_and_api_book_it(owing, people, client):
    with at((3, 10)):
        case = shelve(owing, people, "190.00")
    client.force_login(people.cash)
    with at((11, 28)):
        assert read(people, incoming(case, "60.00")).proposed == 1
        actions.confirm_entry(entry=BankEntry.objects.get(), actor=people.cash)
        assert account(case).shelved == Decimal("130.00")
        (row,) = client.get("/api/grants/reclaims?shelved=true").json()
        assert (row["shelved"], row["open"]) == ("130.00", "0.00")
        given = {"received_on": "2026-11-28", "amount": "30.00"}
        address = f"/api/grants/applications/{case.pk}/shelved-money"
        made = client.post(address, given, content_type="application/json")
        assert (made.status_code, made.json()["shelved"]) == (200, "100.00")
        assert case.number in client.get(reverse("grants:reclaims")).content.decode()
        page = reverse("grants:shelved", args=[case.pk])
        assert page in client.get(reverse("desk:case", args=[case.pk])).content.decode()
        day = {"received_on_0": "28", "received_on_1": "11", "received_on_2": "2026"}
        assert client.post(page, {**day, "received_on": "2026-11-28", "amount": "500"}).status_code == 422
        sent = client.post(page, {**day, "received_on": "2026-11-28", "amount": "100"})
        assert sent.status_code == 302
        assert client.get(page).status_code == 409
        client.force_login(case.applicant)
        seen = client.get(f"/api/grants/applications/{case.pk}/reclaim").json()
        assert (seen["shelved"], len(seen["receipts"])) == ("0.00", 3)
    sound()


# --- the bank takes money away again ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "inside"),
    [
        ("<RvslInd>true</RvslInd>", ""),
        ("", "<RtrInf><Rsn><Cd>MD06</Cd></Rsn></RtrInf>"),
        (
            "",
            "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RDDT</Cd><SubFmlyCd>RRTN</SubFmlyCd></Fmly></Domn></BkTxCd>",
        ),
    ],
)
def test_a_reversed_booking_names_who_had_paid(more, inside):
    (entry,) = entries(statement(taken_away("5.00", more=more, inside=inside)))
    assert (entry.incoming, entry.returned, entry.name, entry.iban) == (
        False,
        True,
        "Kulturbrücke e.V.",
        GIVER,
    )


@pytest.fixture
def closed(owing, people):
    """The last cent came by a booking of the bank; the file is closed."""
    with at((11, 28)):
        read(people, incoming(owing, "190.00"))
        actions.confirm_entry(entry=BankEntry.objects.get(), actor=people.cash)
    return make.fresh(owing)


@pytest.mark.parametrize("by_number", [True, False])
def test_a_file_that_the_money_closed_is_open_again(closed, people, call, by_number):
    assert (closed.stage, Call.objects.get(pk=call.pk).committed) == ("closed", Decimal("450.00"))
    with at((11, 29)):
        again = taken_away("190.00", purpose=f"Rückgabe {closed.number}" if by_number else "Rückgabe")
        assert read(people, again).proposed == 1
        entry = BankEntry.objects.get(returned=True)
        actions.confirm_entry(entry=entry, actor=people.cash)
        case = make.fresh(closed)
        assert (case.stage, account(case).open) == ("reclaim", Decimal("190.00"))
        assert make.step(case, "reclaim").node == "reclaim"
        assert FundReservation.objects.get().paid == Decimal("640.00")
        assert Call.objects.get(pk=call.pk).committed == Decimal("640.00")
        assert GrantSettlement.objects.get().received_on is None
        assert "190,00" in mail("reclaim_reversed").text
        assert {"reclaim.reversed", "reclaim.reopened"} <= set(
            HistoryEntry.objects.filter(case=case).values_list("verb", flat=True)
        )
        sound()
        with pytest.raises(AlreadyDone):
            actions.confirm_entry(entry=entry, actor=people.cash)
        actions.receive_reclaim(
            step=make.step(case, "reclaim"), actor=people.cash, received_on=datetime.date(2026, 11, 29)
        )
    assert make.fresh(case).stage == "closed"
    assert Call.objects.get(pk=call.pk).committed == Decimal("450.00")
    sound()


def test_what_was_shelved_when_it_is_taken_away_stays_closed(owing, people):
    with at((3, 10)):
        case = shelve(owing, people, "190.00")
    with at((11, 28)):
        read(people, incoming(case, "60.00"))
        actions.confirm_entry(entry=BankEntry.objects.get(), actor=people.cash)
        read(people, taken_away("60.00", purpose=case.number))
        actions.confirm_entry(entry=BankEntry.objects.get(returned=True), actor=people.cash)
    assert (make.fresh(case).stage, account(case).shelved) == ("closed", Decimal("190.00"))
    assert not Message.objects.filter(template="grants/mail/reclaim_reversed").exists()
    sound()


@pytest.mark.parametrize(
    "other", [{"amount": "189.99"}, {"amount": "190.00", "iban": "DE02120300000000202051"}]
)
def test_another_amount_or_account_is_something_else(closed, people, other):
    with at((11, 29)):
        assert read(people, taken_away(**other)).proposed == 0


def test_the_database_wants_to_know_what_was_taken_away(closed):
    receipt = ReclaimReceipt.objects.get()
    for wrong in ({"reverses": receipt}, {"returned": True}):
        with pytest.raises(IntegrityError), transaction.atomic():
            BankEntry.objects.update(**wrong)


def test_money_promised_to_others_since_is_told_and_nothing_is_changed(closed, people, call):
    Call.objects.filter(pk=call.pk).update(budget=450, budget_reserve=0)
    with at((11, 29)):
        read(people, taken_away("190.00", purpose=closed.number))
        with pytest.raises(AlreadyDone, match="0,00"):
            actions.confirm_entry(entry=BankEntry.objects.get(returned=True), actor=people.cash)
    assert BankEntry.objects.get(returned=True).state == "proposed"
    assert ReclaimReceipt.objects.get().reversed_on is None


# --- instalments of any size --------------------------------------------------------------------------------


def test_instalments_of_any_size_are_written_line_by_line(owing, people, client):
    client.force_login(people.cash)
    address = reverse("grants:instalments", args=[owing.pk])
    empty = {f"first_{number}": "" for number in range(3)} | {"count": ""}
    with at((3, 10)):
        for rows, word in (
            ("15.04.2026 60,00\nirgendwann 20", "Zeile 2"),
            ("15.04.2026 60,00", "60,00"),
            ("15.04.2020 190,00", "ab heute"),
        ):
            refused = client.post(address, {**empty, "rows": rows})
            assert refused.status_code == 422
            assert word in refused.content.decode()
        both = client.post(address, {**empty, "count": "3", "rows": "15.04.2026 190"})
        neither = client.post(address, empty)
        assert (both.status_code, neither.status_code) == (422, 422)
        rows = "15.04.2026 60,00\n\n1. 6. 2026: 30 €\n2026-12-01 – 100,00"
        assert client.post(address, {**empty, "rows": rows}).status_code == 302
    assert [(row.part.due_on.isoformat(), str(row.open)) for row in account(owing).rows] == [
        ("2026-04-15", "60.00"),
        ("2026-06-01", "30.00"),
        ("2026-12-01", "100.00"),
    ]
