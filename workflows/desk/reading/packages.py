"""Packages for the person who asked for them, and for nobody else."""

from uuid import UUID

from django.http import FileResponse, Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.desk import rules
from workflows.desk.models import Package
from workflows.documents import door
from workflows.engine.models import Case
from workflows.people.models import User
from workflows.people.verdicts import NotAllowed, NotThereYet, require


def find_package(user: User, package_id: UUID) -> Package:
    """The package; Http404 when there is none, its day is over or somebody else asked for it."""
    require(rules.may_see_desk(user))
    rows = Package.objects.select_related("document").filter(person=user, expires_at__gt=timezone.now())
    found = rows.filter(pk=package_id).first()
    if found is None:
        raise Http404
    return found


def fetch_package(user: User, package_id: UUID) -> FileResponse:
    """The file. Raises NotThereYet while it is being made, NotAllowed when a case is no longer seen."""
    package = find_package(user, package_id)
    if not package.is_made or package.document is None:
        raise NotThereYet(package.reason or _("It is being made and will be here in a few seconds."), wait=3)
    packed = package.cases.count()
    if Case.objects.visible_to(user).filter(pk__in=package.cases.values("case")).count() != packed:
        raise NotAllowed(_("You may not see all of these cases any more. Ask for a new file."))
    return door.hand_out_of(package.document)
