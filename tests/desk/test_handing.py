"""A case whose applicant nobody represents: seen by the office, handed to somebody who can act."""

import pytest
from django.test import Client

from tests.engine.factories import started
from tests.people.factories import MembershipFactory, UserFactory
from workflows.desk.actions.handing import hand_over
from workflows.desk.models import CaseMessage
from workflows.engine.membership import representatives
from workflows.engine.models import Case, HistoryEntry
from workflows.outbox.models import Message
from workflows.people.models import Membership, MembershipFunction
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
WHY = "Die Vorsitzende ist weggezogen."


@pytest.fixture
def officer():
    """Somebody of the office."""
    return UserFactory(roles=["formal_officer"])


@pytest.fixture
def left():
    """A running case whose only representative has left; a plain member is still there."""
    case = started()
    Membership.objects.filter(organisation=case.organisation).delete()
    MembershipFactory(organisation=case.organisation, function=MembershipFunction.MEMBER)
    return Case.objects.get(pk=case.pk)


def member(case):
    """The member who stayed."""
    return Membership.objects.get(organisation=case.organisation).user


def signed_in(user) -> Client:
    """A browser of this person."""
    client = Client()
    client.force_login(user)
    return client


def test_the_office_sees_the_case_and_hands_it_over(left, officer) -> None:
    """Screen, list, note, history, mail and rights."""
    client = signed_in(officer)
    started(title="Other")
    listed = client.get("/desk/cases/?unrepresented=1").context["rows"]
    assert [row["case"].pk for row in listed] == [left.pk]
    page = client.get(f"/cases/{left.pk}/")
    assert 'id="hand-over"' in page.content.decode()
    stayed = member(left)
    wrong = client.post(f"/cases/{left.pk}/hand-over/", {"hand-email": stayed.email})
    assert wrong.status_code == 422
    sent = {"hand-email": stayed.email, "hand-reason": WHY}
    assert client.post(f"/cases/{left.pk}/hand-over/", sent).status_code == 302
    assert representatives(Case.objects.get(pk=left.pk)) == [stayed]
    line = HistoryEntry.objects.get(case_id=left.pk, verb="case.handed_over")
    assert (line.actor, line.data["to"]) == (officer, str(stayed.uuid))
    assert WHY not in str(line.data)
    assert CaseMessage.objects.get(pk=line.data["note"]).text == WHY
    assert Message.objects.filter(template="desk/mail/handed_over").count() == 1
    assert 'id="hand-over"' not in client.get(f"/cases/{left.pk}/").content.decode()
    assert client.post(f"/cases/{left.pk}/hand-over/", sent).status_code == 403


def test_over_the_api(left, officer) -> None:
    """The same for programs."""
    client, address = signed_in(officer), f"/api/desk/cases/{left.pk}/hand-over"
    found = client.get("/api/desk/cases?unrepresented=true").json()["items"]
    assert [row["id"] for row in found] == [str(left.pk)]
    sent = {"email": "nobody@example.org", "reason": WHY}
    assert client.post(address, sent, content_type="application/json").status_code == 422
    sent["email"] = member(left).email.upper()
    assert client.post(address, sent, content_type="application/json").status_code == 200
    assert representatives(Case.objects.get(pk=left.pk)) == [member(left)]


def test_a_group_without_organisation_goes_to_any_account(officer) -> None:
    """Whoever started it has closed the account."""
    case = started()
    gone = case.applicant
    Case.objects.filter(pk=case.pk).update(organisation=None)
    gone.is_active = False
    gone.save()
    friend = UserFactory()
    hand_over(case=Case.objects.get(pk=case.pk), email=friend.email, reason=WHY, actor=officer)
    assert representatives(Case.objects.get(pk=case.pk)) == [friend]


def test_what_is_refused(left, officer) -> None:
    """Strangers, people of the house, people who may not, and a case somebody acts for."""
    stayed = member(left)
    for email in ("nobody@example.org", UserFactory().email, ""):
        with pytest.raises(Invalid):
            hand_over(case=left, email=email, reason=WHY, actor=officer)
    staff = UserFactory(roles=["formal_officer"])
    MembershipFactory(organisation=left.organisation, user=staff, function=MembershipFunction.MEMBER)
    with pytest.raises(Invalid):
        hand_over(case=left, email=staff.email, reason=WHY, actor=officer)
    for actor in (UserFactory(), UserFactory(roles=["auditor"]), staff, stayed):
        with pytest.raises(NotAllowed):
            hand_over(case=left, email=stayed.email, reason=WHY, actor=actor)
    with pytest.raises(Invalid):
        hand_over(case=left, email=stayed.email, reason="  ", actor=officer)
    hand_over(case=left, email=stayed.email, reason=WHY, actor=officer)
    with pytest.raises(AlreadyDone):
        hand_over(case=left, email=stayed.email, reason=WHY, actor=officer)
