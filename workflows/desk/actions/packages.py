"""Asking for cases as one file."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from workflows.desk import rules
from workflows.desk.models import Package, PackageState, PackedCase
from workflows.engine.models import Case
from workflows.people.models import User
from workflows.people.verdicts import Invalid, require

MOST_CASES = 500
# So many at once wait for one person: the next one has to wait for them.
MOST_WAITING = 3


@transaction.atomic
def ask_for_package(*, actor: User, cases: Collection[UUID], only_seen: bool = False) -> Package:
    """The worker packs these cases for `actor`. Raises Invalid under "cases".

    All of them have to be seen by `actor`, or with `only_seen` at least one: the others stay out.
    """
    require(rules.may_see_desk(actor))
    wanted = set(cases)
    if not wanted:
        raise Invalid({"cases": _("Choose at least one case.")})
    if len(wanted) > MOST_CASES:
        raise Invalid({"cases": _("At most %(n)s cases at once.") % {"n": MOST_CASES}})
    if Package.objects.filter(person=actor, state=PackageState.ASKED).count() >= MOST_WAITING:
        raise Invalid({"cases": _("Your last packages are still being made. Please wait for them.")})
    seen = list(Case.objects.visible_to(actor).filter(pk__in=wanted).values_list("pk", flat=True))
    if not seen or not (only_seen or len(seen) == len(wanted)):
        raise Invalid({"cases": _("One of these cases is not to be seen any more. Load the list again.")})
    package = Package.objects.create(person=actor)
    PackedCase.objects.bulk_create(PackedCase(package=package, case_id=each) for each in seen)
    return package
