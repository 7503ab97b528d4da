"""Organisations: their profile is made once and kept true."""

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import log

from ..checks import FACTS, problems, tidy
from ..models import Membership, MembershipFunction, Organisation, User
from ..rules import may_manage_organisation
from ..verdicts import Invalid, require


@transaction.atomic
def create_organisation(*, actor: User, facts: dict[str, object]) -> Organisation:
    """An organisation with these facts exists and `actor` represents it; Invalid names what does not fit."""
    organisation = _with_facts(Organisation(), facts)
    organisation.save()
    Membership.objects.create(
        organisation=organisation, user=actor, function=MembershipFunction.REPRESENTATIVE
    )
    log(instance=organisation, action="people.organisation_created", user=actor)
    return organisation


@transaction.atomic
def update_organisation(*, organisation: Organisation, facts: dict[str, object], actor: User) -> Organisation:
    """The organisation has these facts; only representatives may. Unnamed facts stay as they are."""
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    require(may_manage_organisation(actor, organisation))
    before = {name: getattr(organisation, name) for name in FACTS}
    organisation = _with_facts(organisation, facts)
    changed = sorted(name for name in FACTS if getattr(organisation, name) != before[name])
    if changed:
        organisation.save()
        log(
            instance=organisation,
            action="people.organisation_changed",
            user=actor,
            data={"facts": changed},
        )
    return organisation


def _with_facts(organisation: Organisation, facts: dict[str, object]) -> Organisation:
    for name, value in tidy(facts).items():
        setattr(organisation, name, value)
    errors = {}
    try:
        organisation.clean_fields()
    except ValidationError as error:
        errors = {name: " ".join(texts) for name, texts in error.message_dict.items()}
    errors |= problems(organisation, skip=set(errors))
    if errors:
        raise Invalid(errors)
    return organisation
