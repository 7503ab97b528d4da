"""Noting what the Transparenzregister asks, and forgetting it when the report is made."""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from django.db import transaction
from django.utils.translation import gettext as _

from workflows.people.models import User
from workflows.people.verdicts import Invalid, require
from workflows.values.texts import one_line

from ..models import BeneficialOwner, DutyCode, FoundingCase
from ..reading import cases as reading
from ..rules.transparency import may_prepare_report
from ..statute import StatuteData
from ..statute.transparency import owners_of


class Noted(TypedDict):
    """What is noted about one person."""

    name: str
    birthdate: date | None
    town: str
    country: str
    nationalities: str


@transaction.atomic
def note_owners(*, case: FoundingCase, actor: User, people: Sequence[Noted]) -> StatuteData:
    """The notes take the place of earlier ones; raises Invalid for somebody who is not reported.

    Nothing of it goes into the history. Returns the data that say who is reported.
    """
    FoundingCase.objects.select_for_update(of=("self",)).get(pk=case.pk)
    require(may_prepare_report(actor, case))
    data = reading.data_for(case)
    known = {owner.name for owner in owners_of(data)}
    unknown = [each["name"] for each in people if each["name"] not in known]
    if unknown:
        raise Invalid({"people": _("Only whoever is reported can be noted here.")})
    forget_owners(case)
    BeneficialOwner.objects.bulk_create(
        BeneficialOwner(
            case=case,
            name=each["name"],
            birthdate=each["birthdate"],
            town=one_line(each["town"])[:100],
            country=one_line(each["country"])[:60],
            nationalities=one_line(each["nationalities"])[:200],
        )
        for each in people
    )
    return data


def forget_owners(case: FoundingCase) -> None:
    """The report is made, or the founding closed: nothing about citizenships stays."""
    BeneficialOwner.objects.filter(case=case.pk).delete()


def forget_with(case: FoundingCase, code: str) -> None:
    """A duty was ticked off; when it was this report, its notes go."""
    if code == DutyCode.TRANSPARENCY:
        forget_owners(case)
