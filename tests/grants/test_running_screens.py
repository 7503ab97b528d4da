"""The screens and the API of a running grant, from the contract to the closed file."""

import json
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from tests.grants import factories as make
from tests.grants.running import PNG
from tests.grants.test_running import code_of
from tests.harness.letters import documents_made
from workflows.engine.models import Step
from workflows.grants.models import ContractSignature, GrantSettlement, Payment, Receipt
from workflows.grants.rules import settling

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def day(name, date):
    return {f"{name}_day": date.day, f"{name}_month": date.month, f"{name}_year": date.year}


def at(case, node):
    return reverse("grants:step", args=[make.step(case, node).pk])


def post(client, user, address, data, status=302):
    client.force_login(user)
    assert client.get(address).status_code == 200
    answer = client.post(address, data)
    assert answer.status_code == status, answer.content.decode()[:3000]
    return answer


def test_a_grant_is_walked_from_contract_to_closure_on_screens(call, people, client):
    case = make.approve(make.to_decision(call, people), people)
    documents_made()
    group = case.applicant
    client.force_login(group)
    page = client.get(reverse("desk:case", args=[case.pk])).content.decode()
    assert at(case, "contract") in page
    assert "800,00" in page
    post(client, group, at(case, "contract"), {}, 422)
    code = code_of(case)
    post(client, group, at(case, "contract"), {"name": "Amira Haddad", "code": code, "agreed": "on"})
    post(client, people.decider, at(case, "countersign"), {"signed": "no", "note": ""}, 422)
    post(client, people.decider, at(case, "countersign"), {"signed": "yes", "note": ""})
    ask = {"what_1": "Stoff", "amount_1": "320,50", **day("due_on_1", timezone.localdate() + 7 * make.DAY)}
    post(client, group, at(case, "running"), {**ask, "amount_1": "9.000,00"}, 422)
    post(client, group, at(case, "running"), ask)
    post(client, people.officer, at(case, "check_payment"), {"accepted": "yes", "answer": ""})
    post(client, people.cash, at(case, "release_payment"), {"released": "yes", "note": ""})
    assert Payment.objects.get().amount == Decimal("320.50")
    client.force_login(group)
    assert client.post(reverse("grants:report", args=[case.pk])).status_code == 302
    case = make.reported(make.fresh(case), cost="850.00")
    answers = {"result": "yes", "accepted_0": "800,00", "reason_0": "", "note": ""}
    post(client, people.examiner, at(case, "examine"), answers, 422)
    post(client, people.examiner, at(case, "examine"), answers | {"reason_0": "Beleg 3 fehlt"})
    page = post(client, people.decider, at(case, "settle"), {"confirmed": "yes", "note": ""})
    post(client, people.cash, at(case, "release_payment"), {"released": "yes", "note": ""})
    assert make.fresh(case).stage == "closed"
    client.force_login(group)
    page = client.get(reverse("desk:case", args=[case.pk])).content.decode()
    assert "750,00" in page
    assert "Beleg 3 fehlt" in page


def test_a_scan_is_handed_in_on_the_screen(call, people, client):
    case = make.approve(make.to_decision(call, people), people)
    documents_made()
    file = SimpleUploadedFile("scan.png", PNG, "image/png")
    data = {"name": "Amira", "file": file, **day("signed_on", timezone.localdate())}
    post(client, case.applicant, at(case, "contract") + "?scan=1", data)
    assert ContractSignature.objects.get().way == "scan"


def test_codes_are_asked_for_on_the_screen(call, people, client):
    case = make.approve(make.to_decision(call, people), people)
    documents_made()
    client.force_login(case.applicant)
    address = reverse("grants:signing_code", args=[case.pk])
    for _code in range(6):
        assert client.post(address).status_code == 302
    assert "warte" in client.get(at(case, "contract")).content.decode()


def test_receipts_are_listed_and_removed(call, people, client):
    case = make.running(call, people)
    case.project_start = timezone.localdate()
    case.save(update_fields=["project_start"])
    address = reverse("grants:receipts", args=[case.pk])
    line = settling.planned_lines(case)[0][0]
    data = {"payee": "Laden", "reason": "Stoff", "amount": "12,50", "number": "R1", "line": line}
    data |= day("paid_on", timezone.localdate())
    post(client, case.applicant, address, data, 422)
    file = SimpleUploadedFile("beleg.png", PNG, "image/png")
    post(client, case.applicant, address, {**data, "file": file})
    receipt = Receipt.objects.get()
    assert "12,50" in client.get(address).content.decode()
    remove = reverse("grants:remove_receipt", args=[case.pk, receipt.pk])
    client.force_login(people.officer)
    assert client.post(remove).status_code == 403
    client.force_login(case.applicant)
    assert client.post(remove).status_code == 302
    assert not Receipt.objects.exists()


# --- the API ------------------------------------------------------------------------------------------------


class Api:
    """Calls as one person."""

    def __init__(self, client, user):
        client.force_login(user)
        self.client = client

    def send(self, name, data, status=200, **where):
        address = reverse(f"wagtailapi_v3:grants_{name}", kwargs=where)
        answer = self.client.post(address, json.dumps(data), content_type="application/json")
        assert answer.status_code == status, answer.content
        return answer.json() if answer.content else None


def test_a_grant_is_walked_over_the_api(call, people, client):
    case = make.approve(make.to_decision(call, people), people)
    documents_made()

    def step(node):
        return {"step_id": make.step(case, node).pk}

    code = code_of(case)
    Api(client, case.applicant).send("sign", {"name": "Amira", "code": code}, **step("contract"))
    Api(client, people.decider).send("countersign", {"signed": True}, **step("countersign"))
    need = {"what": "Stoff", "due_on": (timezone.localdate() + make.DAY).isoformat(), "amount": "100.00"}
    row = Api(client, case.applicant).send("request_payment", {"needs": [need]}, **step("running"))
    assert row["stage"] == "payment_check"
    Api(client, people.officer).send("check_payment", {"accepted": True}, **step("check_payment"))
    Api(client, people.cash).send("release_payment", {"released": True}, **step("release_payment"))
    found = client.get(reverse("wagtailapi_v3:grants_grant", kwargs={"case_id": case.pk})).json()
    assert (found["approved"], found["paid"], found["callable"]) == ("800.00", "100.00", "540.00")
    assert [each["side"] for each in found["signatures"]] == ["group", "house"]
    sheet = Api(client, case.applicant).send("report", {}, case_id=case.pk)["sheet"]
    assert str(settling.report_of(case).pk) == sheet
    make.reported(make.fresh(case), cost="500.00")
    accepted = [{"position": 0, "amount": "400.00", "reason": "Ohne Beleg"}]
    Api(client, people.examiner).send("examine", {"accepted": accepted}, **step("examine"))
    Api(client, people.decider).send("settle", {"confirmed": True}, **step("settle"))
    settlement = GrantSettlement.objects.get()
    # 400 + 90 − 140 = 350, 100 are paid
    assert (settlement.final_grant, settlement.rest_payment) == (Decimal("350.00"), Decimal("250.00"))
    Api(client, people.cash).send("release_payment", {"released": True}, **step("release_payment"))
    assert not Step.objects.open().filter(case_id=case.pk).exists()
    assert make.fresh(case).stage == "closed"
