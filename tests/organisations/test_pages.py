"""The list of organisations and the page of one, for the people of the house."""

import pytest
from django.test import Client

from tests.grants import factories as grants
from tests.people.factories import OrganisationFactory, UserFactory
from workflows.grants.models import Application, Consultation
from workflows.grants.reading.about_organisations import double_funding
from workflows.organisations.reading.listing import page_of

from .factories import association, lay_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def names(text: str) -> list[str]:
    """What a search finds."""
    return [row.name for row in page_of(text).rows]


def test_a_search_finds_parts_however_spelt_numbers_and_towns() -> None:
    OrganisationFactory(name="Straße der Vielfalt e.V.", register_number="VR 77", town="Köln")
    OrganisationFactory(name="Сонячник", register_number="VR 78", town="Bonn")
    OrganisationFactory(name="Jasmin", register_number="", register_court="", town="Trier")
    assert names("strasse viel") == ["Straße der Vielfalt e.V."]
    assert names("соняч") == ["Сонячник"]
    assert names("VR 78") == ["Сонячник"]
    assert names("trier") == ["Jasmin"]
    assert names("nichts") == []
    assert len(names("  ")) == 3


def test_pages_follow_one_another_and_a_strange_place_begins_anew() -> None:
    for number in range(27):
        OrganisationFactory(name=f"Verein {number:02}")
    first = page_of()
    assert len(first.rows) == 25
    assert [row.name for row in page_of(after=first.next).rows] == ["Verein 25", "Verein 26"]
    assert page_of(after="x").rows == first.rows


def test_the_page_tells_of_grants_talks_papers_people_and_history(client: Client) -> None:
    people = grants.staff()
    case = grants.running(grants.open_call(people), people)
    grants.paid(case, people, "640.00")
    organisation = case.organisation
    assert organisation is not None
    adviser = UserFactory(roles=["adviser"], name="Jonas Weber")
    Consultation.objects.create(
        organisation=organisation, adviser=adviser, held_on="2026-01-02", topic="Buchhaltung", note="geheim"
    )
    lay_in(organisation, case.applicant)
    client.force_login(people.officer)
    said = client.get(f"/desk/organisations/{organisation.uuid}/").content.decode()
    for word in (case.number, "640,00", "Buchhaltung", "Jonas Weber", case.applicant.name, "Satzung"):
        assert word in said, word
    assert "geheim" not in said
    data = client.get(f"/api/organisations/{organisation.uuid}").json()
    (part,) = [each for each in data["parts"] if each["code"] == "grants"]
    assert part["sums"]["paid"] == "640.00"
    assert data["history"][0]["who"] == case.applicant.name
    assert {each["code"] for each in data["parts"]} == {
        "grants",
        "consultations",
        "booked_consultations",
        "foundings",
    }
    (row,) = client.get("/api/organisations/", {"q": organisation.name}).json()["items"]
    assert (row["cases"], row["members"]) == (1, 1)


def test_a_reader_without_the_case_reads_no_sums_of_it(client: Client) -> None:
    people = grants.staff()
    case = grants.in_review(grants.open_call(people), people)
    assert case.organisation is not None
    case.organisation.memberships.create(user=people.officer, function="member")
    adviser = UserFactory(roles=["adviser"])
    seen = Application.objects.visible_to(adviser).filter(pk=case.pk).exists()
    client.force_login(adviser)
    said = client.get(f"/desk/organisations/{case.organisation.uuid}/").content.decode()
    assert (str(case.number) in said) == seen


def test_hints_name_projects_at_the_same_time_and_other_funders() -> None:
    people = grants.staff()
    call = grants.open_call(people)
    first = grants.in_review(call, people, title="Garten der Kulturen")
    organisation = first.organisation
    assert organisation is not None
    auditor = UserFactory(roles=["auditor"])
    alone = [hint.text for hint in double_funding(auditor, organisation)]
    assert not any("gleichzeitig" in text or "selben Zeit" in text for text in alone)
    second = grants.in_review(call, people, title="Ganz etwas anderes")
    Application.objects.filter(pk=second.pk).update(
        organisation=organisation, project_start=first.project_start, project_end=first.project_end
    )
    hints = list(double_funding(auditor, organisation))
    both = [hint for hint in hints if len(hint.links) == 2]
    assert len(both) == 1
    assert {href for _label, href in both[0].links} == {f"/cases/{first.pk}/", f"/cases/{second.pk}/"}
    Application.objects.filter(pk=second.pk).update(stage="rejected")
    assert not [hint for hint in double_funding(auditor, organisation) if len(hint.links) == 2]


def test_members_find_their_way_and_the_house_has_its_door(client: Client) -> None:
    organisation, chair = association()
    client.force_login(chair)
    said = client.get(f"/people/organisations/{organisation.uuid}/").content.decode()
    assert f"/organisations/{organisation.uuid}/safe/" in said
    client.force_login(UserFactory(roles=["auditor"]))
    assert "/desk/organisations/" in client.get("/desk/cases/").content.decode()
