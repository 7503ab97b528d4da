"""Noting a founding meeting step by step while it is held."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from workflows.engine.models import Step
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, ChangedSince, require

from ..models import FoundingCase, MeetingDraft
from ..reading import cases as reading
from ..reading.agenda import mark_of, noted_of
from ..rules import cases as rules
from ..rules.agenda import may_elect


@transaction.atomic
def note_step(
    *, case: FoundingCase, actor: User, values: Mapping[str, object], seen: str | None, elects: bool = False
) -> None:
    """Keeps what one step of the agenda says; noting it again replaces it.

    `seen` is the mark of what the page showed; another mark means somebody noted something meanwhile.
    Raises ChangedSince then, and NotAllowed for an election before the statute is adopted and signed.
    """
    require(rules.may_act(actor, case))
    _lock(case)
    noted = noted_of(case)
    if seen is not None and seen != mark_of(noted, values):
        raise ChangedSince(_("Somebody else has just noted something here. Please look at it again."))
    if elects:
        require(may_elect(noted, reading.data_for(case)))
    MeetingDraft.objects.update_or_create(case=case, defaults={"values": noted | dict(values)})


def _lock(case: FoundingCase) -> None:
    """One device at a time, and only while the meeting is open."""
    FoundingCase.objects.select_for_update(of=("self",)).get(pk=case.pk)
    if not Step.objects.open().filter(case_id=case.pk, node="meeting").exists():
        raise AlreadyDone
