"""Labels: words of the house on cases, for the office alone."""

import pytest

from tests.desk.factories import many
from tests.desk.lists import officer, signed_in
from tests.engine.factories import started, until_review
from tests.people.factories import MembershipFactory, UserFactory
from workflows.desk.actions import labels as actions
from workflows.desk.models import CaseLabel, Label
from workflows.engine.models import Audience
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def label(name: str = "Presse", tone: str = "warning") -> Label:
    return actions.create_label(actor=UserFactory(roles=["admin"]), name=name, tone=tone)


def test_administrators_say_which_there_are() -> None:
    client = signed_in(UserFactory(roles=["admin"]))
    assert client.post("/desk/labels/", {"name": " Presse ", "tone": "accent"}).status_code == 302
    found = Label.objects.get()
    assert (found.name, found.tone) == ("Presse", "accent")
    for wrong in (
        {"name": "presse", "tone": "info"},
        {"name": "", "tone": "info"},
        {"name": "x", "tone": "#f00"},
    ):
        assert client.post("/desk/labels/", wrong).status_code == 422
    assert client.post(f"/desk/labels/{found.pk}/", {"name": "Eilt", "tone": "error"}).status_code == 302
    started_case = started()
    actions.add_label(case=started_case, actor=officer(), label=found.pk)
    assert client.post(f"/desk/labels/{found.pk}/delete/").status_code == 302
    assert not CaseLabel.objects.exists()
    with pytest.raises(AlreadyDone):
        actions.delete_label(label_id=found.pk, actor=UserFactory(roles=["admin"]))
    with pytest.raises(NotAllowed):
        actions.create_label(actor=officer(), name="x", tone="info")


def test_the_office_puts_them_on_and_one_line_of_history_says_so() -> None:
    first, second = label(), label("Eilt")
    case, me = started(), officer()
    client = signed_in(me)
    client.post(f"/cases/{case.pk}/labels/", {"labels": [first.pk, second.pk]})
    client.post(f"/cases/{case.pk}/labels/", {"labels": [second.pk]})
    client.post(f"/cases/{case.pk}/labels/", {"labels": [second.pk]})  # nothing changes: no line
    lines = case.history.filter(verb="labels.changed")
    assert [line.data for line in lines] == [
        {"added": [first.pk, second.pk], "removed": []},
        {"added": [], "removed": [first.pk]},
    ]
    assert {line.audience for line in lines} == {Audience.STAFF}
    with pytest.raises(Invalid):
        actions.put_labels(case=case, actor=me, labels=[second.pk + 99])
    for stranger in (case.applicant, UserFactory(roles=["auditor"])):
        with pytest.raises(NotAllowed):
            actions.put_labels(case=case, actor=stranger, labels=[])


def test_reviewers_and_the_own_side_never_see_them() -> None:
    found, case = label(), until_review(title="Mit Etikett")
    many(2)
    actions.add_label(case=case, actor=officer(), label=found.pk)
    reviewer = case.steps.filter(node="review").first().assignee
    colleague = UserFactory(roles=["formal_officer"])
    MembershipFactory(organisation=case.organisation, user=colleague)
    page = signed_in(officer()).get(f"/desk/cases/?label={found.pk}")
    assert [row["case"].pk for row in page.context["rows"]] == [case.pk]
    assert [each.name for each in page.context["rows"][0]["labels"]] == ["Presse"]
    assert "Presse" in page.context["sentence"]
    for person in (reviewer, colleague):
        client = signed_in(person)
        assert not any(row["labels"] for row in client.get("/desk/cases/").context["rows"])
        assert client.get(f"/desk/cases/?label={found.pk}").context["rows"] == []
        assert client.get(f"/api/desk/cases?label={found.pk}").json()["items"] == []
    assert signed_in(reviewer).get("/api/desk/labels").status_code == 403


def test_the_same_over_the_api() -> None:
    admin, office, case = signed_in(UserFactory(roles=["admin"])), signed_in(officer()), started()
    json = {"content_type": "application/json"}
    made = admin.post("/api/desk/labels", {"name": "Presse", "tone": "info"}, **json).json()
    where = f"/api/desk/cases/{case.pk}/labels"
    assert office.put(where, {"labels": [made["id"]]}, **json).json() == [made]
    assert office.get(where).json() == [made]
    assert office.put(where, {"labels": [made["id"] + 1]}, **json).status_code == 422
    changed = admin.put(f"/api/desk/labels/{made['id']}", {"name": "Eilt", "tone": "error"}, **json)
    assert changed.json()["name"] == "Eilt"
    assert admin.delete(f"/api/desk/labels/{made['id']}").status_code == 204
    assert office.get(where).json() == []
