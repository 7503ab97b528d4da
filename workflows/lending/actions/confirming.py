"""The house confirms an organisation as a borrower; and what becomes of that when two records become one."""

from workflows.organisations.merging.movers import as_data, mover
from workflows.people.models import Organisation, User

from ..models import ConfirmedOrganisation


def confirm(*, organisation: Organisation, actor: User) -> ConfirmedOrganisation:
    """From now on its quotas and rules are those of organisations that the house knows."""
    facts = {"confirmed_by": actor}
    return ConfirmedOrganisation.objects.get_or_create(organisation=organisation, defaults=facts)[0]


@mover("lending.ConfirmedOrganisation.organisation")
def confirmations(kept: Organisation, gone: Organisation) -> list[str]:
    """The organisation that stays is confirmed if one of the two was."""
    theirs = ConfirmedOrganisation.objects.filter(organisation=gone).first()
    if theirs is None:
        return []
    if not ConfirmedOrganisation.objects.filter(organisation=kept).exists():
        ConfirmedOrganisation.objects.filter(pk=theirs.pk).update(organisation=kept)
        return []
    dropped = as_data(theirs)
    theirs.delete()
    return [dropped]
