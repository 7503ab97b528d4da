"""What grants do when two records of an organisation become one."""

from workflows.organisations.merging.movers import as_data, mover
from workflows.people.models import Organisation

from ..models import LateAdmission


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


def _reach(admission: LateAdmission) -> tuple[bool, object]:
    """A confirmed one counts more than a proposed one."""
    return admission.confirmed_by_id is not None, admission.until
