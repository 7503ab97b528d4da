"""What reviewers know about and read is written down, by themselves or by the office."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.people.actions.accounts import register_tie
from workflows.people.models import Role, User
from workflows.people.reading.exports import register_part
from workflows.people.verdicts import Invalid, require

from ..models import ReviewerProfile
from ..rules import pools


@transaction.atomic
def state_knowledge(
    *, person: User, actor: User, topics: Collection[str], languages: Collection[str]
) -> ReviewerProfile:
    """The reviewer is proposed for these topics and languages from now on; Invalid for unknown codes."""
    require(pools.may_state(actor, person))
    if not person.has_role(Role.REVIEWER):
        raise Invalid({"person": _("%(name)s is not a reviewer.") % {"name": person}})
    errors = {}
    for name, given, known in (
        ("topics", topics, pools.topics()),
        ("languages", languages, pools.languages()),
    ):
        if strange := set(given) - known:
            errors[name] = _("These are unknown: %(codes)s.") % {"codes": ", ".join(sorted(strange))}
    if errors:
        raise Invalid(errors)
    values = {"topics": sorted(set(topics)), "languages": sorted(set(languages))}
    made = {"changed_by": actor, "changed_at": timezone.now()}
    return ReviewerProfile.objects.update_or_create(person=person, defaults=values | made)[0]


def _forget(person: User) -> None:
    ReviewerProfile.objects.filter(person=person).delete()


def _told(person: User) -> object:
    stated = ReviewerProfile.objects.filter(person=person).first()
    return stated and {"topics": stated.topics, "languages": stated.languages}


register_tie(_forget)
register_part("reviewer", _told)
