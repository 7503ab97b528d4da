"""Calls, applications and people for the tests of grants; everything through the actions people trigger."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from demo.seed import calls as calls_of_house
from tests.grants.answers import ANSWERS, DAY, IBAN, answers, idea_answers, plan  # noqa: F401  read here
from tests.harness.letters import documents_made
from tests.people.factories import HouseFactory, MembershipFactory, OrganisationFactory, UserFactory
from workflows.engine.models import Step
from workflows.forms import actions as forms
from workflows.forms.models import AnswerSheet
from workflows.forms.types.finance.lines import line_keys
from workflows.grants import actions
from workflows.grants.models import Application, Call, GrantSettlement, Payment
from workflows.grants.reading import cases as reading
from workflows.grants.rules import settling
from workflows.grants.rules.scoring import CRITERIA
from workflows.people.models import House, Organisation, Role, User


def staff() -> SimpleNamespace:
    """One person per role of a grant, three of them reviewers."""
    if not House.objects.exists():
        HouseFactory()
    make = lambda *roles: UserFactory(roles=list(roles))  # noqa: E731
    return SimpleNamespace(
        manager=make(Role.CALL_MANAGER),
        second=make(Role.CALL_MANAGER),
        adviser=make(Role.ADVISER),
        officer=make(Role.FORMAL_OFFICER),
        reviewers=[make(Role.REVIEWER) for _ in range(3)],
        decider=make(Role.DECISION_MAKER),
        auditor=make(Role.AUDITOR),
        cash=make(Role.CASH),
        examiner=make(Role.EXAMINER),
    )


def open_call(people: SimpleNamespace, which: str = "micro_project", **changes: Any) -> Call:
    """One of the house's two calls, published by a second person."""
    terms = getattr(calls_of_house, which)(timezone.localdate()) | changes
    call = actions.create_call(actor=people.manager, **terms)
    actions.request_publication(call=call, actor=people.manager)
    return actions.publish_call(call=call, actor=people.second, seen=actions.seal_of(call))


def applicant(language: str = "de", **facts: Any) -> tuple[User, Organisation]:
    """A representative and their charitable association."""
    facts = {"tax_notice": "exemption", "tax_notice_date": timezone.localdate() - 300 * DAY} | facts
    organisation = OrganisationFactory(iban=IBAN, **facts)
    user = UserFactory(language=language)
    MembershipFactory(organisation=organisation, user=user)
    return user, organisation


def workshop(organisation: Organisation, people: SimpleNamespace) -> None:
    """The organisation took part in a workshop on applying."""
    actions.record_consultation(
        organisation=organisation,
        actor=people.adviser,
        held_on=timezone.localdate() - 20 * DAY,
        is_workshop=True,
    )


def draft(
    call: Call, people: SimpleNamespace, *, advised: bool = True, language: str = "de", **changes: Any
) -> Application:
    """A complete draft that could be submitted."""
    user, organisation = applicant(language)
    return draft_for(call, people, user, organisation, advised=advised, **changes)


def draft_for(
    call: Call,
    people: SimpleNamespace,
    user: User,
    organisation: Organisation,
    *,
    advised: bool = True,
    **changes: Any,
) -> Application:
    """A complete draft of this organisation."""
    if advised:
        actions.record_consultation(
            organisation=organisation, actor=people.adviser, held_on=timezone.localdate() - 10 * DAY
        )
    case = actions.start_draft(call=call, organisation=organisation, actor=user)
    if call.application_days is not None:
        case = chosen(idea_sent(case, postcode=changes.get("postcode", "66999")), people)
    known = ANSWERS[call.form_code](organisation, **changes)
    forms.save_answers(sheet_id=sheet_of(case).pk, answers=known, revision=None, actor=user)
    return case


def sheet_of(case: Application) -> AnswerSheet:
    """The case's answers."""
    return reading.sheet_of(case)


def idea_sent(case: Application, **changes: Any) -> Application:
    """The idea on one page is handed in."""
    known = idea_answers(case.organisation, **changes)
    forms.save_answers(sheet_id=sheet_of(case).pk, answers=known, revision=None, actor=case.applicant)
    return submit(case)


def chosen(case: Application, people: SimpleNamespace, feedback: str = "") -> Application:
    """The house says yes to the idea: the application can be written."""
    actions.check_idea(step=step(case, "check_idea"), actor=people.officer, result="ok", feedback=feedback)
    return Application.objects.get(pk=case.pk)


def submit(case: Application) -> Application:
    """The draft is handed in."""
    forms.submit_sheet(sheet_id=sheet_of(case).pk, actor=case.applicant)
    return Application.objects.get(pk=case.pk)


def submitted(call: Call, people: SimpleNamespace, **changes: Any) -> Application:
    """An application waiting for its formal check."""
    return submit(draft(call, people, **changes))


def step(case: Application, node: str, **which: Any) -> Step:
    """The open step of this node."""
    return Step.objects.open().get(case_id=case.pk, node=node, **which)


def in_review(call: Call, people: SimpleNamespace, **changes: Any) -> Application:
    """An application whose two reviewers were asked."""
    case = submitted(call, people, **changes)
    actions.check_formally(step=step(case, "formal_check"), actor=people.officer, result="ok")
    actions.assign_reviewers(step=step(case, "assign"), actor=people.officer, reviewers=people.reviewers[:2])
    return Application.objects.get(pk=case.pk)


def scores(points: int = 3) -> dict[str, Any]:
    """A score sheet with the same points everywhere."""
    return {code: {"points": points, "reason": "Gut begründet und machbar."} for code in CRITERIA}


def review(case: Application, person: User, points: int = 3) -> None:
    """This person declares and reviews."""
    mine = Step.objects.open().get(case_id=case.pk, assignee=person)
    actions.declare_conflict(step=mine, actor=person, conflict="none")
    actions.submit_review(step=mine, actor=person, scores=scores(points), recommendation="approve")


def to_decision(call: Call, people: SimpleNamespace, **changes: Any) -> Application:
    """An application waiting for the decision."""
    case = in_review(call, people, **changes)
    for person in people.reviewers[:2]:
        review(case, person)
    return Application.objects.get(pk=case.pk)


def approve(case: Application, people: SimpleNamespace, amount: str = "800.00", **rest: Any) -> Application:
    """The head of the house says yes."""
    actions.decide(
        step=step(case, "decide"),
        actor=people.decider,
        outcome="approve",
        amount=Decimal(amount),
        reasons="Überzeugendes Vorhaben.",
        **rest,
    )
    return Application.objects.get(pk=case.pk)


def signed(case: Application, people: SimpleNamespace) -> Application:
    """Both sides have signed: the grant runs."""
    documents_made()
    actions.record_signature(case=case, actor=people.officer, signed_on=timezone.localdate())
    actions.countersign(step=step(case, "countersign"), actor=people.decider, signed=True)
    return Application.objects.get(pk=case.pk)


def running(call: Call, people: SimpleNamespace, amount: str = "800.00", **changes: Any) -> Application:
    """A grant of 800 euros that runs."""
    return signed(approve(to_decision(call, people, **changes), people, amount), people)


def paid(case: Application, people: SimpleNamespace, amount: str) -> Payment:
    """So much was asked for, checked and released."""
    need = {"what": "Stoff", "due_on": timezone.localdate() + 7 * DAY, "amount": Decimal(amount)}
    if case.disbursement == "reimbursement":
        need["due_on"] = timezone.localdate()
    rest = {"payee": "Druckerei Blau", "iban": IBAN} if case.disbursement == "direct" else {}
    actions.request_payment(step=step(case, "running"), actor=case.applicant, needs=[need], **rest)
    actions.check_payment(step=step(case, "check_payment"), actor=people.officer, accepted=True)
    return actions.release_payment(step=step(case, "release_payment"), actor=people.cash, released=True)


def reported(case: Application, cost: str = "950.00", own: str = "50.00", hours: str = "6") -> Application:
    """The report is handed in: one cost, own money and hours as given."""
    sheet = actions.open_report(case=case, actor=case.applicant)
    planned = settling.plan_of(case)
    lines = line_keys(planned["expenses"], "category")
    expenses = [{"line": lines[0], "amount": cost, "reason": "War so."}]
    expenses += [
        {"line": line, "amount": row["amount"]}
        for line, row in zip(lines[1:], planned["expenses"][1:], strict=True)
    ]
    keys = dict(
        zip((row["kind"] for row in planned["incomes"]), line_keys(planned["incomes"], "kind"), strict=True)
    )
    incomes = [{"kind": "own_cash", "line": keys["own_cash"], "amount": own}] if "own_cash" in keys else []
    if "in_kind" in keys:
        incomes.append({"kind": "in_kind", "line": keys["in_kind"], "hours": hours})
    known = {
        "happened": "Vier Nachmittage, jedes Mal mehr Leute.",
        "results": [{"goal": "Frauen lernen sich kennen", "reached": "yes", "result": "22 waren da"}],
        "participants": 22,
        "volunteers": 5,
        "figures": {"expenses": expenses, "incomes": incomes},
        "figures_true": True,
        "receipts_kept": True,
    }
    forms.save_answers(sheet_id=sheet.pk, answers=known, revision=None, actor=case.applicant)
    forms.submit_sheet(sheet_id=sheet.pk, actor=case.applicant)
    return Application.objects.get(pk=case.pk)


def examined(case: Application, people: SimpleNamespace, accepted: Any = None) -> GrantSettlement:
    """The examiner proposes a settlement."""
    return actions.examine(
        step=step(case, "examine"),
        actor=people.examiner,
        accepted=accepted or {},
        checklist={},
        note="",
    )


def fresh(case: Application) -> Application:
    """The application as it is in the database now."""
    return Application.objects.get(pk=case.pk)
