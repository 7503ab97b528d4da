"""The founding meeting step by step: saved at each step, statute before board, one thing a screen."""

import json
import re

import pytest
from django.urls import reverse

from workflows.founding.models import FoundingMeeting, MeetingDraft
from workflows.founding.reading.agenda import noted_of

from . import factories
from .answers import good_answers

pytestmark = pytest.mark.django_db
SEVEN = [str(number) for number in range(1, 8)]
STEPS = {
    "presence": {"attended": SEVEN, "present": "7"},
    "opening": {"held_on": "2026-11-20", "place": "Lindenstadt", "starts": "18:00"},
    "roles": {"chair": "Lina Saleh", "minutes_taker": "Noor Aziz"},
    "founding": {"founding_yes": "7", "founding_no": "0", "founding_abstain": "0"},
    "statute": {"statute_yes": "7", "statute_no": "0", "statute_abstain": "0"},
    "signing": {"signed": SEVEN},
    "chair": {"chair-name": "Amira Haddad", "chair-birthdate": "1980-01-01", "chair-yes": "7"},
    "deputy": {"deputy-name": "Lina Saleh", "deputy-yes": "7", "deputy-accepted": "on"},
    "treasurer": {"treasurer-name": "Noor Aziz", "treasurer-yes": "7", "treasurer-accepted": "on"},
    "further": {"auditors": "Maha Farah", "dues": "24 Euro im Jahr"},
    "end": {"ends": "20:00"},
}


@pytest.fixture
def case(client):
    found = factories.approved()
    client.force_login(found.applicant)
    return found


def at(case, name, *more):
    return reverse(f"founding:{name}", args=[case.pk, *more])


def post(client, case, code, **changes):
    """Looks at a step and sends it as the page was drawn."""
    page = client.get(at(case, "agenda_page", code))
    mark = re.search(r'name="seen" value="(\w+)"', page.content.decode())[1]
    return client.post(at(case, "agenda_page", code), {**STEPS[code], "seen": mark, **changes})


def walk(client, case, until="", **changes):
    for code in STEPS:
        if code == until:
            return
        assert post(client, case, code, **changes.get(code, {})).status_code == 302, code


def test_every_step_leads_to_the_next_and_the_last_founds_the_association(client, case):
    overview = client.get(at(case, "agenda"))
    assert overview.context["next"] == "presence"  # it opens with who is here
    answer = post(client, case, "presence")
    assert answer.url == at(case, "agenda_page", "opening")
    walk(client, case, chair={"chair-accepted": "on"})
    assert client.post(at(case, "agenda_close"), {}).url == at(case, "duties")
    meeting = FoundingMeeting.objects.get(case=case)
    assert (meeting.place, meeting.present, meeting.statute_first) == ("Lindenstadt", 7, True)
    assert [each.name for each in meeting.elected.all()] == ["Amira Haddad", "Lina Saleh", "Noor Aziz"]
    assert not MeetingDraft.objects.filter(case=case).exists()
    assert client.get(at(case, "agenda")).status_code == 409


def test_a_step_that_was_saved_is_there_on_another_device(client, case):
    post(client, case, "presence")
    post(client, case, "opening")
    page = client.get(at(case, "agenda_page", "opening")).content.decode()
    assert 'value="Lindenstadt"' in page
    assert 'value="2026-11-20"' in page
    overview = client.get(at(case, "agenda")).content.decode()
    assert f'href="{at(case, "agenda_page", "roles")}"' in overview


def test_nobody_is_elected_before_the_statute_is_adopted_and_signed(client, case):
    walk(client, case, until="statute")
    answer = client.get(at(case, "agenda_page", "chair"))
    assert answer.url == at(case, "agenda")
    assert client.post(at(case, "agenda_page", "chair"), STEPS["chair"]).status_code == 403
    post(client, case, "statute")
    assert client.post(at(case, "agenda_page", "chair"), STEPS["chair"]).status_code == 403
    post(client, case, "signing", signed=SEVEN[:6])
    assert client.post(at(case, "agenda_page", "chair"), STEPS["chair"]).status_code == 403
    post(client, case, "signing")
    assert post(client, case, "chair").status_code == 302


def test_a_statute_that_was_rejected_opens_no_election(client, case):
    walk(client, case, until="statute")
    post(client, case, "statute", statute_yes="3", statute_no="4")
    post(client, case, "signing")
    assert client.get(at(case, "agenda_page", "chair")).url == at(case, "agenda")


def test_what_somebody_else_noted_meanwhile_is_not_overwritten(client, case):
    post(client, case, "opening")
    late = client.post(
        at(case, "agenda_page", "opening"), {**STEPS["opening"], "place": "Anderswo", "seen": "0" * 16}
    )
    assert late.status_code == 422
    assert noted_of(case)["place"] == "Lindenstadt"


def test_a_missing_acceptance_is_named_with_its_rule_and_founds_nothing(client, case):
    walk(client, case)
    answer = client.post(at(case, "agenda_close"), {})
    assert answer.status_code == 422
    assert "Die Annahme der Wahl fehlt im Protokoll." in answer.content.decode()
    assert factories.fresh(case).stage == "meeting"


def test_a_step_left_out_is_named_with_its_page(client, case):
    walk(client, case, until="treasurer", chair={"chair-accepted": "on"})
    answer = client.post(at(case, "agenda_close"), {})
    assert answer.status_code == 422
    assert f'href="{at(case, "agenda_page", "treasurer")}"' in answer.content.decode()


def test_counts_of_nationality_are_never_kept(client, case):
    walk(client, case, chair={"chair-accepted": "on"})
    counts = {"members_total": "7", "members_noneu": "6", "members_eu": "0"}
    board = {"board_total": "3", "board_noneu": "3", "board_eu": "0"}
    assert not set(counts | board) & set(noted_of(case))
    client.post(at(case, "agenda_close"), counts | board)
    assert factories.fresh(case).foreigners == "likely"


def test_without_register_one_signature_is_enough(client):
    answers = good_answers(branch__legal_form="none")
    case = factories.approved(answers=answers)
    client.force_login(case.applicant)
    walk(client, case, until="chair", signing={"signed": SEVEN[:1]})
    assert client.get(at(case, "agenda_page", "chair")).status_code == 200


def test_the_same_over_the_api(client, case):
    url = f"/api/founding/cases/{case.pk}/agenda"

    def put(code, **body):
        return client.put(f"{url}/{code}", json.dumps(body), content_type="application/json")

    rows = client.get(url).json()
    first = rows[1]
    assert [row["code"] for row in rows[:2]] == ["presence", "opening"]
    assert not first["done"]
    assert put("opening", values=STEPS["opening"], seen=first["mark"]).json()[1]["done"] is True
    assert put("opening", values=STEPS["opening"], seen=first["mark"]).status_code == 412
    assert put("chair", values=STEPS["chair"]).status_code == 403
    assert put("opening", values={"held_on": 5, "place": ["x"]}).status_code == 422
    assert put("opening", values={"plaze": "x"}).json()["errors"][0]["path"] == "plaze"
    assert put("nothing", values={}).status_code == 404
