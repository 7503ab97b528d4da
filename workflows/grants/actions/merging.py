"""What grants do when two records of an organisation become one."""

from workflows.organisations.merging.movers import as_data, mover
from workflows.people.models import Organisation

from ..models import Helping, LateAdmission, TrustedPartner


@mover("grants.LateAdmission.organisation")
def admissions(kept: Organisation, gone: Organisation) -> list[str]:
    """An organisation is admitted once to a call: the admission that lasts longer stays."""
    dropped = []
    known = {each.call_id: each for each in LateAdmission.objects.filter(organisation=kept)}
    for each in LateAdmission.objects.filter(organisation=gone):
        stays, mine = each, known.get(each.call_id)
        if mine is not None:
            shorter, stays = sorted((mine, each), key=_reach)
            dropped.append(as_data(shorter))
            shorter.delete()
        LateAdmission.objects.filter(pk=stays.pk).update(organisation=kept)
    return dropped


@mover("grants.TrustedPartner.organisation")
def partners(kept: Organisation, gone: Organisation) -> list[str]:
    """Trust stays with the organisation that stays."""
    theirs = TrustedPartner.objects.filter(organisation=gone).first()
    if theirs is None:
        return []
    if not TrustedPartner.objects.filter(organisation=kept).exists():
        TrustedPartner.objects.filter(pk=theirs.pk).update(organisation=kept)
        return []
    dropped = as_data(theirs)
    theirs.delete()
    return [dropped]


@mover("grants.Helping.organisation")
def helpers(kept: Organisation, gone: Organisation) -> list[str]:
    """Nobody helps twice at a time: of two open rows the one that was agreed to stays."""
    dropped = []
    known = {each.helper_id: each for each in Helping.objects.filter(organisation=kept, ended_at=None)}
    for each in Helping.objects.filter(organisation=gone):
        stays, mine = each, known.get(each.helper_id) if each.ended_at is None else None
        if mine is not None:
            weaker, stays = sorted((mine, each), key=lambda row: row.is_running)
            dropped.append(as_data(weaker))
            weaker.delete()
        Helping.objects.filter(pk=stays.pk).update(organisation=kept)
    return dropped


def _reach(admission: LateAdmission) -> tuple[bool, object]:
    """A confirmed one counts more than a proposed one."""
    return admission.confirmed_by_id is not None, admission.until
