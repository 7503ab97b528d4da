"""The founding meeting as an agenda: one thing a screen, each a part of the whole report."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Founder, OriginTally
from ..models.meetings import OFFICE_CHOICES
from ..statute import StatuteData
from .meeting import COUNTS, MeetingForm, offices

_PARTS = ("name", "birthdate", "town", "yes", "no", "abstain", "accepted")
_LABELS = dict(OFFICE_CHOICES)


@dataclass(frozen=True)
class Page:
    """One step of the agenda; `elects` when somebody is elected in it."""

    code: str
    title: object
    fields: tuple[str, ...]
    elects: bool = False


_OPENING = (
    Page("presence", _("Who is here"), ("attended", "present")),
    Page(
        "opening",
        _("Open the meeting"),
        ("held_on", "place", "mode", "mode_agreed", "invited_on", "starts", "opened_by"),
    ),
    Page("roles", _("Choose who chairs and who takes the minutes"), ("chair", "minutes_taker")),
    Page(
        "founding",
        _("Vote: do we found the association?"),
        ("founding_yes", "founding_no", "founding_abstain"),
    ),
    Page("statute", _("Vote: do we adopt the statute?"), ("statute_yes", "statute_no", "statute_abstain")),
    Page("signing", _("Sign the statute"), ("signed",)),
)
_FURTHER = Page("further", _("Auditors and dues"), ("auditors", "dues"), elects=True)
_END = Page("end", _("Close the meeting"), ("ends",))
CODES = ("presence", "opening", "roles", "founding", "statute", "signing", "further", "end")


def pages_of(data: StatuteData) -> tuple[Page, ...]:
    """The agenda for this statute: one election for each office, after the statute is signed."""
    elections = (
        Page(slot, _LABELS[office], tuple(f"{slot}-{part}" for part in _PARTS), elects=True)
        for slot, office in offices(data)
    )
    return (*_OPENING, *elections, _FURTHER, _END)


class AgendaForm(MeetingForm):
    """One step: only its fields, filled with what was noted before."""

    def __init__(
        self,
        data: object = None,
        *,
        page: Page,
        noted: Mapping[str, Any],
        data_set: StatuteData,
        founders: list[Founder],
    ) -> None:
        super().__init__(data, data_set=data_set, founders=founders)
        self.fields = {name: self.fields[name] for name in page.fields}
        self.initial = {name: noted[name] for name in page.fields if name in noted}
        if "held_on" in page.fields:
            self.initial.setdefault("held_on", timezone.localdate().isoformat())
        if "present" in page.fields and not noted.get("present") and noted.get("attended"):
            self.initial["present"] = len(noted["attended"])

    def values(self) -> dict[str, object]:
        """What was typed, as it is kept."""
        return {name: _kept(value) for name, value in self.cleaned_data.items()}


def _kept(value: Any) -> object:
    return value.isoformat() if isinstance(value, date | time) else value


class ClosingForm(MeetingForm):
    """The whole report out of the steps; only the counts are asked last, and never kept."""

    def __init__(
        self,
        data: QueryDict | None,
        *,
        noted: Mapping[str, object],
        data_set: StatuteData,
        founders: Any,
        tally: OriginTally | None = None,
    ) -> None:
        counts = {name: data.get(name) for name in COUNTS} if data is not None else {}
        # The agenda goes on to an election only once the statute is adopted and signed.
        whole = {**noted, **counts, "statute_first": True}
        super().__init__(None if data is None else whole, data_set=data_set, founders=founders)
        people = sum(founder.joins and not founder.is_legal_person for founder in founders)
        if tally is not None and tally.total == people:
            known = {"members_total": people, "members_noneu": tally.other, "members_eu": tally.eu}
            self.initial = {**self.initial, **known}
