"""The report to the Transparenzregister: who is reported, what the aid says, and that nothing stays."""

import io
import json
import zipfile
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from tests.people.factories import UserFactory
from workflows.documents.models import LetterOrder
from workflows.founding import actions
from workflows.founding.models import BeneficialOwner
from workflows.founding.reading import cases as reading
from workflows.founding.reading.transparency import aid_for
from workflows.founding.statute.papers import BLANK
from workflows.founding.statute.transparency import is_fictitious, owners_of
from workflows.people.verdicts import Invalid, NotAllowed

from . import factories
from .answers import NAMES, founders, good_answers

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel("2026-11-27 10:00+01:00", tick=False):
        yield


def noted(**changes):
    about = {"birthdate": date(1985, 4, 12), "town": "Wien", "country": "Österreich"}
    return [{"name": NAMES[0], "nationalities": "syrisch", **about, **changes}]


def words(content: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()


def test_with_many_members_the_board_is_reported():
    data = reading.data_for(factories.entered(board_only_german=False))
    assert is_fictitious(data)
    assert [owner.name for owner in owners_of(data)] == list(NAMES[:3])
    assert owners_of(data)[0].birthdate == date(1985, 4, 12)


def test_with_three_members_all_of_them_are_reported():
    """Each has a third of the votes: more than a quarter (§ 3 Abs. 2 GwG)."""
    answers = good_answers(branch__legal_form="none", founders=founders(3))
    data = reading.data_for(factories.founded(answers=answers))
    assert not is_fictitious(data)
    assert [owner.name for owner in owners_of(data)] == list(NAMES[:3])


def test_notes_stand_in_the_aid_and_in_no_document_of_the_case():
    case = factories.entered(board_only_german=False)
    actions.note_owners(case=case, actor=case.applicant, people=noted())
    text = words(aid_for(case, "docx"))
    assert "syrisch" in text
    assert "Österreich" in text
    assert "VR 4711" in text
    assert aid_for(case, "pdf").startswith(b"%PDF")
    kept = LetterOrder.objects.filter(document__case=case.pk, document__kind__startswith="transparency_aid")
    assert {order.ending for order in kept} == {"pdf", "docx"}
    assert all("syrisch" not in order.inputs for order in kept)
    for order in kept:
        sections = json.loads(order.inputs)["data"]["sections"]
        persons = [each for each in sections if each["heading"].startswith("Wirtschaftlich berechtigt")]
        assert [each["items"][4] for each in persons] == [f"Alle Staatsangehörigkeiten: {BLANK}"] * 3


def test_ticking_off_the_report_deletes_the_notes_and_history_never_had_them():
    case = factories.entered(board_only_german=False)
    actions.note_owners(case=case, actor=case.applicant, people=noted())
    duty = case.duties.get(code="insurance")
    actions.tick_duty(duty=duty, actor=case.applicant)
    assert BeneficialOwner.objects.exists()  # another duty takes nothing away
    actions.tick_duty(duty=case.duties.get(code="transparency"), actor=case.applicant)
    assert not BeneficialOwner.objects.exists()
    assert "syrisch" not in "".join(str(entry.data) for entry in case.history.all())


def test_closing_the_founding_deletes_them_too():
    adviser = UserFactory(roles=["adviser"])
    case = factories.entered(adviser=adviser, board_only_german=True)  # nothing to report, noted all the same
    actions.note_owners(case=case, actor=case.applicant, people=noted())
    factories.tick_legal(case)
    actions.close_founding(step=factories.step(case), actor=adviser)
    assert not BeneficialOwner.objects.exists()


def test_only_whoever_is_reported_and_only_by_the_group_or_its_adviser():
    case = factories.entered(board_only_german=False)
    with pytest.raises(Invalid):
        actions.note_owners(case=case, actor=case.applicant, people=noted(name="Somebody Else"))
    for user in (UserFactory(), UserFactory(roles=["auditor"])):
        with pytest.raises(NotAllowed):
            actions.note_owners(case=case, actor=user, people=noted())
    actions.note_owners(case=case, actor=UserFactory(roles=["adviser"]), people=noted())


def test_the_screen_and_the_api_say_the_same(client):
    case = factories.entered(board_only_german=False)
    client.force_login(case.applicant)
    url = reverse("founding:transparency", args=[case.pk])
    page = client.get(url)
    assert NAMES[0] in page.content.decode()
    assert page["Cache-Control"].count("no-store")
    assert client.post(url, {"owner1-birthdate": "gestern"}).status_code == 422
    sent = {"owner1-nationalities": "syrisch, deutsch", "owner1-country": "Deutschland"}
    assert client.post(url, sent).status_code == 302
    told = client.get(f"/api/founding/cases/{case.pk}/transparency").json()
    assert told["fictitious"] is True
    assert told["owners"][0]["nationalities"] == "syrisch, deutsch"
    body = {"people": [{"name": NAMES[1], "nationalities": "irakisch"}]}
    again = client.put(
        f"/api/founding/cases/{case.pk}/transparency", body, content_type="application/json"
    ).json()
    assert [owner["nationalities"] for owner in again["owners"]] == ["", "irakisch", ""]
    file = client.get(reverse("founding:transparency_aid", args=[case.pk, "docx"]))
    assert "irakisch" in words(file.content)
    assert client.get(reverse("founding:transparency_aid", args=[case.pk, "exe"])).status_code == 404
