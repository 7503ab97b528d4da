"""What a merger would do, before anybody does it; and which records may be doubles."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from urllib.parse import urlencode

from django.apps import apps
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from workflows.people.consent import seal
from workflows.people.models import LegalForm, Organisation, TaxNotice
from workflows.people.reading.profiles import shown

from ..merging.movers import counts
from ..models import MergeProposal
from ..names import plain_name

# Facts that are only true together.
TOGETHER = (
    ("name",),
    ("legal_form",),
    ("is_migrant_organisation",),
    ("founded_on",),
    ("representation",),
    ("register_court", "register_number"),
    ("tax_office", "tax_number"),
    ("tax_notice", "tax_notice_date"),
    ("street", "postcode", "town"),
    ("email",),
    ("phone",),
    ("website",),
    ("iban", "account_holder"),
)
EMPTY = ("", None, False, LegalForm.INITIATIVE.value, TaxNotice.NONE.value)
REASONS = {
    "register": _("Same court and register number"),
    "iban": _("Same IBAN"),
    "name": _("Same name and town"),
}
MOST_OF_ONE = 5
MOST_SHOWN = 100


@dataclass(frozen=True)
class Fact:
    """One fact on both sides; `taken` when the one that goes completes it."""

    name: str
    kept: str
    gone: str
    taken: bool


@dataclass(frozen=True)
class Preview:
    """Everything a merger would do; `seal` names exactly this, `counted` the rows that move, by table."""

    kept: Organisation
    gone: Organisation
    facts: list[Fact]
    people: list[tuple[str, str]]
    counted: dict[str, int]
    moves: list[tuple[str, int]]
    seal: str

    @property
    def labelled(self) -> list[tuple[str, Fact]]:
        """The facts with their names."""
        fields = {each.name: each for each in Organisation._meta.concrete_fields}
        return [(capfirst(str(fields[each.name].verbose_name)), each) for each in self.facts]


@dataclass(frozen=True)
class Candidate:
    """Two records that may be one organisation, and why."""

    kept: Organisation
    gone: Organisation
    reasons: list[str]

    @property
    def href(self) -> str:
        """The preview of merging them."""
        pair = urlencode({"kept": self.kept.uuid, "gone": self.gone.uuid})
        return f"{reverse('organisations:merger_new')}?{pair}"


def taken_facts(kept: Organisation, gone: Organisation) -> dict[str, object]:
    """The facts that the one that stays does not have and the other one has."""
    taken: dict[str, object] = {}
    for names in TOGETHER:
        mine = [getattr(kept, name) for name in names]
        theirs = [getattr(gone, name) for name in names]
        if all(value in EMPTY for value in mine) and any(value not in EMPTY for value in theirs):
            taken |= dict(zip(names, theirs, strict=True))
    return taken


def preview(kept: Organisation, gone: Organisation) -> Preview:
    """What would move and which facts would stand; nothing is changed."""
    taken, moves = taken_facts(kept, gone), counts(gone)
    facts = [
        Fact(name, shown(kept, name), shown(gone, name), name in taken)
        for names in TOGETHER
        for name in names
        if getattr(kept, name) not in ("", None) or getattr(gone, name) not in ("", None)
    ]
    members = [*kept.memberships.select_related("user"), *gone.memberships.select_related("user")]
    people = sorted({(each.user.get_full_name(), str(each.get_function_display())) for each in members})
    said = [
        [str(kept.uuid), str(gone.uuid)],
        [[each.name, each.kept, each.gone, each.taken] for each in facts],
        [[each.organisation_id, each.user_id, each.function] for each in members],
        moves,
    ]
    named = [(_table(key), n) for key, n in moves.items()]
    return Preview(kept, gone, facts, people, moves, named, seal(said))


def _table(key: str) -> str:
    app, model, _field = key.split(".")
    return str(apps.get_model(app, model)._meta.verbose_name_plural)


def candidates() -> list[Candidate]:
    """Pairs with the same register entry, IBAN, or name and town, that nobody has judged yet."""
    rows = {row.pk: row for row in Organisation.objects.order_by("pk")}
    reasons: dict[tuple[int, int], list[str]] = defaultdict(list)
    for code, pair in _pairs(list(rows.values())):
        reasons[pair].append(code)
    judged = {
        frozenset(pair) for pair in MergeProposal.objects.exclude(gone=None).values_list("kept", "gone")
    }
    found = [
        Candidate(rows[one], rows[other], sorted(codes))
        for (one, other), codes in reasons.items()
        if frozenset((one, other)) not in judged
    ]
    return sorted(found, key=lambda each: (-len(each.reasons), each.kept.name))[:MOST_SHOWN]


def _pairs(rows: list[Organisation]) -> Iterator[tuple[str, tuple[int, int]]]:
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row in rows:
        for code, value in _marks(row):
            groups[code, value].append(row.pk)
    for (code, _value), keys in groups.items():
        for pair in combinations(keys[:MOST_OF_ONE], 2):
            yield code, pair


def _marks(row: Organisation) -> Iterator[tuple[str, str]]:
    number = plain_name(row.register_number)
    if number:
        yield "register", f"{plain_name(row.register_court)} {number}"
    if row.iban:
        yield "iban", row.iban
    if name := plain_name(row.name):
        yield "name", f"{name} {plain_name(row.town)}"
