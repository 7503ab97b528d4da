"""The worker makes packages that were asked for, one after the other, and takes away those whose day is over.

A package is claimed with a lease that is committed first: a killed worker's package comes back by itself.
"""

import tempfile
from datetime import timedelta

from django.core.files import File
from django.db import models, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from workflows.desk.models import KEPT_FOR, Package, PackageState, PackedCase
from workflows.documents import actions as documents
from workflows.documents.models import Document
from workflows.engine import actions as engine
from workflows.engine import kinds, troubles
from workflows.engine.leaving import leaving
from workflows.engine.models import Audience, Case
from workflows.people.verdicts import Refusal

from .zips import Interrupted, write_zip

JOB = "workflows.desk.packing.making.tick"
LEASE = timedelta(minutes=15)
MOST_ATTEMPTS = 3


def tick() -> int:
    """Every package that waits was tried, and old ones are gone; returns how many were made."""
    made = 0
    expire()
    while not leaving() and (package := _claim()):
        made += _make(package)
    return made


def expire() -> int:
    """Packages whose day is over are gone, file and row."""
    now = timezone.now()
    lost = Document.objects.filter(kind=documents.PACKAGE, package=None, created_at__lte=now - KEPT_FOR)
    documents.remove_unused(documents=lost)  # its worker was killed before it could hand it over
    return discard(Package.objects.filter(expires_at__lte=now))


@transaction.atomic
def discard(packages: "models.QuerySet[Package]") -> int:
    """These packages are gone, and their files once that is certain."""
    found = Package.objects.filter(pk__in=packages.values("pk")).select_related("document")
    rows = list(found.select_for_update(skip_locked=True, of=("self",)))
    files = [row.document for row in rows if row.document is not None]
    Package.objects.filter(pk__in=[row.pk for row in rows]).delete()
    documents.remove_unused(documents=files)
    return len(rows)


def discard_of(rows: "models.QuerySet[PackedCase]") -> None:
    """Packages that hold a case which leaves the house are gone."""
    discard(Package.objects.filter(cases__in=list(rows.values_list("pk", flat=True))))


@transaction.atomic
def _claim() -> Package | None:
    """The oldest that waits is ours for a while."""
    now = timezone.now()
    free = models.Q(lease_until=None) | models.Q(lease_until__lt=now)
    waiting = Package.objects.filter(free, state=PackageState.ASKED).order_by("asked_at")
    package = waiting.select_for_update(skip_locked=True, of=("self",)).select_related("person").first()
    if package is not None:
        package.attempts, package.lease_until = package.attempts + 1, now + LEASE
        package.save(update_fields=["attempts", "lease_until"])
    return package


def _make(package: Package) -> bool:
    try:
        with translation.override(package.person.language):
            _keep(package, _packed(package))
    except Interrupted:
        Package.objects.filter(pk=package.pk).update(lease_until=None, attempts=package.attempts - 1)
        return False
    except Refusal as refusal:
        _fail(package, refusal.reason)
        return False
    except Exception as error:
        troubles.remember(JOB, f"package {package.pk}", error)
        if package.attempts >= MOST_ATTEMPTS:
            with translation.override(package.person.language):
                _fail(package, _("It could not be made. The people who run the house have been told."))
        else:
            Package.objects.filter(pk=package.pk).update(lease_until=timezone.now() + timedelta(minutes=1))
        return False
    troubles.forget(JOB, f"package {package.pk}")
    return True


def _packed(package: Package) -> tuple[Document, list[Case]]:
    """The file is there; only cases that the person may see today are in it."""
    cases = package_cases(package)
    with tempfile.TemporaryFile() as target:
        write_zip(target, package.person, cases)
        name = f"{_('Cases')} {timezone.localdate():%Y-%m-%d}.zip"
        document = documents.keep_package(file=File(target), name=name, actor=package.person)
    return document, cases


def package_cases(package: Package) -> list[Case]:
    """The rows of the processes' own tables that the person may see now, in the order of their numbers."""
    seen = Case.objects.visible_to(package.person)
    rows = seen.filter(pk__in=package.cases.values("case")).select_related(*kinds.SHARED, *kinds.own_tables())
    return [kinds.joined(row) for row in rows.order_by("number", "created_at") if kinds.find(row.kind)]


@transaction.atomic
def _keep(package: Package, packed: tuple[Document, list[Case]]) -> None:
    """Who took away what stands in the history of each case, for the house."""
    document, cases = packed
    package.cases.exclude(case__in=[case.pk for case in cases]).delete()
    for case in cases:
        engine.record(case, actor=package.person, verb="case.packed", audience=Audience.STAFF)
    ours = Package.objects.filter(pk=package.pk, state=PackageState.ASKED)
    ours.update(state=PackageState.MADE, document=document, lease_until=None)


def _fail(package: Package, reason: str) -> None:
    waiting = Package.objects.filter(pk=package.pk, state=PackageState.ASKED)
    waiting.update(state=PackageState.FAILED, reason=reason[:300], lease_until=None)
