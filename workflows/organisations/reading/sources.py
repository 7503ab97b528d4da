"""Where a fact of the health check stands, in words, and the last day of the profile's notice."""

from datetime import date

from django.utils.translation import gettext as _

from workflows.people.models import Organisation

from ..expiring import notice_stands_until


def in_safe() -> str:
    """The fact stands on a document."""
    return _("From the document safe")


def in_profile() -> str:
    """The fact stands in the profile."""
    return _("From the profile")


def in_record() -> str:
    """The fact stands in the record."""
    return _("From seat and board")


def notice_ends(organisation: Organisation) -> date | None:
    """The last day of the notice in the profile; None when there is none."""
    return notice_stands_until(organisation.tax_notice, organisation.tax_notice_date)
