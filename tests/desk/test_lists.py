"""The lists of the desk: who sees what, pages, filters."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.desk.factories import SampleFactory, many, started
from tests.desk.lists import officer, signed_in
from tests.engine.factories import until_review
from tests.people.factories import OrganisationFactory, UserFactory
from workflows.desk.listing import Filters, page_of
from workflows.desk.listing.cursor import Cursor, read, write
from workflows.desk.listing.search import FEW, OFTEN
from workflows.engine.models import Case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def titles(response) -> list[str]:
    return [row["case"].title for row in response.context["rows"]]


class TestVisibility:
    def test_staff_see_what_the_kind_says(self):
        mine, other = until_review(title="Mine"), started(title="Other")
        reviewer = mine.steps.filter(node="review").first().assignee
        assert titles(signed_in(reviewer).get("/desk/cases/")) == ["Mine"]
        assert set(titles(signed_in(officer()).get("/desk/cases/"))) == {"Mine", "Other"}
        assert other

    def test_an_unknown_kind_is_seen_by_nobody(self):
        SampleFactory(kind="gone")
        assert not Case.objects.visible_to(officer()).exists()

    def test_strangers_and_applicants_have_no_desk(self):
        assert Client().get("/desk/cases/").status_code == 302
        assert signed_in(UserFactory()).get("/desk/cases/").status_code == 403

    def test_people_who_may_not_sign_in_any_more_see_nothing(self):
        started()
        gone = officer()
        gone.is_active = False
        assert not Case.objects.visible_to(gone).exists()

    def test_applicants_see_their_own_applications(self):
        case = started(title="My festival")
        started(title="Not mine")
        response = signed_in(case.applicant).get("/cases/")
        assert titles(response) == ["My festival"]

    def test_staff_see_in_my_applications_only_their_own(self):
        started()
        assert titles(signed_in(officer()).get("/cases/")) == []

    def test_the_concrete_model_is_filtered_too(self):
        case = started()
        assert list(type(case).objects.visible_to(case.applicant)) == [case]
        assert not type(case).objects.visible_to(UserFactory()).exists()


def rows_of(page, section):
    """The rows of one section of My tasks."""
    return next((rows for code, _label, rows in page.context["tasks"].sections if code == section), [])


class TestTasks:
    def test_my_tasks_by_role_by_name_and_as_applicant(self):
        case = started()
        assert len(rows_of(signed_in(officer()).get("/desk/"), "common")) == 1
        assert signed_in(case.applicant).get("/desk/").context["tasks"].sections == []
        reviewing = until_review()
        step = reviewing.steps.filter(node="review", state="open").first()
        rows = rows_of(signed_in(step.assignee).get("/desk/"), "waiting")
        assert [row["step"] for row in rows] == [step]
        assert rows[0]["href"] == f"/sample/steps/{step.pk}/?list=tasks"

    def test_overdue_tasks_come_first(self):
        case = started()
        case.steps.update(due_at=timezone.now() - timedelta(days=3))
        response = signed_in(officer()).get("/desk/")
        assert len(rows_of(response, "overdue")) == 1
        assert len(response.context["tasks"].sections) == 1


class TestPages:
    def test_all_cases_are_reached_once_forwards_and_backwards(self):
        cases = many(60)
        same_moment = timezone.now() - timedelta(minutes=30)
        Case.objects.filter(pk__in=[case.pk for case in cases[20:35]]).update(created_at=same_moment)
        rows = Case.objects.all()
        seen, cursor, pages = [], None, 0
        while True:
            page = page_of(rows, order="newest", cursor=cursor)
            seen += [case.pk for case in page.rows]
            pages += 1
            if not page.next:
                break
            cursor = page.next
        assert pages == 3
        assert len(seen) == len(set(seen)) == 60
        back = page_of(rows, order="newest", cursor=page.previous)
        assert [case.pk for case in back.rows] == seen[25:50]
        first = page_of(rows, order="newest", cursor=back.previous)
        assert [case.pk for case in first.rows] == seen[:25]
        assert first.previous == ""

    def test_a_new_case_does_not_shift_the_next_page(self):
        many(30)
        first = page_of(Case.objects.all(), order="newest", cursor=None)
        SampleFactory(stage="check")
        second = page_of(Case.objects.all(), order="newest", cursor=first.next)
        assert len(second.rows) == 5
        assert not {case.pk for case in first.rows} & {case.pk for case in second.rows}

    @pytest.mark.parametrize("bad", ["x", "a:b", "%00", "W10:abc", "🙂", "." * 5000, None, ""])
    def test_a_bad_cursor_gives_the_first_page(self, bad):
        assert read(bad, order="newest") is None

    def test_a_forged_or_foreign_cursor_gives_the_first_page(self):
        case = SampleFactory()
        text = write(Cursor("due", timezone.now(), case.pk))
        assert read(text, order="due") is not None
        assert read(text, order="newest") is None
        assert read(text[:-2] + "zz", order="due") is None
        assert signed_in(officer()).get("/desk/cases/", {"after": text[:-1]}).status_code == 200

    def test_the_due_order(self):
        cases = many(3)
        now = timezone.now()
        for days, case in zip([3, 1, 2], cases, strict=True):
            Case.objects.filter(pk=case.pk).update(due_at=now - timedelta(days=days))
        rows = Filters(overdue=True).apply(Case.objects.all(), None)
        page = page_of(rows, order="due", cursor=None, size=2)
        rest = page_of(rows, order="due", cursor=page.next, size=2)
        assert [case.pk for case in page.rows + rest.rows] == [cases[0].pk, cases[2].pk, cases[1].pk]


class TestFilters:
    def test_filters_by_stage_state_person_and_organisation(self):
        me = officer()
        running = SampleFactory(stage="check", title="running", assignee=me)
        closed = SampleFactory(stage="approved", title="closed", closed_at=timezone.now())
        client = signed_in(me)
        assert titles(client.get("/desk/cases/")) == ["running"]
        assert titles(client.get("/desk/cases/?state=closed")) == ["closed"]
        assert len(titles(client.get("/desk/cases/?state=all"))) == 2
        assert titles(client.get("/desk/cases/?kind=sample&stage=approved")) == ["closed"]
        assert titles(client.get("/desk/cases/?whose=mine")) == ["running"]
        assert titles(client.get("/desk/cases/?whose=nobody&state=all")) == ["closed"]
        assert titles(client.get(f"/desk/cases/?organisation={running.organisation.uuid}")) == ["running"]
        assert titles(client.get(f"/desk/cases/?state=all&organisation={closed.organisation.uuid}")) == [
            "closed"
        ]

    @pytest.mark.parametrize(
        "query",
        ["kind='--", "whose=x", "state=1", "overdue=maybe", "organisation=1", "q=%27%3A*",
         "q=%5C", "q=((((", "q=a%26b|!c", "after=%F0%9F%99%82", "q=" + "x" * 3000],
    )  # fmt: skip
    def test_nonsense_is_ignored(self, query):
        SampleFactory(stage="check")
        assert signed_in(officer()).get(f"/desk/cases/?{query}").status_code == 200

    def test_search_by_number_title_and_organisation(self):
        club = OrganisationFactory(name="Ukrainischer Kulturverein Lindenstadt e.V.")
        case = SampleFactory(
            stage="check", number="MP-2026-000123", title="Sprachcafé für Frauen", organisation=club
        )
        many(5)
        client = signed_in(officer())

        def found(text: str) -> list[str]:
            return titles(client.get("/desk/cases/", {"q": text}))

        for text in ("MP-2026", "mp-2026-000123", "sprach", "frauen sprachc", "ukrain", "kultur sprachcafé"):
            assert found(text) == [case.title], text
        assert found("sprach nichts") == []
        assert len(found("  ")) == 6

    def test_a_word_that_is_everywhere_is_not_looked_up_hit_by_hit(self):
        """Common and rare words find the same as ever; for a common one nobody collects its hits first."""
        for number in range(OFTEN):
            SampleFactory(stage="check", title=f"Fest der Nachbarschaft {number}")
        rare = SampleFactory(stage="check", title="Sprachcafé")
        client = signed_in(officer())
        client.get("/desk/cases/")

        def look(text: str) -> tuple[list[str], bool]:
            with CaptureQueriesContext(connection) as captured:
                found = titles(client.get("/desk/cases/", {"q": text}))
            return found, any(f"LIMIT {FEW + 1}" in query["sql"] for query in captured)

        found, collected = look("nachbarschaft fest")
        assert (len(found), collected) == (OFTEN, False)
        assert look("sprachcafé") == ([rare.title], True)

    def test_the_address_keeps_the_filters_on_the_next_page(self):
        many(30)
        client = signed_in(officer())
        response = client.get("/desk/cases/?kind=sample&stage=check")
        following = client.get("/desk/cases/" + response.context["next_url"])
        assert len(titles(following)) == 5
        assert following.context["filters"].stage == "check"
