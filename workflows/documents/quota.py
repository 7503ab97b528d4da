"""How much one person may add to one case or one organisation, or keep for themselves."""

from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Count, Sum
from django.utils.translation import gettext as _

from workflows.people.models import Organisation, User
from workflows.people.verdicts import Invalid

from .models import Document


def check(*, actor: User, case: Any, size: int, organisation: Organisation | None = None) -> None:
    """Raises Invalid when the person has added enough; two uploads at once wait for each other."""
    own = f"organisation {organisation.pk}" if organisation else "own"
    place = f"upload {case.pk if case else own} {actor.pk}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [place])
    added = Document.objects.filter(owner=actor, case=case.pk if case else None)
    if not case:
        added = added.filter(organisation=organisation)
    known = added.aggregate(files=Count("pk"), size=Sum("size", default=0))
    if known["files"] >= settings.UPLOADS_FILES or known["size"] + size > settings.UPLOADS_BYTES:
        limits = {"files": settings.UPLOADS_FILES, "size": settings.UPLOADS_BYTES // (1024 * 1024)}
        text = _("You have added enough: at most %(files)s files and %(size)s MB. Remove some, or ask us.")
        raise Invalid({"file": text % limits})
