"""Saved views: lists under a name, shared or not, said in a sentence; orders and columns of a list."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone, translation

from tests.desk.factories import SampleFactory, many
from tests.desk.lists import officer, signed_in
from tests.people.factories import OrganisationFactory, UserFactory
from workflows.desk.actions.saved_views import MOST_VIEWS, change_view, delete_view, save_view
from workflows.desk.listing import Columns, Filters, page_of, sentence
from workflows.desk.models import SavedView
from workflows.engine.models import Case
from workflows.people.models import RoleGrant, User
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
DAY = timedelta(days=1)
WANTED = {"kind": "sample", "stage": "check", "received_before": "14", "sort": "received"}


def kept(owner: User, name: str = "Liegt lange", **fields: Any) -> SavedView:
    return save_view(actor=owner, name=name, query={**WANTED, "columns": "received,stage"}, **fields)


def titles(client: Client, address: str) -> list[str]:
    return [row["case"].title for row in client.get(address).context["rows"]]


class TestOrders:
    def cases(self) -> None:
        now = timezone.now()
        for title, created, received, waits, due in (
            ("a", 9, 2, 1, 3), ("b", 8, 7, 5, None), ("c", 7, None, 3, 1), ("d", 6, 5, 4, 2),
        ):  # fmt: skip
            SampleFactory(
                title=title,
                stage="check",
                created_at=now - created * DAY,
                submitted_at=received and now - received * DAY,
                stage_since=now - waits * DAY - DAY / 24,
                due_at=due and now + due * DAY,
            )

    @pytest.mark.parametrize(
        ("sort", "expected"),
        [("newest", "dcba"), ("oldest", "abcd"), ("received", "bda"), ("due", "cda"), ("waiting", "bdca")],
    )
    def test_each_order_in_pages_of_two_forwards_and_back(self, sort: str, expected: str) -> None:
        self.cases()
        cases = Case.objects.visible_to(officer())
        seen, page = "", page_of(cases, order=sort, cursor=None, size=2)
        while True:
            seen += "".join(case.title for case in page.rows)
            if not page.next:
                break
            page = page_of(cases, order=sort, cursor=page.next, size=2)
        assert seen == expected
        back = page_of(cases, order=sort, cursor=page.previous, size=2)
        assert "".join(case.title for case in back.rows) == expected[:2]

    def test_days_leave_out_what_is_younger(self) -> None:
        self.cases()
        client = signed_in(officer())
        assert set(titles(client, "/desk/cases/?received_before=4")) == {"b", "d"}
        assert set(titles(client, "/desk/cases/?waiting_for=4")) == {"b", "d"}
        assert set(titles(client, "/desk/cases/?waiting_for=-3&received_before=x")) == set("abcd")
        items = client.get("/api/desk/cases?received_before=4&sort=received").json()["items"]
        assert [item["title"] for item in items] == ["b", "d"]


class TestSentence:
    def test_it_says_everything_that_is_asked_for(self) -> None:
        organisation = OrganisationFactory(name="Elternnetz")
        asked = {**WANTED, "whose": "nobody", "q": "Fest", "organisation": str(organisation.uuid)}
        with translation.override("en"):
            said = sentence(Filters.read(asked))
        assert said == (
            "Cases, Sample, in the stage “Being checked”, without a contact person,"
            " received more than 14 days ago, of Elternnetz, with “Fest”, what was received first at the top"
        )

    def test_nothing_asked_for_is_a_sentence_too(self) -> None:
        with translation.override("de"):
            assert sentence(Filters()) == "Laufende Vorgänge, neueste zuerst"


class TestColumns:
    def test_the_table_has_the_chosen_ones_in_the_order_of_the_house(self) -> None:
        many(1)
        client = signed_in(officer())
        for address in ("?columns=language&columns=stage&columns=nonsense", "?columns=language,stage"):
            page = client.get("/desk/cases/" + address)
            assert page.context["columns"].codes == ("stage", "language")
            heads = page.content.decode().split("<thead>")[1].split("</thead>")[0]
            assert heads.count("<th") == 4  # the mark, the case and the chosen ones
            assert f">{Columns(('language',)).heads[0][1]}<" in heads
        assert Columns.read({"columns": "nonsense"}) == Columns()

    def test_pages_and_stages_keep_them(self) -> None:
        many(30)
        client = signed_in(officer())
        page = client.get("/desk/cases/?columns=language&sort=waiting")
        assert "columns=language" in page.context["next_url"]
        assert all("columns=language" in stage["href"] for stage in page.context["stages"])
        following = client.get("/desk/cases/" + page.context["next_url"])
        assert following.context["columns"].codes == ("language",)


class TestViews:
    def test_the_list_on_the_screen_is_kept_and_found_as_a_tab(self) -> None:
        me = officer()
        client = signed_in(me)
        page = client.get("/desk/cases/", {**WANTED, "columns": "received"})
        given = {"query": page.context["query"], "view-name": " Liegt  lange ", "view-is_shared": "on"}
        answer = client.post("/desk/views/", given, follow=True)
        view = SavedView.objects.get()
        assert (view.owner, view.name, view.is_shared) == (me, "Liegt lange", True)
        assert view.query == {**WANTED, "columns": "received"}
        (tab,) = answer.context["views"]
        assert (tab.is_current, tab.may_change) == (True, True)
        (tab,) = client.get("/desk/cases/").context["views"]
        assert not tab.is_current

    def test_a_name_that_does_not_fit_shows_the_list_again(self) -> None:
        me = officer()
        kept(me, "Fristen")
        for name in ("", "x" * 61, "fristen"):
            page = signed_in(me).post("/desk/views/", {"query": "stage=check", "view-name": name})
            assert page.status_code == 422
            assert page.context["save_form"].errors["name"]
        assert SavedView.objects.count() == 1

    def test_own_ones_stay_own_and_shared_ones_are_changed_by_their_owner(self) -> None:
        me, other = officer(), officer()
        mine, shared = kept(me, "Meine"), kept(me, "Für alle", is_shared=True)
        client = signed_in(other)
        assert [tab.view for tab in client.get("/desk/cases/").context["views"]] == [shared]
        assert client.get(f"/desk/views/{mine.pk}/").status_code == 404
        assert client.get(f"/desk/views/{shared.pk}/").status_code == 403
        assert client.post(f"/desk/views/{shared.pk}/delete/").status_code == 403
        assert client.delete(f"/api/desk/views/{mine.pk}").status_code == 404
        with pytest.raises(NotAllowed):
            change_view(view=shared, actor=other, name="x", is_shared=False)

    def test_a_shared_one_of_somebody_who_left_is_anybodys(self) -> None:
        me, other = officer(), officer()
        shared = kept(me, is_shared=True)
        RoleGrant.objects.filter(user=me).delete()
        assert signed_in(other).post(f"/desk/views/{shared.pk}/delete/").status_code == 302
        assert not SavedView.objects.exists()

    def test_two_people_at_once(self) -> None:
        """Deleted in another window: the second is told, and nothing comes back."""
        me = officer()
        view = kept(me)
        delete_view(view=view, actor=me)
        for late in (
            lambda: delete_view(view=view, actor=me),
            lambda: change_view(view=view, actor=me, name="x", is_shared=True),
        ):
            with pytest.raises(AlreadyDone):
                late()
        assert not SavedView.objects.exists()

    def test_only_what_a_list_understands_is_kept_and_not_without_end(self) -> None:
        me = officer()
        view = save_view(
            actor=me, name="x", query={"kind": "nothing", "sort": "rm -rf", "evil": "1", "q": "a"}
        )
        assert view.query == {"q": "a"}
        SavedView.objects.bulk_create(
            SavedView(owner=me, name=str(number)) for number in range(MOST_VIEWS - 1)
        )
        with pytest.raises(Invalid):
            save_view(actor=me, name="one more", query={})
        with pytest.raises(NotAllowed):
            save_view(actor=UserFactory(roles=["admin"]), name="x", query={})

    def test_the_same_over_the_api(self) -> None:
        client = signed_in(officer())
        given = {"name": "Liegt lange", "is_shared": True, "query": WANTED}
        made = client.post("/api/desk/views", given, content_type="application/json")
        assert made.status_code == 201, made.content
        assert made.json()["query"] == WANTED
        for odd in ({"evil": "1"}, {"sort": "x"}, {"stage": "check"}, {"columns": "stage,x"}):
            answer = client.post("/api/desk/views", {**given, "query": odd}, content_type="application/json")
            assert answer.status_code == 422, odd
        where = f"/api/desk/views/{made.json()['id']}"
        changed = client.put(where, {**given, "name": "Alt"}, content_type="application/json")
        assert changed.json()["name"] == "Alt"
        assert [view["name"] for view in client.get("/api/desk/views").json()] == ["Alt"]
        assert client.delete(where).status_code == 204
        assert client.get("/api/desk/views").json() == []
