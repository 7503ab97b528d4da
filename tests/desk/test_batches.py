"""Batches: a verdict for each case before and after, one transaction each, undone while there is time."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.desk.factories import many
from tests.desk.lists import officer, signed_in
from tests.engine.factories import started
from tests.people.factories import MembershipFactory, UserFactory
from workflows.desk.actions import batches as actions
from workflows.desk.actions import labels
from workflows.desk.batches import deeds
from workflows.desk.models import Batch, BatchItem, CaseLabel, CaseMessage, ItemState
from workflows.desk.reading.batches import preview
from workflows.engine import stages
from workflows.engine.models import Case, Trouble
from workflows.outbox.models import Message
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def chosen(me: User, deed: str, *cases: Any) -> Batch:
    return actions.choose(actor=me, deed=deed, cases=[case.pk for case in cases])


def done(me: User, deed: str, *cases: Any, **given: object) -> Batch:
    batch = actions.begin(batch=chosen(me, deed, *cases), actor=me, given=given)
    actions.work(batch)
    batch.refresh_from_db()
    return batch


def outcome(batch: Batch, case: Any) -> str:
    return BatchItem.objects.get(batch=batch, case=case.pk).state


def test_each_case_has_its_own_verdict_before_and_after() -> None:
    """What was foretold is what happens: closed, one's own side, and the others."""
    me, colleague = officer(), officer()
    free, closed, own = started(), started(), started()
    stages.close(closed, "rejected")
    case_of_colleague = started()
    MembershipFactory(organisation=case_of_colleague.organisation, user=colleague)
    MembershipFactory(organisation=own.organisation, user=me)
    given = {"person": str(colleague.uuid)}
    batch = chosen(me, "give", free, closed, own, case_of_colleague)
    foretold = {line.case.pk: not line.reason for line in preview(me, batch, given)}
    assert foretold == {free.pk: True, closed.pk: False, own.pk: False, case_of_colleague.pk: False}
    actions.work(actions.begin(batch=batch, actor=me, given=given))
    happened = {item.case_id: item.state == ItemState.DONE for item in batch.items.all()}
    assert happened == foretold
    assert all(item.reason for item in batch.items.filter(state=ItemState.REFUSED))
    assert Case.objects.get(pk=free.pk).assignee == colleague
    told = Message.objects.get(template="desk/mail/given")
    assert (told.recipient, told.case) == (colleague, None)


def test_it_is_taken_back_where_nothing_else_has_happened_since() -> None:
    me, colleague, third = officer(), officer(), officer()
    first, second = started(assignee=third), started()
    batch = done(me, "give", first, second, person=str(colleague.uuid))
    Case.objects.filter(pk=second.pk).update(assignee=third)
    page = signed_in(me).post(f"/desk/batches/{batch.pk}/undo/", follow=True)
    assert page.status_code == 200
    assert (outcome(batch, first), outcome(batch, second)) == (ItemState.UNDONE, ItemState.KEPT)
    assert set(Case.objects.values_list("assignee", flat=True)) == {third.pk}
    label = labels.create_label(actor=UserFactory(roles=["admin"]), name="Presse", tone="info")
    labels.add_label(case=first, actor=me, label=label.pk)
    batch = done(me, "label", first, second, label=str(label.pk))
    assert (outcome(batch, first), outcome(batch, second)) == (ItemState.REFUSED, ItemState.DONE)
    actions.undo(batch=batch, actor=me)
    assert set(CaseLabel.objects.values_list("case_id", flat=True)) == {first.pk}  # was there before
    batch = done(me, "unlabel", first, second, label=str(label.pk))
    assert not CaseLabel.objects.exists()
    with time_machine.travel(timezone.now() + timedelta(minutes=16), tick=False), pytest.raises(AlreadyDone):
        actions.undo(batch=batch, actor=me)


def test_a_message_reaches_each_and_is_not_kept_twice() -> None:
    me, cases = officer(), [started(), started()]
    batch = done(me, "message", *cases, text="  Bitte schickt die Satzung nach. ")
    assert {each.text for each in CaseMessage.objects.all()} == {"Bitte schickt die Satzung nach."}
    assert Message.objects.filter(template="desk/mail/message").count() == 2
    assert batch.given == {}
    with pytest.raises(AlreadyDone):
        actions.undo(batch=batch, actor=me)
    with pytest.raises(AlreadyDone):
        actions.begin(batch=batch, actor=me, given={"text": "again"})  # in another window
    assert actions.work(batch) == 0
    assert CaseMessage.objects.count() == 2


def test_one_case_that_fails_keeps_no_other_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    me, broken, fine = officer(), started(), started()
    deed = deeds.find("message")
    assert deed is not None
    real = deed.do

    def do(user: User, case: Case, given: deeds.Given) -> deeds.Memory:
        if case.pk == broken.pk:
            real(user, case, given)
            raise OSError("halfway")
        return real(user, case, given)

    monkeypatch.setitem(deed.__dict__, "do", do)
    batch = done(me, "message", broken, fine, text="Hallo")
    assert (outcome(batch, broken), outcome(batch, fine)) == (ItemState.REFUSED, ItemState.DONE)
    assert [each.case_id for each in CaseMessage.objects.all()] == [fine.pk]  # nothing of it stayed halfway
    assert "OSError" in Trouble.objects.get().reason


def test_the_worker_does_what_takes_too_long_and_asks_who_may_anew() -> None:
    me, cases = officer(), [started(), started()]
    begun = actions.begin(batch=chosen(me, "message", *cases), actor=me, given={"text": "Hallo"})
    assert actions.work(begun, seconds=0) == 0
    page = signed_in(me).get(f"/desk/batches/{begun.pk}/")
    assert page.context["waiting"]
    me.role_grants.all().delete()  # in the meantime
    actions.tick()
    begun.refresh_from_db()
    assert begun.ended_at
    assert set(begun.items.values_list("state", flat=True)) == {ItemState.REFUSED}
    assert not CaseMessage.objects.exists()


def test_who_may_and_what_is_missing() -> None:
    me, case = officer(), started()
    for person in (UserFactory(roles=["reviewer"]), UserFactory(roles=["auditor"]), case.applicant):
        with pytest.raises(NotAllowed):
            chosen(person, "message", case)
    with pytest.raises(Invalid):
        chosen(me, "decide everything", case)
    with pytest.raises(Invalid):
        chosen(me, "message")
    for deed, given in (("message", {"text": " "}), ("give", {"person": "x"}), ("label", {"label": "7"})):
        with pytest.raises(Invalid):
            actions.begin(batch=chosen(me, deed, case), actor=me, given=given)
    assert signed_in(officer()).get(f"/desk/batches/{chosen(me, 'message', case).pk}/").status_code == 404


def test_the_screen_without_a_script() -> None:
    many(3)
    me = officer()
    client = signed_in(me)
    page = client.get("/desk/cases/?kind=sample&stage=check")
    assert page.content.count(b'name="case"') == 3
    marked = client.post("/desk/batches/", {"deed": "message", "scope": "chosen", "query": "kind=sample"})
    assert marked.url == "/desk/cases/?kind=sample"
    everything = {"deed": "message", "scope": "all", "query": page.context["query"]}
    shown = client.post("/desk/batches/", everything, follow=True)
    assert len(shown.context["lines"]) == 3
    where = shown.redirect_chain[-1][0]
    assert client.post(where, {"text": ""}).status_code == 422
    for deed, can in (("message", False), ("give", True)):
        asked = client.post("/desk/batches/", {**everything, "deed": deed}, follow=True)
        assert asked.context["can_undo"] is can
    assert client.post(where, {"text": "Hallo", "look": "1"}).status_code == 200
    assert not CaseMessage.objects.exists()
    after = client.post(where, {"text": "Hallo"}, follow=True)
    assert [(tone, number) for _words, tone, number in after.context["counts"]] == [("success", 3)]
    table = client.post("/desk/batches/", {**everything, "deed": "csv"})
    assert table.url.startswith("/desk/cases/table.csv?kind=sample")


def test_as_many_queries_to_look_at_fifty_as_at_one() -> None:
    me, colleague = officer(), officer()
    client = signed_in(me)

    def queries(*cases: Any) -> int:
        where = f"/desk/batches/{chosen(me, 'give', *cases).pk}/?person={colleague.uuid}"
        client.get(where)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(where).status_code == 200
        return len(captured)

    few = queries(*many(1))
    assert queries(*many(50)) == few <= 15


def test_the_same_over_the_api() -> None:
    me, case = officer(), started()
    client, json = signed_in(me), {"content_type": "application/json"}
    colleague = str(officer().uuid)
    made = client.post("/api/desk/batches", {"deed": "give", "cases": [str(case.pk)]}, **json)
    assert made.status_code == 201
    where = f"/api/desk/batches/{made.json()['id']}"
    (line,) = client.post(f"{where}/preview", {"person": colleague}, **json).json()["cases"]
    assert (line["state"], line["may"]) == ("waiting", True)
    (line,) = client.post(f"{where}/do", {"person": colleague}, **json).json()["cases"]
    assert line["state"] == "done"
    assert client.get(where).json()["undo_until"]
    (line,) = client.post(f"{where}/undo", {}, **json).json()["cases"]
    assert line["state"] == "undone"
    assert client.post(f"{where}/do", {"person": colleague}, **json).status_code == 409


@pytest.mark.parametrize("posted", ["abc", "²", "٣", "-1", "9" * 30, "1 OR 1", ""])
def test_what_is_no_label_is_refused_on_every_way(posted: str) -> None:
    """A preview, a form and the action itself read the same thing; none of them breaks."""
    me, case = officer(), started()
    batch = chosen(me, "label", case)
    client, address = signed_in(me), f"/desk/batches/{batch.pk}/"
    assert client.get(address, {"label": posted}).status_code == 200
    assert client.post(address, {"label": posted, "look": "1"}).status_code == 200
    assert client.post(address, {"label": posted}).status_code == 422
    with pytest.raises(Invalid):
        actions.begin(batch=batch, actor=me, given={"label": posted})
    assert not CaseLabel.objects.exists()


def test_a_message_loses_what_nobody_can_see() -> None:
    me, case = officer(), started()
    done(me, "message", case, text="Guten\x0b Tag\u200b\x00")
    assert CaseMessage.objects.get().text == "Guten\n Tag"
