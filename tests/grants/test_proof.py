"""How spending is proven: drawn receipts, originals, the contract's words and the public page."""

import hashlib
import json
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone, translation

from tests.grants import factories as make
from tests.grants.running import PNG
from workflows.engine.models import HistoryEntry
from workflows.grants import actions
from workflows.grants.letters.proof import proof_terms
from workflows.grants.models import Application, Call, Receipt, SpotCheck
from workflows.grants.rules.spot_checks import size_of
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed
from workflows.values.drawing import drawn

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def picture(number: int = 0) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"{number}.png", PNG + bytes([number]), "image/png")


def listed(case: Application, count: int) -> list[Receipt]:
    """So many receipts in the list, without files; the project has begun."""
    case.project_start = timezone.localdate() - timedelta(days=5)
    case.save(update_fields=["project_start"])
    return [
        actions.add_receipt(
            case=case,
            actor=case.applicant,
            payee=f"Markt {number}",
            reason="Stoff",
            paid_on=timezone.localdate(),
            amount=Decimal("10.00") + number,
        )
        for number in range(count)
    ]


def corrected(case: Application) -> None:
    """The report with its question about figures answered is handed in again."""
    sheet = actions.open_report(case=make.fresh(case), actor=case.applicant)
    figures = {"figures": sheet.answers["figures"]}
    make.forms.save_answers(sheet_id=sheet.pk, answers=figures, revision=None, actor=case.applicant)
    make.forms.submit_sheet(sheet_id=sheet.pk, actor=case.applicant)


@pytest.fixture
def drawing(running: Application) -> Application:
    """A running grant of a call that draws receipts."""
    Call.objects.filter(pk=running.call_id).update(receipts_asked="sample", spot_check_percent=20)
    return make.fresh(running)


@pytest.mark.parametrize(
    ("count", "percent", "size"),
    [
        (1, "20", 1),
        (3, "20", 3),
        (15, "20", 3),
        (16, "20", 4),
        (100, "20", 20),
        (101, "20", 21),
        (10, "100", 10),
    ],
)
def test_a_share_is_drawn_at_least_three_rounded_up(count: int, percent: str, size: int) -> None:
    assert size_of(count, Decimal(percent)) == size


def test_whoever_draws_again_gets_the_same_receipts() -> None:
    numbers = list(range(1, 41))
    by_hand = sorted(numbers, key=lambda pk: hashlib.sha256(f"ab12:{pk}".encode()).hexdigest())[:8]
    assert drawn("ab12", reversed(numbers), 8) == by_hand
    assert drawn("ab13", numbers, 8) != by_hand


def test_a_receipt_needs_its_file_where_nothing_is_drawn(running: Application) -> None:
    with pytest.raises(Invalid) as caught:
        listed(running, 1)
    assert "file" in caught.value.errors
    assert not Receipt.objects.exists()


def test_drawn_receipts_are_asked_for_and_examined_with_their_files(
    drawing: Application, people: Any
) -> None:
    receipts = listed(drawing, 16)
    case = make.reported(drawing)
    step = make.step(case, "examine")
    answer = {"accepted": {}, "checklist": {}, "note": ""}
    with pytest.raises(Invalid) as early:
        actions.examine(step=step, actor=people.examiner, **answer)
    assert early.value.errors.keys() == {"result"}
    draw = actions.draw_receipts(step=step, actor=people.examiner)
    assert (draw.size, draw.considered) == (4, [receipt.pk for receipt in receipts])
    chosen = Receipt.objects.filter(spot_check=draw).order_by("pk")
    assert sorted(drawn(draw.seed, draw.considered, 4)) == [receipt.pk for receipt in chosen]
    line = HistoryEntry.objects.get(case_id=case.pk, verb="receipts.drawn")
    assert (line.audience, line.data["seed"], line.data["size"]) == ("staff", draw.seed, 4)
    with pytest.raises(AlreadyDone):
        actions.draw_receipts(step=step, actor=people.examiner)
    with pytest.raises(Invalid) as caught:
        actions.examine(step=step, actor=people.examiner, **answer)
    assert chosen[0].payee in caught.value.errors["result"]
    actions.return_report(step=step, actor=people.examiner, points={"figures": "Belege bitte"})
    with pytest.raises(NotAllowed):
        actions.remove_receipt(receipt=receipts[0], actor=case.applicant)
    for number, receipt in enumerate(chosen):
        actions.add_receipt_file(receipt=receipt, actor=case.applicant, file=picture(number))
    corrected(case)
    actions.examine(step=make.step(case, "examine"), actor=people.examiner, **answer)
    assert SpotCheck.objects.count() == 1


def test_the_report_waits_for_the_files_that_were_asked_for(drawing: Application, people: Any) -> None:
    listed(drawing, 3)
    case = make.reported(drawing)
    step = make.step(case, "examine")
    actions.draw_receipts(step=step, actor=people.examiner)
    actions.return_report(step=step, actor=people.examiner, points={"figures": "Belege bitte"})
    with pytest.raises(Invalid) as caught:
        corrected(case)
    assert "3" in str(caught.value.errors)
    assert make.fresh(case).stage == "running"


def test_a_file_counts_once_and_a_receipt_has_one_file(drawing: Application) -> None:
    first, second = listed(drawing, 2)
    actions.add_receipt_file(receipt=first, actor=drawing.applicant, file=picture())
    with pytest.raises(AlreadyDone):
        actions.add_receipt_file(receipt=first, actor=drawing.applicant, file=picture(1))
    with pytest.raises(Invalid):
        actions.add_receipt_file(receipt=second, actor=drawing.applicant, file=picture())
    assert Receipt.objects.get(pk=second.pk).document is None


def test_the_database_wants_file_and_checksum_together(drawing: Application) -> None:
    receipt = listed(drawing, 1)[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        Receipt.objects.filter(pk=receipt.pk).update(sha256="0" * 64)


def test_only_the_examiner_draws_and_only_during_the_examination(drawing: Application, people: Any) -> None:
    listed(drawing, 3)
    case = make.reported(drawing)
    step = make.step(case, "examine")
    for person in (case.applicant, people.officer, people.cash):
        with pytest.raises(NotAllowed):
            actions.draw_receipts(step=step, actor=person)
    assert not SpotCheck.objects.exists()


def test_originals_have_to_be_ticked(running: Application, people: Any) -> None:
    Call.objects.filter(pk=running.call_id).update(receipts_asked="originals")
    case = make.reported(make.fresh(running))
    step = make.step(case, "examine")
    with pytest.raises(Invalid) as caught:
        actions.examine(step=step, actor=people.examiner, accepted={}, checklist={}, note="")
    assert "checklist" in caught.value.errors
    actions.examine(step=step, actor=people.examiner, accepted={}, checklist={"originals": True}, note="")


def test_screens_and_api_draw_and_take_the_files(drawing: Application, people: Any, client: Any) -> None:
    listed(drawing, 0)
    client.force_login(drawing.applicant)
    page = reverse("grants:receipts", args=[drawing.pk])
    day = timezone.localdate()
    typed = {"payee": "Markt", "reason": "Stoff", "amount": "12,50"}
    typed |= {"paid_on_day": day.day, "paid_on_month": day.month, "paid_on_year": day.year}
    assert client.post(page, typed).status_code == 302
    case = make.reported(make.fresh(drawing))
    step = make.step(case, "examine")
    client.force_login(people.examiner)
    draw = reverse("grants:draw_receipts", args=[step.pk])
    assert draw in client.get(reverse("grants:step", args=[step.pk])).content.decode()
    assert client.post(draw).status_code == 302
    seed = SpotCheck.objects.get().seed
    assert seed in client.get(reverse("grants:step", args=[step.pk])).content.decode()
    actions.return_report(step=step, actor=people.examiner, points={"figures": "Beleg bitte"})
    client.force_login(case.applicant)
    receipt = Receipt.objects.get()
    upload = reverse("grants:receipt_file", args=[case.pk, receipt.pk])
    assert upload in client.get(page).content.decode()
    assert client.post(upload, {}).status_code == 422
    row = client.get(f"/api/grants/applications/{case.pk}/grant").json()["receipts"][0]
    assert (row["document_id"], row["is_asked_for"]) == (None, True)
    answer = client.post(
        f"/api/grants/applications/{case.pk}/receipts/{receipt.pk}/file", {"file": picture()}
    )
    assert (answer.status_code, answer.json()["is_asked_for"]) == (200, False)
    assert upload not in client.get(page).content.decode()


def test_the_contract_says_what_the_call_asks(call: Call) -> None:
    call.receipts_asked, call.belongings, call.inventory_from = "sample", "purpose", Decimal(800)
    call.credit, call.results_public = {"de": "Gefördert durch das Amt"}, True
    with translation.override("de"):
        said = " ".join(proof_terms(call, "de"))
    assert "Gefördert durch das Amt" in said
    assert "800" in said
    assert len(list(proof_terms(call, "de"))) == 5
    assert list(proof_terms(Call(), "de")) == []


def test_results_are_public_only_where_the_call_says_so(running: Application, client: Any) -> None:
    address = reverse("grants:results", args=[running.call.slug])
    assert client.get(address).status_code == 404
    assert client.get(f"/api/grants/calls/{running.call.slug}/results").json() == []
    Call.objects.filter(pk=running.call_id).update(results_public=True)
    page = client.get(address).content.decode()
    assert running.title in page
    rows = client.get(f"/api/grants/calls/{running.call.slug}/results").json()
    assert [row["title"] for row in rows] == [running.title]
    assert json.dumps(rows).count("@") == 0


def test_an_unsigned_contract_is_no_result(call: Call, people: Any, client: Any) -> None:
    make.approve(make.to_decision(call, people), people)
    Call.objects.filter(pk=call.pk).update(results_public=True)
    assert client.get(f"/api/grants/calls/{call.slug}/results").json() == []


def test_drawing_needs_a_share(people: Any, call: Call) -> None:
    copy = actions.copy_call(source=call, actor=people.manager, title="Neu", slug="neu")
    with pytest.raises(Invalid) as caught:
        actions.change_call(
            call=copy, actor=people.manager, receipts_asked="sample", spot_check_percent=Decimal(0)
        )
    assert "spot_check_percent" in caught.value.errors
