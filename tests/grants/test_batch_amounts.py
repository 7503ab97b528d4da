"""Approving in a batch with an amount for each case: budget, four eyes, races, screen and API."""

from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.test import Client

from tests.grants import factories as make
from tests.grants.test_batches import REASONS, at_decision, chosen, done, foretold
from tests.people.factories import UserFactory
from workflows.desk.actions import batches
from workflows.desk.models import ItemState
from workflows.desk.reading.batches import preview, preview_with_totals
from workflows.grants import actions
from workflows.grants.models import Application, Call, Decision
from workflows.people.models import Role
from workflows.people.verdicts import Invalid

pytestmark = pytest.mark.django_db


@pytest.fixture
def small(people: SimpleNamespace) -> Call:
    """A call in which two members of staff decide on everything."""
    return make.open_call(people, review_from=Decimal(100_000))


def own(case: Application, amount: str, reason: str = "") -> dict[str, dict[str, str]]:
    return {str(case.pk): {"amount": amount, "reason": reason}}


class TestOwnAmounts:
    """An amount and a reason for each case, by the rules of the single decision."""

    def test_each_gets_its_own(self, small: Call, people: SimpleNamespace) -> None:
        first, usual, out = (at_decision(small, people) for _number in range(3))
        batch = chosen(people.decider, "grants.approve", first, usual, out)
        given = REASONS | {"each": own(first, "450,50", "Weniger Miete.") | own(out, " ")}
        assert foretold(people.decider, batch, given) == {first.pk: True, usual.pk: True, out.pk: False}
        (total,) = preview_with_totals(people.decider, batch, given)[1]
        assert (total.wanted, total.is_over) == (Decimal("1350.50"), False)
        assert done(people.decider, batch, **given) == {first.pk: True, usual.pk: True, out.pk: False}
        amounts = dict(Decision.objects.values_list("application", "amount"))
        assert amounts == {first.pk: Decimal("450.50"), usual.pk: Decimal(900)}
        said = dict(Decision.objects.values_list("application", "reasons"))
        assert said[first.pk] == REASONS["reasons"] + "\n\nWeniger Miete."
        assert said[usual.pk] == REASONS["reasons"]
        assert Call.objects.get(pk=small.pk).committed == Decimal("1350.50")
        batch.refresh_from_db()
        assert batch.given == {}, "what was written stands in the cases alone"
        batches.undo(batch=batch, actor=people.decider)
        assert Call.objects.get(pk=small.pk).committed == 0

    @pytest.mark.parametrize("amount", ["900,01", "0", "-5", "viel", "1e3"])
    def test_one_that_does_not_fit_stops_all(self, small: Call, people: SimpleNamespace, amount: str) -> None:
        first, second = at_decision(small, people), at_decision(small, people)
        batch = chosen(people.decider, "grants.approve", first, second)
        with pytest.raises(Invalid) as refused:
            done(people.decider, batch, **REASONS, each=own(first, "100") | own(second, amount))
        assert set(refused.value.errors) == {f"amount.{second.pk}"}
        batch.refresh_from_db()
        assert (batch.began_at, Decision.objects.count()) == (None, 0)

    def test_only_the_sum_exceeds_the_budget(self, small: Call, people: SimpleNamespace) -> None:
        """Each by itself would fit; together they are refused, with what is left, before anything is done."""
        first, second, third = (at_decision(small, people) for _number in range(3))
        Call.objects.filter(pk=small.pk).update(budget=Decimal(1000), budget_reserve=0)
        batch = chosen(people.decider, "grants.approve", first, second, third)
        given = REASONS | {"each": own(first, "500") | own(second, "500,01") | own(third, "400")}
        (total,) = preview_with_totals(people.decider, batch, given)[1]
        assert (total.wanted, total.left, total.is_over) == (Decimal("1400.01"), Decimal(1000), True)
        with pytest.raises(Invalid) as refused:
            done(people.decider, batch, **given)
        # In the order of the batch: the newest first.
        assert set(refused.value.errors) == {f"amount.{first.pk}"}
        assert "99,99" in str(refused.value)
        assert not Decision.objects.exists()
        given["each"] = own(first, "99,99") | own(second, "500,01") | own(third, "400")
        assert all(done(people.decider, batch, **given).values())
        assert Call.objects.get(pk=small.pk).committed == 1000

    def test_two_deciders_at_once(self, small: Call, people: SimpleNamespace) -> None:
        """Both were told that it fits; money and cases are given once, the other is told at the case."""
        other = UserFactory(roles=[Role.DECISION_MAKER])
        shared, mine, theirs = (at_decision(small, people) for _number in range(3))
        Call.objects.filter(pk=small.pk).update(budget=Decimal(1500), budget_reserve=0)
        one = chosen(people.decider, "grants.approve", shared, mine)
        two = chosen(other, "grants.approve", shared, theirs)
        begun = batches.begin(
            batch=one, actor=people.decider, given=REASONS | {"each": own(shared, "800") | own(mine, "500")}
        )
        late = batches.begin(
            batch=two, actor=other, given=REASONS | {"each": own(shared, "700") | own(theirs, "300")}
        )
        batches.work(begun)
        batches.work(late)
        assert [item.state for item in one.items.all()] == [ItemState.DONE, ItemState.DONE]
        reasons = {item.case_id: item.reason for item in two.items.all()}
        assert reasons[shared.pk] == "In diesem Fall wartet kein Antrag darauf."
        assert "200,00" in reasons[theirs.pk]
        assert Call.objects.get(pk=small.pk).committed == 1300
        assert Decision.objects.get(application=shared).amount == 800

    def test_four_eyes_are_asked_case_by_case(self, small: Call, people: SimpleNamespace) -> None:
        both = UserFactory(roles=[Role.DECISION_MAKER, Role.FORMAL_OFFICER])
        mine = make.submitted(small, people)
        actions.check_formally(step=make.step(mine, "formal_check"), actor=both, result="ok")
        fine = at_decision(small, people)
        batch = chosen(both, "grants.approve", mine, fine)
        given = REASONS | {"each": own(mine, "100") | own(fine, "100")}
        lines = {line.case.pk: line for line in preview(both, batch, given)}
        assert (lines[mine.pk].amount, lines[fine.pk].amount) == (None, "100")
        assert done(both, batch, **given) == {mine.pk: False, fine.pk: True}

    def test_on_the_screen_nothing_typed_is_lost(
        self, small: Call, people: SimpleNamespace, client: Client
    ) -> None:
        first, second = at_decision(small, people), at_decision(small, people)
        client.force_login(people.decider)
        where = f"/desk/batches/{chosen(people.decider, 'grants.approve', first, second).pk}/"
        assert client.get(where).content.decode().count('value="900,00"') == 2
        posted = {
            f"amount.{first.pk}": "9.000",
            f"reason.{first.pk}": "Mehr <Proben>",
            f"amount.{second.pk}": "12,30",
            **REASONS,
        }
        refused = client.post(where, posted)
        page = refused.content.decode()
        assert refused.status_code == 422
        for kept in ('value="9.000"', 'value="Mehr &lt;Proben&gt;"', 'value="12,30"', REASONS["reasons"]):
            assert kept in page
        assert page.count('aria-invalid="true"') == 1
        assert "Höchstens 900,00" in page
        summary = page.partition('class="error-summary"')[2].partition("</div>")[0]
        assert f'<a href="#amount-{first.pk}">{first.number}: Höchstens 900,00' in summary
        looked = client.post(where, posted | {f"amount.{first.pk}": "100", "look": "1"})
        assert (looked.status_code, Decision.objects.count()) == (200, 0)
        assert "112,30" in looked.content.decode()
        posted[f"reason.{first.pk}"] = "x" * 1001
        posted[f"amount.{first.pk}"] = "100"
        assert client.post(where, posted).status_code == 422
        posted[f"reason.{first.pk}"] = ""
        assert client.post(where, posted).status_code == 302
        assert sorted(Decision.objects.values_list("amount", flat=True)) == [Decimal("12.30"), Decimal(100)]

    def test_what_can_be_done_stands_first_and_the_button_counts_it(
        self, small: Call, people: SimpleNamespace, client: Client
    ) -> None:
        closed, waiting = at_decision(small, people), at_decision(small, people)
        batch = chosen(people.decider, "grants.approve", closed, waiting)
        done(people.decider, chosen(people.decider, "grants.approve", closed), **REASONS)
        client.force_login(people.decider)
        html = client.get(f"/desk/batches/{batch.pk}/").content.decode()
        assert "Für 1 Vorgang ausführen" in " ".join(html.split())
        assert html.index('name="look"') < html.index("Für 1 Vorgang"), "Enter in an amount only looks"
        assert html.index(str(waiting.number)) < html.index(str(closed.number))

    def test_over_the_api(self, small: Call, people: SimpleNamespace, client: Client) -> None:
        first, second = at_decision(small, people), at_decision(small, people)
        client.force_login(people.decider)
        json = {"content_type": "application/json"}
        chosen_now = {"deed": "grants.approve", "cases": [str(first.pk), str(second.pk)]}
        batch = client.post("/api/desk/batches", chosen_now, **json).json()
        given = {**REASONS, "each": [{"case_id": str(first.pk), "amount": "1200.00"}]}
        seen = client.post(f"/api/desk/batches/{batch['id']}/preview", given, **json).json()
        assert {each["case_id"]: each["may"] for each in seen["cases"]} == {
            str(first.pk): False,
            str(second.pk): True,
        }
        refused = client.post(f"/api/desk/batches/{batch['id']}/do", given, **json)
        assert (refused.status_code, [each["path"] for each in refused.json()["errors"]]) == (
            422,
            [f"amount.{first.pk}"],
        )
        given["each"] = [{"case_id": str(first.pk), "amount": "1.10", "reason": "Nur Porto."}]
        seen = client.post(f"/api/desk/batches/{batch['id']}/preview", given, **json).json()
        assert [Decimal(total["wanted"]) for total in seen["totals"]] == [Decimal("901.10")]
        assert client.post(f"/api/desk/batches/{batch['id']}/do", given, **json).status_code == 202
        decision = Decision.objects.get(application=first)
        assert (decision.amount, decision.reasons.endswith("Nur Porto.")) == (Decimal("1.10"), True)
