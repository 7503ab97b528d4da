"""Screens, API and letters of money that has to come back."""

import datetime
import io
import json
from decimal import Decimal

import pypdfium2
import pytest
import time_machine
import zxingcpp
from django.urls import reverse

from tests.grants import factories as make
from tests.grants.reclaims import NOON, account, at, owe
from tests.harness.letters import documents_made
from workflows.documents.models import Document
from workflows.grants import actions
from workflows.grants.bank.girocode import girocode
from workflows.people.models import House

pytestmark = pytest.mark.django_db
HOUSE_IBAN = "DE02120300000000202051"


@pytest.fixture
def call(people):
    House.objects.update(iban=HOUSE_IBAN, carrier="Bürgerhaus Löwe e.V.")
    with time_machine.travel(NOON, tick=False):
        return make.open_call(people)


@pytest.fixture
def owing(call, people):
    return owe(call, people)


def codes_of(pdf):
    """What another reader finds in the codes of a PDF."""
    pages = pypdfium2.PdfDocument(pdf)
    return [found.text for page in pages for found in zxingcpp.read_barcodes(page.render(scale=3).to_pil())]


def post(client, address, data):
    return client.post(f"/api/grants/{address}", json.dumps(data), "application/json")


def test_the_letter_has_a_code_that_another_reader_understands(owing):
    documents_made()
    letter = Document.objects.get(name__endswith="-Rueckforderung.pdf")
    (code,) = codes_of(letter.file.read())
    assert code.split("\n") == [
        *("BCD", "002", "1", "SCT", "", "Bürgerhaus Löwe e.V.", HOUSE_IBAN, "EUR190", "", ""),
        owing.number,
    ]


@pytest.mark.parametrize("name", ["Haus «Мрія» Київ", "بيت مفتوح", "Bürgerhaus Löwe e.V."])
def test_every_script_survives_in_the_code(name):
    import typst  # noqa: PLC0415  only to turn the drawing into a picture

    svg = girocode(name=name, iban=HOUSE_IBAN, amount=Decimal("1234.50"), text="MP-2026-0001")
    page = f'#image(bytes({json.dumps(svg)}), format: "svg", width: 60mm)'
    from PIL import Image  # noqa: PLC0415

    picture = Image.open(io.BytesIO(typst.compile(page.encode(), format="png", ppi=200)))
    (found,) = zxingcpp.read_barcodes(picture)
    lines = found.text.split("\n")
    assert (lines[5], lines[7], lines[10]) == (name, "EUR1234.5", "MP-2026-0001")


def test_a_letter_of_instalments_has_a_code_for_each(owing, people):
    with at((3, 5)):
        documents_made()
        days = [datetime.date(2026, month, 15) for month in (4, 5, 6)]
        sums = [Decimal("60.00"), Decimal("60.00"), Decimal("70.00")]
        parts = list(zip(days, sums, strict=True))
        actions.agree_instalments(case=owing, actor=people.cash, parts=parts)
        documents_made()
    found = codes_of(Document.objects.get(name__endswith="-Ratenplan.pdf").file.read())
    assert sorted(code.split("\n")[7] for code in found) == ["EUR60", "EUR60", "EUR70"]


def test_the_group_sees_what_is_due_first_and_the_house_what_it_can_do(owing, people, client):
    address = reverse("desk:case", args=[owing.pk])
    with at((3, 10)):
        client.force_login(owing.applicant)
        page = client.get(address).content.decode()
        assert "30. März 2026" in page
        assert "grants-code" in page
        assert reverse("grants:waiver", args=[owing.pk]) not in page
        client.force_login(people.cash)
        page = client.get(address).content.decode()
        assert reverse("grants:waiver", args=[owing.pk]) in page
        assert "grants-code" not in page
        assert owing.number in client.get(reverse("grants:reclaims")).content.decode()


def test_the_cash_desk_notes_a_part_and_agrees_on_instalments(owing, people, client):
    client.force_login(people.cash)
    step = reverse("grants:step", args=[make.step(owing, "reclaim").pk])
    with at((3, 10)):
        assert "190,00" in client.get(step).content.decode()
        day = {"received_on_0": "10", "received_on_1": "3", "received_on_2": "2026"}
        response = client.post(step, {"received_on": "2026-03-10", **day, "amount": "40"})
        assert response.status_code == 302, response.content.decode()
        assert account(owing).open == Decimal("150.00")
        address = reverse("grants:instalments", args=[owing.pk])
        assert client.get(address).status_code == 200
        assert client.post(address, {"count": "99", "first": "2026-04-01"}).status_code == 422
        response = client.post(address, {"count": "3", "first": "2026-04-01"})
        assert response.status_code == 302, response.content.decode()
    assert [row.open for row in account(owing).rows] == [Decimal("50.00")] * 3


def test_a_waiver_on_screens_needs_two_people(owing, people, client):
    address = reverse("grants:waiver", args=[owing.pk])
    with at((3, 10)):
        client.force_login(people.cash)
        assert "190,00" in client.get(address).content.decode()
        sent = client.post(address, {"kind": "release", "amount": "190", "reason": "Gruppe aufgelöst"})
        assert sent.status_code == 302
        assert client.get(address).status_code == 403
        client.force_login(people.decider)
        assert "Gruppe aufgelöst" in client.get(address).content.decode()
        assert client.post(address, {"confirmed": "yes"}).status_code == 302
    assert make.fresh(owing).stage == "closed"


def test_everything_goes_over_the_api_too(owing, people, client):
    here = f"applications/{owing.pk}"
    with at((3, 10)):
        client.force_login(people.cash)
        (listed,) = client.get("/api/grants/reclaims").json()
        assert (listed["open"], listed["reference"]) == ("190.00", owing.number)
        parts = [{"due_on": "2026-04-01", "amount": "90"}, {"due_on": "2026-05-01", "amount": "100.00"}]
        made = post(client, f"{here}/instalments", {"parts": parts})
        assert [part["open"] for part in made.json()["parts"]] == ["90.00", "100.00"]
        step = make.step(owing, "reclaim").pk
        received = {"received_on": "2026-03-10", "amount": "90.00"}
        assert post(client, f"steps/{step}/reclaim", received).json()["stage"] == "reclaim"
        given = {"kind": "shelve", "amount": "100.00", "reason": "Zu teuer"}
        assert post(client, f"{here}/waiver", given).status_code == 200
        assert post(client, f"{here}/waiver-answer", {"confirmed": True}).status_code == 403
        client.force_login(owing.applicant)
        seen = client.get(f"/api/grants/{here}/reclaim").json()
        assert (seen["open"], seen["waivers"]) == ("100.00", [])
        client.force_login(people.decider)
        assert post(client, f"{here}/waiver-answer", {"confirmed": True}).json()["open"] == "0.00"
    assert make.fresh(owing).stage == "closed"


def test_many_reclaims_take_as_many_queries_as_one(call, people, client, django_assert_max_num_queries):
    owe(call, people)
    owe(call, people)
    client.force_login(people.cash)
    with at((3, 10)):
        client.get(reverse("grants:reclaims"))
        with django_assert_max_num_queries(25):
            client.get(reverse("grants:reclaims"))
