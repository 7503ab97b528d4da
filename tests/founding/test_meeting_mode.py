"""How and after which invitation people met, and their titles: told once, in papers, rules and API."""

from datetime import date
from typing import Any

import pytest

from workflows.founding import actions
from workflows.founding.models import FoundingMeeting
from workflows.founding.reading import cases as reading
from workflows.founding.statute import Person, papers
from workflows.founding.statute.minutes import minutes_items
from workflows.people.verdicts import Invalid

from . import factories
from .answers import founders, good_answers
from .test_agenda import STEPS, at, post

pytestmark = pytest.mark.django_db
ONLINE = {"mode": "online", "mode_agreed": True, "invited_on": date(2026, 11, 6)}


def minutes_of(case: Any) -> str:
    return "\n".join(text for item in minutes_items(reading.data_for(case)) for text in item.paragraphs)


def open_rules(case: Any) -> set[str]:
    return {each.rule.id for each in reading.findings_for(case, phase="meeting") if each.open}


@pytest.mark.parametrize(
    ("mode", "says"),
    [
        ("hybrid", "Ein Teil der Anwesenden nimmt über eine Videokonferenz teil"),
        ("online", "als Videokonferenz"),
    ],
)
def test_the_minutes_tell_how_people_met_and_that_all_agreed(mode, says):
    said = minutes_of(factories.founded(**(ONLINE | {"mode": mode})))
    assert says in said
    assert "Alle Gründungsmitglieder sind mit dieser Form der Versammlung einverstanden." in said
    assert "Eingeladen wurde am 6. November 2026." in said
    assert "unterschreibt die Satzung danach im Original" in said


def test_a_meeting_in_one_place_needs_no_word_about_it():
    said = minutes_of(factories.founded())
    assert "Videokonferenz" not in said
    assert "Eingeladen" not in said


@pytest.mark.parametrize(
    ("meeting", "found"),
    [
        ({}, set()),
        (ONLINE, set()),
        ({"mode": "hybrid"}, {"H-02"}),
        ({"invited_on": date(2026, 11, 14)}, {"H-01"}),  # the meeting is on 20 November
        ({"invited_on": date(2026, 11, 13)}, set()),
    ],
)
def test_what_the_house_says_about_invitation_and_form(meeting, found):
    assert open_rules(factories.founded(**meeting)) & {"H-01", "H-02"} == found


def test_an_invitation_after_the_meeting_is_a_mistake(client):
    case = factories.approved()
    report = factories.report(case, invited_on=date(2026, 11, 21))
    with pytest.raises(Invalid) as refused:
        actions.record_meeting(step=factories.step(case), actor=case.applicant, report=report)
    assert list(refused.value.errors) == ["invited_on"]
    client.force_login(case.applicant)
    assert post(client, case, "opening", invited_on="2026-11-21").status_code == 422


def test_the_meeting_mode_notes_form_and_invitation(client):
    case = factories.approved()
    client.force_login(case.applicant)
    for code in STEPS:
        how = {"mode": "online", "mode_agreed": "on", "invited_on": "2026-11-06"} if code == "opening" else {}
        accepted = {"chair-accepted": "on"} if code == "chair" else {}
        assert post(client, case, code, **how, **accepted).status_code == 302, code
    assert client.post(at(case, "agenda_close"), {}).status_code == 302
    meeting = FoundingMeeting.objects.get(case=case)
    assert (meeting.mode, meeting.mode_agreed, meeting.invited_on) == ("online", True, date(2026, 11, 6))


def test_the_api_takes_form_and_invitation(client):
    case = factories.approved()
    client.force_login(case.applicant)
    elected = [
        {"office": office, "name": name, "votes": {"yes": 7}, "accepted": True, "birthdate": "1980-01-01"}
        for office, name in zip(("chair", "deputy", "treasurer"), ("Amira", "Lina", "Noor"), strict=True)
    ]
    seven = list(range(1, 8))
    body = {
        "held_on": "2026-11-20", "place": "Online", "chair": "Lina", "minutes_taker": "Noor",
        "present": 7,
        "founding": {"yes": 7}, "statute": {"yes": 7}, "statute_first": True, "elected": elected,
        "attended": seven, "signed": seven, "mode": "online", "mode_agreed": True, "invited_on": "2026-11-06",
    }  # fmt: skip
    made = client.post(f"/api/founding/cases/{case.pk}/meeting", body, content_type="application/json")
    assert made.status_code == 200, made.json()
    assert FoundingMeeting.objects.get(case=case).invited_on == date(2026, 11, 6)


@pytest.mark.parametrize(
    ("name", "title", "shown"),
    [
        ("Amira Haddad", "Dr.", "Dr. Amira Haddad"),
        ("Dr. Amira Haddad", "Dr.", "Dr. Amira Haddad"),
        ("A", "", "A"),
    ],
)
def test_a_title_stands_once_before_the_name(name, title, shown):
    assert Person(name, title=title).titled == shown
    assert Person(name, title=title, own_name="أميرة").shown == f"{shown} (أميرة)"


def test_a_title_stands_on_the_lists_and_the_statute():
    case = factories.founded(answers=good_answers(founders=founders(title="Dr.")))
    data = reading.data_for(case)
    assert case.founders.get(position=1).title == "Dr."
    for paper in (papers.attendance_list(data), papers.founders_list(data)):
        assert paper.rows[0][1] == "Dr. Amira Haddad"
    assert "Dr. Amira Haddad" in minutes_of(case)
