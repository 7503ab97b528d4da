"""The foundings of the demo, one at each stage, made by the same actions that users trigger."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils import timezone

from workflows.forms.actions import save_answers, submit_sheet
from workflows.founding import actions
from workflows.founding.actions.meeting import MeetingReport
from workflows.founding.checks.origin import Counts
from workflows.founding.models import FoundingCase
from workflows.founding.reading import cases as reading
from workflows.people.models import User

from .founding_later import Group, Helpers, seed_later

BRANCH = {
    "purpose": "ideal",
    "commitments": "yes",
    "seven": "yes",
    "funding": "yes",
    "minors": "no",
    "abroad": "yes",
    "organisations": "no",
}
OFFICES = ("chair", "deputy", "treasurer")
USUAL: dict[str, object] = {
    "branch.legal_form": "ev",
    "branch.charitable": True,
    "seat": "Lindenstadt",
    "postal_address": {"street": "Lindenplatz 4", "postcode": "66386", "town": "Lindenstadt"},
    "tax_office": "Lindenstadt",
    "fa.income_estimate": "2400",
    "fa.bank": "Sparkasse Lindenstadt",
    "financial_year": "calendar",
    "business_main_purpose": False,
    "target_circle_open": True,
    "region": "local",
    "party_support": False,
    "constitution_loyal": True,
    "funds.passes_on": False,
    "asset.mode": "named",
    "asset.recipient_article": "der",
    "asset.recipient_name": "Brücken bauen Lindenstadt e.V.",
    "asset.recipient_status": "charitable",
    "asset.recipient_notice": "2025-09-12",
    "member.who": "natural",
    "member.admission_organ": "board",
    "member.admission_form": "text",
    "member.exit_notice_months": "3",
    "member.exit_date": "year_end",
    "member.exclusion.grounds": ["harm", "dues"],
    "member.exclusion.organ": "board",
    "member.exclusion.hearing": True,
    "member.exclusion.appeal": True,
    "dues.has": True,
    "meeting.form": "email_letter",
    "meeting.notice_days": "14",
    "meeting.minutes_by": "chair_secretary",
    "board.roles": list(OFFICES),
    "board.paragraph26": list(OFFICES),
    "board.representation": "two_jointly",
    "board.s181": "none",
    "board.elected_by": "each_office",
    "board.term_years": "2",
    "board.stay_in_office": True,
    "board.secret": True,
    "board.vacancy": "by_election",
    "board.pay": "none",
    "expenses.reimbursed": True,
}
WOMEN: Group = {
    "name": "Nähwerkstatt Zeytuna Lindenstadt",
    "purposes": ["52.7", "52.10"],
    "activities": [
        ("Nähkurse für Frauen mit und ohne Fluchtgeschichte", "52.7"),
        ("Begleitung geflüchteter Frauen zu Behörden und Praxen", "52.10"),
        ("Offene Lerngruppe für Deutsch mit Kinderbetreuung", "52.7"),
    ],
    "people": [
        "Amira Haddad",
        "Lina Saleh",
        "Noor Aziz",
        "Rana Khalil",
        "Salma Omar",
        "Huda Nasser",
        "Maha Farah",
    ],
}
UKRAINIANS: Group = {
    "name": "Ukrainische Bühne Lindenstadt",
    "purposes": ["52.5", "52.13"],
    "activities": [
        ("Theaterabende in ukrainischer und deutscher Sprache", "52.5"),
        ("Chor und Musikunterricht für Kinder und Erwachsene", "52.5"),
        ("Gesprächsreihe mit Nachbarinnen und Nachbarn aus zehn Ländern", "52.13"),
    ],
    "people": [
        "Olena Kovalenko", "Iryna Melnyk", "Taras Bondar", "Oksana Shevchuk", "Petro Lysenko",
        "Halyna Kravets",
        "Yurii Tkachenko", "Sofia Marchenko",
    ],
}  # fmt: skip
AFRICANS: Group = {
    "name": "Akwaaba Bildungswerk Lindenstadt",
    "purposes": ["52.7"],
    "activities": [
        ("Hausaufgabenhilfe für Schulkinder am Nachmittag", "52.7"),
        ("Computerkurse für Erwachsene ohne Vorkenntnisse", "52.7"),
        ("Lesungen und Vorträge für die Nachbarschaft", "52.7"),
    ],
    "people": [
        "Kofi Mensah",
        "Ama Owusu",
        "Kwame Boateng",
        "Efua Asante",
        "Yaw Darko",
        "Abena Osei",
        "Kojo Addo",
    ],
}


def seed() -> None:
    """Being written, with the adviser, returned, just founded; then one at each stage after the approval."""
    amira, olena, kofi, dalia, jonas = (
        User.objects.get(email=email)
        for email in (
            "amira@example.org",
            "olena@example.org",
            "kofi@example.org",
            "dalia@example.org",
            "jonas.weber@example.org",
        )
    )
    _submit(_write(amira, WOMEN))
    _return(_submit(_write(kofi, AFRICANS)), jonas)
    case = _submit(_write(olena, UKRAINIANS))
    _approve(case, jonas)
    _meet(case, noneu=7)
    _begin(olena)
    helpers = Helpers(
        submit=lambda user, group: _submit(_write(user, group)),
        approve=lambda case: _approve(case, jonas),
        meet=lambda case: _meet(case, noneu=1),
    )
    seed_later(helpers, {"amira": amira, "olena": olena, "kofi": kofi, "dalia": dalia}, jonas)


def _write(user: User, group: Group) -> FoundingCase:
    case = actions.start_founding(actor=user, branch=BRANCH, name=group["name"])
    answers = {
        **USUAL,
        "name": group["name"],
        "name_check.date": (timezone.localdate() - timedelta(days=20)).isoformat(),
        "purposes": group["purposes"],
        "contact.name": group["people"][0],
        "contact.email": user.email,
        "activities": [
            {"text": text, "purpose": purpose, "first_year": True} for text, purpose in group["activities"]
        ],
        "founders": _founders(group["people"]),
    }
    sheet = reading.sheet_of(case)
    save_answers(sheet_id=sheet.pk, answers=answers, revision=None, actor=user)
    return case


def _founders(names: Sequence[str]) -> list[dict[str, object]]:
    people: list[dict[str, object]] = [{"name": name, "town": "Lindenstadt", "joins": True} for name in names]
    for person, office in zip(people, OFFICES, strict=False):
        person["office"] = office
    return people


def _begin(user: User) -> None:
    """A second group has only answered some questions, one answer breaks a rule, one founder is half told."""
    case = actions.start_founding(actor=user, branch=BRANCH, name="Institut für Nachbarschaft")
    founders = [*_founders(("Hanna Vogt",)), {"name": "Yusuf Demir", "office": "treasurer"}]
    answers = {
        "seat": "Lindenstadt",
        "financial_year": "calendar",
        "purposes": ["52.25"],
        "founders": founders,
    }
    save_answers(sheet_id=reading.sheet_of(case).pk, answers=answers, revision=None, actor=user)


def _submit(case: FoundingCase) -> FoundingCase:
    submit_sheet(sheet_id=reading.sheet_of(case).pk, actor=case.applicant)
    return FoundingCase.objects.get(pk=case.pk)


def _return(case: FoundingCase, adviser: User) -> None:
    actions.return_statute(
        step=case.steps.open().get(),
        actor=adviser,
        comments={
            "board": "Sollen immer zwei zusammen unterschreiben? Für die Miete braucht ihr dann beide.",
            "purpose": "Bitte schreibt bei den Computerkursen dazu, wie oft sie stattfinden.",
        },
        note="Das ist schon sehr gut. Nur diese zwei Punkte noch.",
    )


def _approve(case: FoundingCase, adviser: User) -> None:
    actions.approve_statute(
        step=case.steps.open().get(),
        actor=adviser,
        seen=reading.seal_of(case),
        note="Viel Freude bei eurer Gründung!",
    )


def _meet(case: FoundingCase, *, noneu: int) -> FoundingCase:
    replied_on = timezone.localdate() - timedelta(days=5)
    actions.note_draft_reply(case=case, actor=case.applicant, reply="accepted", replied_on=replied_on)
    founders = list(case.founders.all())
    count = len(founders)
    everyone = frozenset(founder.position for founder in founders)
    report = MeetingReport(
        meeting={
            "held_on": timezone.localdate() - timedelta(days=3),
            "place": "Offenes Haus Lindenstadt, Lindenplatz 4",
            "mode": "hybrid",
            "mode_agreed": True,
            "invited_on": timezone.localdate() - timedelta(days=17),
            "opened_by": founders[0].name,
            "chair": founders[1].name,
            "minutes_taker": founders[2].name,
            "present": count,
            "founding_yes": count,
            "statute_yes": count,
            "dues": "24 Euro im Jahr, ermäßigt 6 Euro",
            "auditors": founders[-1].name,
        },
        elected=[
            _elected(office, founder.name, count) for office, founder in zip(OFFICES, founders, strict=False)
        ],
        attended=everyone,
        signed=everyone,
        counts=Counts(members_total=count, members_noneu=noneu, board_total=3, board_noneu=min(noneu, 3)),
    )
    actions.record_meeting(step=case.steps.open().get(), actor=case.applicant, report=report)
    return case


def _elected(office: str, name: str, count: int) -> dict[str, object]:
    born = date(1980 + OFFICES.index(office) * 3, 5, 14)
    votes = {"yes": count - 1, "abstain": 1}
    return {
        "office": office,
        "name": name,
        "birthdate": born,
        "town": "Lindenstadt",
        "accepted": True,
        **votes,
    }
