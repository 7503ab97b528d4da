"""The movers of tables in which a row can't stand twice: memberships, record, board, safe, reminders."""

from itertools import chain

from django.db.models import F
from django.utils import timezone

from workflows.forms.models import AnswerSheet
from workflows.people.models import Invitation, Membership, MembershipFunction, Organisation

from ..models import BoardSeat, MergeProposal, OrganisationRecord, Reminder, SafeEntry
from .movers import as_data, mover

# Whoever belongs to both keeps what says more.
RANKS = list(MembershipFunction.values)
ASIDE = 10_000
RECORD = ("seat", "board_elected_on", "board_term_years", "board_registered_on")


@mover("people.Membership.organisation")
def memberships(kept: Organisation, gone: Organisation) -> list[str]:
    """Everybody belongs to the one that stays, in the function that says most."""
    dropped = []
    known = {each.user_id: each for each in Membership.objects.filter(organisation=kept)}
    for each in Membership.objects.filter(organisation=gone):
        mine = known.get(each.user_id)
        if mine is None:
            Membership.objects.filter(pk=each.pk).update(organisation=kept)
            continue
        if RANKS.index(each.function) < RANKS.index(mine.function):
            Membership.objects.filter(pk=mine.pk).update(function=each.function)
        dropped.append(as_data(each))
        each.delete()
    return dropped


@mover("people.Invitation.organisation")
def invitations(kept: Organisation, gone: Organisation) -> list[str]:
    """One waiting invitation an address: the other one is withdrawn."""
    waiting = Invitation.objects.filter(accepted_at=None, revoked_at=None)
    known = waiting.filter(organisation=kept).values("email")
    waiting.filter(organisation=gone, email__in=known).update(revoked_at=timezone.now())
    Invitation.objects.filter(organisation=gone).update(organisation=kept)
    return []


@mover("organisations.OrganisationRecord.organisation")
def records(kept: Organisation, gone: Organisation) -> list[str]:
    """The record that stays is completed; whose board is known keeps it."""
    theirs = OrganisationRecord.objects.filter(organisation=gone).first()
    mine = OrganisationRecord.objects.filter(organisation=kept).first()
    if theirs is None:
        return []
    if mine is None:
        OrganisationRecord.objects.filter(pk=theirs.pk).update(organisation=kept)
        return []
    if mine.board_elected_on is None and not mine.seat:
        for name in RECORD:
            setattr(mine, name, getattr(theirs, name))
        mine.save()
    dropped = [as_data(theirs)]
    theirs.delete()
    return dropped


@mover("organisations.BoardSeat.organisation")
def seats(kept: Organisation, gone: Organisation) -> list[str]:
    """One board: that of the organisation that stays, when it is known."""
    rows = BoardSeat.objects.filter(organisation=gone)
    if not BoardSeat.objects.filter(organisation=kept).exists():
        rows.update(organisation=kept)
        return []
    dropped = [as_data(each) for each in rows]
    rows.delete()
    return dropped


@mover("organisations.SafeEntry.organisation")
def safe_entries(kept: Organisation, gone: Organisation) -> list[str]:
    """All files; two entries of a kind that stands once become one, its versions in the order they came."""
    for entry in SafeEntry.objects.filter(organisation=gone).select_related("kind"):
        same = SafeEntry.objects.filter(organisation=kept, kind=entry.kind).order_by("created_at").first()
        if not entry.kind.single or same is None:
            SafeEntry.objects.filter(pk=entry.pk).update(organisation=kept)
            continue
        rows = chain(same.versions.all(), entry.versions.all())
        ordered = [each.pk for each in sorted(rows, key=lambda row: (row.added_at, row.number))]
        same.versions.update(number=F("number") + ASIDE)
        entry.versions.update(number=F("number") + 2 * ASIDE, entry=same)
        for number, key in enumerate(ordered, 1):
            same.versions.filter(pk=key).update(number=number)
        entry.delete()
    return []


@mover("organisations.Reminder.organisation")
def reminders(kept: Organisation, gone: Organisation) -> list[str]:
    """Nobody is reminded twice of the same day."""
    known = set(
        Reminder.objects.filter(organisation=kept, version=None).values_list("about", "ends_on", "days")
    )
    for each in Reminder.objects.filter(organisation=gone):
        if each.version_id is None and (each.about, each.ends_on, each.days) in known:
            each.delete()
        else:
            Reminder.objects.filter(pk=each.pk).update(organisation=kept)
    return []


@mover("organisations.MergeProposal.gone")
def proposals_away(kept: Organisation, gone: Organisation) -> list[str]:
    """Nothing: `decide_merger` has closed what was proposed about the one that goes."""
    return []


@mover("organisations.MergeProposal.kept")
def proposals(kept: Organisation, gone: Organisation) -> list[str]:
    """Earlier mergers of the one that goes are now the other's; open ones are closed already."""
    MergeProposal.objects.filter(kept=gone).exclude(outcome="").update(kept=kept)
    return []


@mover("forms.AnswerSheet.organisation")
def sheets(kept: Organisation, gone: Organisation) -> list[str]:
    """Sheets move; an answer that names the old identifier names the new one, and can be handed in again.

    What was handed in before stays as it was, in its snapshot.
    """
    old, new = str(gone.uuid), str(kept.uuid)
    AnswerSheet.objects.filter(organisation=gone).update(organisation=kept)
    naming = AnswerSheet.objects.select_for_update(of=("self",)).filter(case__organisation__in=[kept, gone])
    for sheet in naming:
        named = {
            key: {**value, "id": new}
            for key, value in sheet.answers.items()
            if isinstance(value, dict) and value.get("id") == old
        }
        if named:
            AnswerSheet.objects.filter(pk=sheet.pk).update(answers={**sheet.answers, **named})
    return []
