"""What fits a group, in words; and what the house knows of the group of whoever is signed in."""

from django.contrib.auth.models import AnonymousUser

from workflows.people.models import Organisation, TaxNotice, User

from ..rules.fitting import Fit
from .call_conditions import conditions


def row(fit: Fit) -> dict[str, object]:
    """A call with the reasons in the language of the reader."""
    return {
        "call": fit.call,
        "slug": fit.call.slug,
        "title": fit.call.text("title"),
        "max_grant": fit.call.max_grant,
        "level": fit.level,
        "reasons": [each.message() for each in fit.findings],
        "conditions": conditions(fit.call),
        "opens_at": fit.window.opens_at,
        "closes_at": fit.window.closes_at,
        "is_open": fit.is_open,
    }


def known(user: User | AnonymousUser) -> dict[str, object]:
    """What is known already of the first group this person belongs to; nothing for others."""
    group = Organisation.objects.of(user).order_by("pk").first() if isinstance(user, User) else None
    if group is None:
        return {}
    return {
        "legal_form": group.legal_form,
        "is_migrant_organisation": _yes(group.is_migrant_organisation),
        "is_charitable": _yes(group.tax_notice != TaxNotice.NONE),
        "founded_on": group.founded_on,
        "postcode": group.postcode,
    }


def _yes(value: bool) -> str:
    return "yes" if value else "no"
