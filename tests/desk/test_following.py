"""Following a case: told once of each stage, as people want mail, and never of what they may not see."""

import pytest

from tests.desk.lists import officer, signed_in
from tests.engine.factories import do, started
from tests.people.factories import MembershipFactory, UserFactory
from workflows.desk.actions import following as actions
from workflows.desk.models import Follow
from workflows.engine import stages
from workflows.engine.models import Case
from workflows.outbox.models import Message
from workflows.people.verdicts import NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def told() -> set[str]:
    return set(Message.objects.filter(template="desk/mail/followed").values_list("to_address", flat=True))


def test_each_is_told_once_of_where_the_case_stands() -> None:
    case, me, doer = started(), officer(), officer()
    actions.follow(case=case, actor=me)
    actions.follow(case=case, actor=me)  # twice changes nothing
    actions.follow(case=case, actor=doer)
    assert actions.tick() == 0
    do(case, "check", doer, "checked")
    assert actions.tick() == 1
    assert told() == {me.email}  # whoever did it knows
    assert actions.tick() == 0
    fresh = Case.objects.get(pk=case.pk)
    stages.move(fresh, "check")
    stages.close(fresh, "rejected")
    assert actions.tick() == 2  # two changes, one mail each
    assert case.history.filter(verb__startswith="follow").count() == 0


def test_who_may_not_see_it_any_more_hears_nothing() -> None:
    case, me = started(), officer()
    actions.follow(case=case, actor=me)
    MembershipFactory(organisation=case.organisation, user=me)
    stages.move(Case.objects.get(pk=case.pk), "approved")
    assert actions.tick() == 0
    assert told() == set()
    assert not Follow.objects.exists()
    with pytest.raises(NotAllowed):
        actions.follow(case=case, actor=case.applicant)


def test_on_screen_api_and_in_the_list() -> None:
    case, other = started(title="Gefolgt"), started(title="Andere")
    client = signed_in(officer())
    assert client.post(f"/cases/{case.pk}/follow/", {"follow": "1"}).status_code == 302
    rows = client.get("/desk/cases/?followed=1").context["rows"]
    assert [row["case"].title for row in rows] == ["Gefolgt"]
    assert client.put(f"/api/desk/cases/{other.pk}/follow").json() == {"told_stage": other.stage}
    assert len(client.get("/api/desk/cases?followed=true").json()["items"]) == 2
    assert client.delete(f"/api/desk/cases/{other.pk}/follow").status_code == 204
    assert client.post(f"/cases/{case.pk}/follow/", {}).status_code == 302
    assert not Follow.objects.exists()
    assert signed_in(UserFactory()).post(f"/cases/{case.pk}/follow/").status_code == 404
