"""The demo’s five calls and some thirty applications in all stages, made by the actions people trigger."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from django.utils import timezone, translation

from demo.seed import calls as calls_of_house
from workflows.engine.models import Case, Step
from workflows.forms import actions as forms
from workflows.forms.models import AnswerSheet
from workflows.grants import actions
from workflows.grants.models import Application, Call
from workflows.grants.rules.scoring import CRITERIA
from workflows.people import actions as people_actions
from workflows.people.models import Organisation, User

from . import grants_help, grants_running, grants_special, grants_stages
from .accounts import iban
from .devices import writing
from .grants_answers import LOGOS, answers, starter_answers
from .grants_ideas import GROUPS, IDEAS, STARTERS, Group

DAY = timedelta(days=1)
REASONS = (
    "Der Bedarf ist klar beschrieben und im Viertel bekannt.",
    "Die Gruppe plant selbst und hat Erfahrung damit.",
    "Der Plan ist sparsam, die Beträge sind nachvollziehbar.",
    "Partner sind benannt und tragen etwas Eigenes bei.",
)


class Staff(NamedTuple):
    """The people of the house who take part."""

    manager: User
    adviser: User
    officer: User
    decider: User
    reviewers: list[User]
    cash: User
    examiner: User


def seed() -> None:
    """Five calls, applications from the first draft to the closed file, and one draft for Amira."""
    staff = _staff()
    grants_running.house_account()
    micro, starter = (
        _publish(staff, file)
        for file in (calls_of_house.micro_project_file, calls_of_house.starter_package_file)
    )
    special = {
        "quick": calls_of_house.quick_help_file,
        "cooperation": calls_of_house.cooperation_project_file,
        "countryside": calls_of_house.countryside_file,
    }
    groups = {group.code: _group(staff, group) for group in GROUPS}
    # Drafts come last: an organisation has one draft per call at a time.
    for number, idea in enumerate(sorted(IDEAS, key=lambda each: each.until == "draft")):
        user, organisation = groups[idea.group]
        with translation.override(user.language):
            case = _draft(micro, user, organisation, answers(organisation, user, idea, number), idea.until)
        _go(case, idea.until, staff)
        _spread(case, number)
    for number, (code, until) in enumerate(STARTERS):
        user, organisation = groups[code]
        with translation.override(user.language):
            case = _draft(starter, user, organisation, starter_answers(organisation, user), until)
        _go(case, until, staff)
        _spread(case, number)

    calls = {name: _publish(staff, file) for name, file in special.items()}
    grants_stages.seed(staff, calls, groups)
    grants_special.seed(staff, calls, groups)
    grants_help.seed(staff, micro, groups)


def _staff() -> Staff:
    people = {user.email.split("@")[0]: user for user in User.objects.all()}
    return Staff(
        manager=people["clara.vogt"],
        adviser=people["jonas.weber"],
        officer=people["petra.klein"],
        decider=people["ruth.lang"],
        reviewers=[people["samir.aziz"], people["ina.becker"], people["lucia.ferrara"]],
        cash=people["bernd.kasper"],
        examiner=people["elif.demir"],
    )


def _publish(staff: Staff, file: Callable[[date], str]) -> Call:
    found = actions.import_call(file(timezone.localdate()), actor=staff.manager)
    call = Call.objects.get(slug=found.slug)
    actions.request_publication(call=call, actor=staff.manager)
    return actions.publish_call(call=call, actor=staff.decider, seen=actions.seal_of(call))


def _group(staff: Staff, group: Group) -> tuple[User, Organisation]:
    user = User.objects.filter(email=group.email).first()
    if user is None:
        user = people_actions.create_account(email=group.email, name=group.person, language=group.language)
        facts = {
            "name": group.name,
            "legal_form": group.legal_form,
            "is_migrant_organisation": True,
            "founded_on": timezone.localdate() - group.months * 30 * DAY,
            "street": group.street,
            "postcode": "66999",
            "town": "Lindenstadt",
            "iban": iban(GROUPS.index(group)),
            "account_holder": group.name,
        }
        if group.charitable:
            facts |= {"tax_notice": "exemption", "tax_notice_date": timezone.localdate() - 400 * DAY}
        people_actions.create_organisation(actor=user, facts=facts)
    organisation = Organisation.objects.get(memberships__user=user)
    actions.record_consultation(
        organisation=organisation,
        actor=staff.adviser,
        held_on=timezone.localdate() - (20 + group.months % 60) * DAY,
        topic="Idee, Finanzplan und Fristen besprochen",
    )
    return user, organisation


def _draft(
    call: Call, user: User, organisation: Organisation, answers: dict[str, object], until: str
) -> Application:
    case = actions.start_draft(call=call, organisation=organisation, actor=user)
    if until == "draft":
        begun = ("members", "earlier_grants", "title", "short_text", "need", "is_new", "exclusions")
        answers = {name: answers[name] for name in begun if name in answers}
    with writing(user):
        forms.save_answers(sheet_id=_sheet(case).pk, answers=answers, revision=None, actor=user)
        if until != "draft":
            forms.submit_sheet(sheet_id=_sheet(case).pk, actor=user)
    return Application.objects.get(pk=case.pk)


def _sheet(case: Application) -> AnswerSheet:
    return AnswerSheet.objects.get(case_id=case.pk)


def _step(case: Application, node: str, **which: object) -> Step:
    return Step.objects.open().get(case_id=case.pk, node=node, **which)


# --- how far an application goes ----------------------------------------------------------------------------


def _go(case: Application, until: str, staff: Staff) -> None:
    """One thing after the other, until the stage is reached."""
    for _turn in _turns(case, until, staff):
        pass


def _turns(case: Application, until: str, staff: Staff) -> Iterator[None]:
    if until in ("draft", "formal_check"):
        return
    if until == "withdrawn":
        actions.withdraw(case=case, actor=case.applicant)
        return
    if until in ("returned_formal", "formal_rejection", "rejected_formal"):
        yield from _not_ok(case, until, staff)
        return
    actions.check_formally(
        step=_step(case, "formal_check"),
        actor=staff.officer,
        result="ok",
        checklist=dict.fromkeys(("complete", "eligible", "dates", "plan", "double"), True),
    )
    yield
    if case.kind == "grant" and until != "assignment":
        yield from _reviewed(case, until, staff)
    if until in ("decision", "assignment", "asked", "half", "recused", "third"):
        return
    yield from _decided(case, until, staff)
    yield from grants_running.run(case, until, staff)


def _not_ok(case: Application, until: str, staff: Staff) -> Iterator[None]:
    step = _step(case, "formal_check")
    if until == "returned_formal":
        actions.check_formally(
            step=step,
            actor=staff.officer,
            result="return",
            points={
                "need": "Bitte schreibt dazu, wer den Bedarf genannt hat.",
                "goals": "Bitte nennt eine Zahl, an der wir das Ziel erkennen.",
            },
        )
        return
    actions.check_formally(
        step=step,
        actor=staff.officer,
        result="reject",
        feedback="Das Projekt ist nur für eure Mitglieder. Das schließt die Ausschreibung aus.",
    )
    yield
    if until == "rejected_formal":
        actions.confirm_rejection(step=_step(case, "confirm_rejection"), actor=staff.decider, confirmed=True)


def _reviewed(case: Application, until: str, staff: Staff) -> Iterator[None]:
    first, second, third = staff.reviewers
    actions.assign_reviewers(step=_step(case, "assign"), actor=staff.officer, reviewers=[first, second])
    yield
    if until == "asked":
        return
    if until == "recused":
        actions.declare_conflict(step=_step(case, "review", assignee=first), actor=first, conflict="member")
        return
    review(case, first, 4 if until == "third" else 3)
    yield
    if until == "half":
        return
    review(case, second, 1 if until == "third" else 3 if until != "rejected" else 2)
    yield
    if until == "third":
        actions.assign_third(step=_step(case, "assign_third"), actor=staff.officer, reviewer=third)


def review(case: Application, person: User, points: int) -> None:
    """This reviewer declares no conflict and scores."""
    step = Step.objects.open().get(case_id=case.pk, assignee=person)
    actions.declare_conflict(step=step, actor=person, conflict="none")
    scores = {
        code: {
            "points": max(0, min(4, points + (number % 3 == 0) - (number % 4 == 3))),
            "reason": REASONS[number % 4],
        }
        for number, code in enumerate(CRITERIA)
    }
    actions.submit_review(
        step=step,
        actor=person,
        scores=scores,
        recommendation="approve" if points > 2 else "reject",
        recommended_amount=case.requested if points > 2 else None,
        comment="Ein Projekt, das zu uns passt." if points > 2 else "Die Idee ist noch nicht ausgereift.",
    )


def _decided(case: Application, until: str, staff: Staff) -> Iterator[None]:
    step = _step(case, "decide")
    if until == "rejected":
        actions.decide(
            step=step,
            actor=staff.decider,
            outcome="reject",
            reasons="Beide Gutachten liegen unter der Schwelle von 60 %.",
            feedback="Der Bezug zum Viertel fehlt noch. Plant gern mit uns einen kleineren Anfang.",
        )
        return
    if until in ("returned_revision", "recheck"):
        actions.decide(
            step=step,
            actor=staff.decider,
            outcome="return",
            reasons="Die Zeitplanung überzeugt noch nicht.",
            feedback="Die Idee ist gut. Bitte sagt uns genauer, wer mitplant.",
            points={
                "participation": "Wer entscheidet mit? Bitte nennt die Runde und wie oft sie sich trifft."
            },
        )
        yield
        if until == "recheck":
            answer = {"participation": "Fünf Frauen aus drei Ländern treffen sich alle zwei Wochen."}
            sheet = _sheet(case)
            forms.save_answers(sheet_id=sheet.pk, answers=answer, revision=None, actor=case.applicant)
            forms.submit_sheet(sheet_id=sheet.pk, actor=case.applicant)
        return
    actions.decide(
        step=step,
        actor=staff.decider,
        outcome="approve",
        amount=case.requested,
        reasons="Überzeugendes Vorhaben, getragen von der Gruppe selbst.",
        conditions="Zeigt unser Logo und das des Geldgebers auf Plakaten und im Netz.",
        conditions_aid=LOGOS.get(case.language, ""),
        feedback="Wir freuen uns besonders, dass ihr Nachbarinnen und Nachbarn einladet.",
    )


def _spread(case: Application, number: int) -> None:
    """The applications did not all come on one day; what was promised stays as it is."""
    back = (number * 5) % 19 * DAY + (number * 37 % 9) * timedelta(hours=1)
    case = Application.objects.get(pk=case.pk)
    fields = {"created_at": case.created_at - back - 3 * DAY, "stage_since": case.stage_since - back / 3}
    if case.submitted_at:
        fields["submitted_at"] = case.submitted_at - back
    Case.objects.filter(pk=case.pk).update(**fields)
    drafts = AnswerSheet.objects.filter(case_id=case.pk, round=0)
    drafts.update(created_at=fields["created_at"], updated_at=fields["created_at"] + DAY)


# --- answers ------------------------------------------------------------------------------------------------
