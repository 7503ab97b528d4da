"""The health check of an organisation: a light for each item, what it means and what to do."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from workflows.engine import law
from workflows.people.models import LegalForm, Organisation
from workflows.values.days import months_after

from ..models import HealthAnswer, HealthItem, OrganisationRecord, Reply, SafeVersion
from ..models.health import ASKED
from . import sources
from .health_words import ADVICE, BASIS, MEANS, QUESTIONS


class Light(models.TextChoices):
    """How it stands; always shown as word and sign, never as colour alone."""

    GREEN = "green", pgettext_lazy("light", "In order")
    AMBER = "amber", pgettext_lazy("light", "Look at it soon")
    RED = "red", pgettext_lazy("light", "Do something now")
    UNKNOWN = "unknown", pgettext_lazy("light", "Not known yet")
    NONE = "none", pgettext_lazy("light", "Does not concern you")


# What to look at first.
ORDER = (Light.RED, Light.AMBER, Light.UNKNOWN, Light.GREEN, Light.NONE)
SIGNS = {Light.GREEN: "✓", Light.AMBER: "!", Light.RED: "✗", Light.UNKNOWN: "?", Light.NONE: "–"}

TONES = {
    Light.GREEN: "success",
    Light.AMBER: "warning",
    Light.RED: "error",
    Light.UNKNOWN: "info",
    Light.NONE: "info",
}


@dataclass(frozen=True)
class Finding:
    """A light, since when that is known, until when it holds, and which of the texts says what to do."""

    light: Light
    reason: str
    since: date | None = None
    until: date | None = None
    source: str = ""


@dataclass(frozen=True)
class Check:
    """One item as people read it."""

    item: str
    finding: Finding
    label: object
    means: object
    todo: object
    basis: str
    question: object = None
    reply: str = ""
    answered_on: date | None = None

    @property
    def light(self) -> Light:
        """How it stands."""
        return self.finding.light

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return TONES[self.light]

    @property
    def sign(self) -> str:
        """The sign beside the word."""
        return SIGNS[self.light]


@dataclass
class Known:
    """All that the lights are made of, read once."""

    organisation: Organisation
    today: date
    record: OrganisationRecord | None
    answers: dict[str, HealthAnswer] = field(default_factory=dict)
    policy: SafeVersion | None = None
    months: int = 12
    soon: timedelta = timedelta(days=60)
    election: timedelta = timedelta(days=90)
    registering: timedelta = timedelta(days=14)


def known_of(organisation: Organisation, today: date | None = None) -> Known:
    """What is known about the organisation on a day."""
    numbers = law.values(
        "organisations.answer.months",
        "organisations.soon.days",
        "organisations.election.days",
        "bgb.67.days",
    )
    newest = HealthAnswer.objects.filter(organisation=organisation).order_by("item", "-answered_on", "-id")
    policies = SafeVersion.objects.current().filter(
        entry__organisation=organisation, entry__kind__code="insurance", expires_on__isnull=False
    )
    return Known(
        organisation=organisation,
        today=today or timezone.localdate(),
        record=OrganisationRecord.objects.filter(organisation=organisation).first(),
        answers={each.item: each for each in newest.distinct("item")},
        policy=policies.order_by("-expires_on").first(),
        months=int(numbers["organisations.answer.months"]),
        soon=timedelta(days=int(numbers["organisations.soon.days"])),
        election=timedelta(days=int(numbers["organisations.election.days"])),
        registering=timedelta(days=int(numbers["bgb.67.days"])),
    )


def checks_of(organisation: Organisation, today: date | None = None) -> list[Check]:
    """All items, the ones to be looked at first on top."""
    return checks_in(known_of(organisation, today))


def checks_in(known: Known) -> list[Check]:
    """The same out of what is known already."""
    found = [_check(known, item, look(known)) for item, look in LOOKS.items()]
    return sorted(found, key=lambda each: ORDER.index(each.light))


def next_due(checks: list[Check]) -> date | None:
    """The next day on which something ends."""
    return min((each.finding.until for each in checks if each.finding.until), default=None)


def _check(known: Known, item: HealthItem, finding: Finding) -> Check:
    answer = known.answers.get(item)
    return Check(
        item=item.value,
        finding=finding,
        label=item.label,
        means=MEANS[item],
        todo=ADVICE[item, finding.reason],
        basis=BASIS[item],
        question=QUESTIONS[item] if item in ASKED else None,
        reply=answer.reply if answer else "",
        answered_on=answer.answered_on if answer else None,
    )


def _answered(known: Known, item: HealthItem) -> Finding:
    """The light of an own answer: a yes holds a year, then it is asked again."""
    answer = known.answers.get(item)
    if answer is None:
        return Finding(Light.UNKNOWN, "unknown")
    until = months_after(answer.answered_on, known.months)
    since, source = answer.answered_on, str(answer.get_source_display())
    if answer.reply == Reply.NO:
        return Finding(Light.RED, "no", since=since, source=source)
    if answer.reply == Reply.UNSURE:
        return Finding(Light.AMBER, "unsure", since=since, source=source)
    if until < known.today:
        return Finding(Light.AMBER, "old", since=since, until=until, source=source)
    return Finding(Light.GREEN, "yes", since=since, until=until, source=source)


def cash_book(known: Known) -> Finding:
    """Income and expenses are written down (§ 63 Abs. 3 AO; §§ 27, 666 BGB)."""
    return _answered(known, HealthItem.CASH_BOOK)


def data_protection(known: Known) -> Finding:
    """Members are informed and there is a record of processing (Art. 13, 30 DSGVO)."""
    return _answered(known, HealthItem.DATA_PROTECTION)


def insurance(known: Known) -> Finding:
    """The policy in the safe says it, else the organisation's answer."""
    policy = known.policy
    if policy is None or policy.expires_on is None:
        return _answered(known, HealthItem.INSURANCE)
    return _until(known, policy.expires_on, policy.dated, sources.in_safe())


def _until(known: Known, last: date, since: date | None, source: str) -> Finding:
    """The light of something that ends on a day, which still counts."""
    if last < known.today:
        return Finding(Light.RED, "over", since=since, until=last, source=source)
    if last - known.today <= known.soon:
        return Finding(Light.AMBER, "soon", since=since, until=last, source=source)
    return Finding(Light.GREEN, "holds", since=since, until=last, source=source)


def notice(known: Known) -> Finding:
    """The tax office's notice still allows donation receipts and grants (§ 63 Abs. 5 AO)."""
    body = known.organisation
    last = sources.notice_ends(body)
    if last is None:
        return Finding(Light.NONE, "none")
    return _until(known, last, body.tax_notice_date, sources.in_profile())


def transparency(known: Known) -> Finding:
    """The entry is right: made automatically for an e.V., or reported (§§ 20, 20a GwG)."""
    if known.organisation.legal_form not in (LegalForm.EV, LegalForm.GGMBH):
        return Finding(Light.NONE, "none")
    found, record = _answered(known, HealthItem.TRANSPARENCY), known.record
    elected = record.board_elected_on if record else None
    if found.light == Light.GREEN and found.since and elected and elected > found.since:
        return Finding(Light.AMBER, "board", since=found.since, source=found.source)
    return found


def board(known: Known) -> Finding:
    """The board is in office and in the register (§§ 26, 27, 67 BGB)."""
    if known.organisation.legal_form != LegalForm.EV:
        return Finding(Light.NONE, "none")
    record = known.record
    if record is None or record.board_elected_on is None:
        return Finding(Light.UNKNOWN, "unknown")
    elected, source = record.board_elected_on, sources.in_record()
    term = record.board_term_years
    ends = months_after(elected, 12 * term) if term else None
    if ends is not None and ends < known.today:
        return Finding(Light.RED, "over", since=elected, until=ends, source=source)
    entered = record.board_registered_on
    if entered is None or entered < elected:
        last = elected + known.registering
        late = last < known.today
        reason = "unregistered" if late else "to_register"
        return Finding(Light.RED if late else Light.AMBER, reason, since=elected, until=last, source=source)
    if ends is not None and ends - known.today <= known.election:
        return Finding(Light.AMBER, "soon", since=elected, until=ends, source=source)
    return Finding(Light.GREEN, "holds", since=entered, until=ends, source=source)


LOOKS = {
    HealthItem.BOARD: board,
    HealthItem.NOTICE: notice,
    HealthItem.CASH_BOOK: cash_book,
    HealthItem.INSURANCE: insurance,
    HealthItem.DATA_PROTECTION: data_protection,
    HealthItem.TRANSPARENCY: transparency,
}
NAME = _("Health check")
