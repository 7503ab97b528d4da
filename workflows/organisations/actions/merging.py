"""Merging two records of one organisation: one person proposes, an administrator looks again and does it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from workflows.engine.actions import record
from workflows.engine.models import Audience, Case
from workflows.outbox.actions import queue_mail
from workflows.people.addresses import address
from workflows.people.checks import FACTS
from workflows.people.membership import representatives
from workflows.people.models import FormerOrganisation, Organisation, Role, User
from workflows.people.verdicts import AlreadyDone, ChangedSince, Invalid, require
from workflows.values.texts import one_line

from .. import rules
from ..merging.movers import move_all
from ..models import MergeOutcome, MergeProposal
from ..reading.merging import Preview, preview, taken_facts

LONGEST_REASON = 300
MERGED = "organisation.merged"


@transaction.atomic
def propose_merger(*, kept: Organisation, gone: Organisation, actor: User, reason: str) -> MergeProposal:
    """The proposal waits for an administrator, who has a mail. One pair is proposed once at a time."""
    require(rules.may_propose_mergers(actor))
    said = one_line(reason)[:LONGEST_REASON]
    if kept.pk == gone.pk:
        raise Invalid({"gone": _("Choose two different organisations.")})
    if not said:
        raise Invalid({"reason": _("Write why these are one organisation.")})
    _locked(kept.pk, gone.pk)
    pair = [kept.pk, gone.pk]
    if MergeProposal.objects.filter(outcome="", kept__in=pair, gone__in=pair).exists():
        raise AlreadyDone(_("Somebody has proposed this already."))
    proposal = MergeProposal.objects.create(
        kept=kept,
        gone=gone,
        gone_uuid=gone.uuid,
        gone_name=gone.name,
        reason=said,
        proposed_by=actor,
    )
    _log("organisations.merger_proposed", kept, actor, proposal)
    for person in User.objects.holding(Role.ADMIN):
        if person.pk != actor.pk:
            queue_mail(
                to=person,
                template="organisations/mail/merger_proposed",
                context={
                    "proposal": proposal,
                    "url": address("organisations:merger", person.language, proposal=proposal.pk),
                },
                key=f"organisations.merger.{proposal.pk}.{person.pk}",
            )
    return proposal


@transaction.atomic
def decide_merger(*, proposal: MergeProposal, actor: User, merge: bool, seen: str = "") -> MergeProposal:
    """The two are one now, or the proposal is refused. Whoever comes second is told (AlreadyDone).

    `seen` is the seal of the preview that the administrator has read; ChangedSince when it is another one.
    """
    # The organisations first, in one order for all: two mergers at once wait here, never for one another.
    both = _locked(proposal.kept_id, proposal.gone_id)
    proposal = MergeProposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    if proposal.outcome or proposal.gone_id is None:
        raise AlreadyDone(_("This proposal has been decided already."))
    kept, gone = both[proposal.kept_id], both[proposal.gone_id]
    if not merge:
        require(rules.may_refuse(actor, proposal))
        _close(proposal, MergeOutcome.REFUSED, actor)
        _log("organisations.merger_refused", kept, actor, proposal)
        return proposal
    require(rules.may_merge(actor, proposal, kept, gone))
    would = preview(kept, gone)
    if would.seal != seen:
        raise ChangedSince(_("Something has changed since you looked. Look at the preview again."))
    _merge(proposal, would, actor)
    return proposal


def _locked(*keys: int | None) -> dict[int, Organisation]:
    wanted = [key for key in keys if key is not None]
    rows = Organisation.objects.select_for_update().filter(pk__in=wanted).order_by("pk")
    found = {row.pk: row for row in rows}
    if len(found) != len(keys):
        raise AlreadyDone(_("One of these organisations has been merged already."))
    return found


def _merge(proposal: MergeProposal, would: Preview, actor: User) -> None:
    kept, gone = would.kept, would.gone
    proposal.moved = would.counted
    proposal.facts_gone = {name: _plain(getattr(gone, name)) for name in FACTS}
    taken = taken_facts(kept, gone)
    _overtake(proposal, gone)
    cases = list(Case.objects.filter(organisation=gone, anonymised_at=None))
    proposal.facts_gone["dropped"] = move_all(kept, gone)
    ModelLogEntry.objects.for_instance(gone).update(object_id=str(kept.pk))
    FormerOrganisation.objects.create(uuid=gone.uuid, name=gone.name, organisation=kept)
    gone.delete()  # whatever still pointed at it would stop everything here
    for name, value in taken.items():
        setattr(kept, name, value)
    kept.save()
    for case in cases:
        case.organisation = kept
        record(case, actor=actor, verb=MERGED, audience=Audience.STAFF, for_applicant=False)
    _close(proposal, MergeOutcome.MERGED, actor)
    _log("organisations.merged", kept, actor, proposal)
    _tell(proposal, kept)


def _overtake(proposal: MergeProposal, gone: Organisation) -> None:
    """What else was proposed about the one that goes can't be done any more."""
    others = MergeProposal.objects.filter(outcome="").exclude(pk=proposal.pk)
    now = timezone.now()
    for rows in (others.filter(gone=gone), others.filter(kept=gone)):
        rows.update(outcome=MergeOutcome.OVERTAKEN, decided_at=now, gone=None)
    MergeProposal.objects.filter(gone=gone).exclude(pk=proposal.pk).update(gone=None)
    MergeProposal.objects.filter(pk=proposal.pk).update(gone=None)
    proposal.gone = None


def _close(proposal: MergeProposal, outcome: str, actor: User) -> None:
    proposal.outcome, proposal.decided_by, proposal.decided_at = outcome, actor, timezone.now()
    proposal.save()


def _tell(proposal: MergeProposal, kept: Organisation) -> None:
    for person in representatives(kept.pk):
        queue_mail(
            to=person,
            template="organisations/mail/merged",
            context={
                "organisation": kept,
                "old_name": proposal.gone_name,
                "url": address("people:organisation", person.language, uuid=kept.uuid),
            },
            key=f"organisations.merged.{proposal.pk}.{person.pk}",
        )


def _log(action: str, organisation: Organisation, actor: User, proposal: MergeProposal) -> None:
    log(instance=organisation, action=action, user=actor, data={"other": str(proposal.gone_uuid)})


def _plain(value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value
