"""Safes and health checks of the demo: one organisation looks after its papers, another begins."""

from datetime import date, timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from workflows.organisations import actions
from workflows.organisations.actions.keeping import Board, Seat
from workflows.organisations.actions.safe import Paper
from workflows.organisations.models import SafeKind, SafeVersion
from workflows.people.actions import create_organisation
from workflows.people.models import Organisation, User

from .founding_later import SCAN


def seed() -> None:
    """Amira's association has a whole safe with something to do; Olena's has only begun."""
    people = {
        name: User.objects.get(email=f"{name}@example.org") for name in ("amira", "olena", "kofi", "dalia")
    }
    amira, olena = people["amira"], people["olena"]
    adviser = User.objects.holding("adviser")[0]
    women = Organisation.objects.get(memberships__user=amira, register_number="VR 2417")
    _fill(women, amira, adviser)
    ukrainians = Organisation.objects.get(memberships__user=olena, register_number="VR 2533")
    _lay_in(ukrainians, olena, "exemption", dated=date(2025, 11, 3))
    actions.answer_health(organisation=ukrainians, actor=olena, replies={"cash_book": "yes"})
    _doubles(people, women, adviser)


def _doubles(people: dict[str, User], women: Organisation, adviser: User) -> None:
    """Dalia entered Amira’s association a second time; an adviser has seen it. One more pair looks alike."""
    double = create_organisation(
        actor=people["dalia"],
        facts={
            "name": "Jasmin Arabischer Frauenverein Lindenstadt",
            "legal_form": "ev",
            "town": "Lindenstadt",
            "register_court": "Amtsgericht Lindenstadt",
            "register_number": "VR2417",
            "phone": "06899 200 300",
        },
    )
    actions.propose_merger(
        kept=women,
        gone=double,
        actor=adviser,
        reason="Gleiche Registernummer, sagt Dalia.",
    )
    again: dict[str, object] = {"name": "Initiative „Afrikanische Stimmen“", "town": "Lindenstadt"}
    create_organisation(actor=people["dalia"], facts=again)


def _fill(women: Organisation, amira: User, adviser: User) -> None:
    today = timezone.localdate()
    _lay_in(women, amira, "statute", dated=date(2019, 3, 8))
    seen = _lay_in(women, amira, "statute", dated=date(2023, 6, 17))
    actions.mark_seen(version=seen, actor=adviser)
    _lay_in(women, amira, "register_extract", dated=date(2023, 9, 4))
    _lay_in(women, amira, "notice_60a", dated=date(2024, 5, 14))
    policy = "Vereinshaftpflicht"
    _lay_in(women, amira, "insurance", title=policy, expires_on=today + timedelta(days=33))
    _lay_in(women, amira, "minutes", title="Mitgliederversammlung 2025", dated=date(2025, 6, 14))
    wrong = _lay_in(women, amira, "other", title="Mietvertrag")
    actions.take_out(version=wrong, actor=amira, reason="Falsche Datei")
    actions.keep_record(
        organisation=women,
        actor=amira,
        seat="Lindenstadt",
        board=Board(
            elected_on=date(2025, 6, 14),
            term_years=2,
            registered_on=date(2025, 7, 2),
            seats=[
                Seat("Vorsitz", "Amira Haddad"),
                Seat("Kasse", "Rana Saleh"),
                Seat("Schriftführung", "Dalia Nour"),
            ],
        ),
    )
    actions.answer_health(
        organisation=women,
        actor=amira,
        replies={"cash_book": "yes", "data_protection": "unsure", "transparency": "no"},
    )


def _lay_in(  # noqa: PLR0913  one document
    organisation: Organisation,
    actor: User,
    kind: str,
    *,
    title: str = "",
    dated: date | None = None,
    expires_on: date | None = None,
) -> SafeVersion:
    found = SafeKind.objects.get(code=kind)
    return actions.add_document(
        organisation=organisation,
        actor=actor,
        file=ContentFile(SCAN, name=f"{title or found.name_de}.pdf"),
        paper=Paper(found, title, dated, expires_on),
    )
