"""Retention of the safe: what a newer version replaced, and the lines about what was taken out."""

import datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workflows.documents.actions import remove_unused
from workflows.upkeep.models import Deed, Unit
from workflows.upkeep.retention import keepings
from workflows.upkeep.retention.keepings import Default, Keeping

from .models import HealthAnswer, SafeVersion


def _replaced(before: datetime.datetime) -> QuerySet[SafeVersion]:
    """Files to which a newer one came before that moment."""
    newer = SafeVersion.objects.there().filter(
        entry=OuterRef("entry"), number__gt=OuterRef("number"), added_at__lt=before
    )
    return SafeVersion.objects.there().filter(Exists(newer))


def _forget_version(version: SafeVersion, deed: str) -> None:
    document = version.document
    version.delete()
    if document is not None:
        remove_unused(documents=[document])


def _taken_out(before: datetime.datetime) -> QuerySet[SafeVersion]:
    return SafeVersion.objects.filter(removed_at__lt=before)


def _forget_line(version: SafeVersion, deed: str) -> None:
    entry = version.entry
    version.delete()
    if not entry.versions.exists():
        entry.delete()


def _old_answers(before: datetime.datetime) -> QuerySet[HealthAnswer]:
    """Answers of the health check that a later one about the same replaced before that moment."""
    newer = HealthAnswer.objects.filter(
        organisation=OuterRef("organisation"),
        item=OuterRef("item"),
        id__gt=OuterRef("id"),
        answered_on__lt=timezone.localdate(before),
    )
    return HealthAnswer.objects.filter(Exists(newer))


def declare() -> None:
    """The safe is kept by rule."""
    keepings.register(
        Keeping(
            code="safe_replaced",
            label=_("Documents of the safe that a newer version replaced"),
            event=_("the newer version was added"),
            default=Default(
                36, Unit.MONTHS, Deed.DELETE, "§ 195 BGB, Art. 5 (1) e DSGVO", from_year_end=True
            ),
            over=_replaced,
            forget=_forget_version,
        ),
        Keeping(
            code="safe_taken_out",
            label=_("Notes about documents taken out of the safe"),
            event=_("the document was taken out"),
            default=Default(12, Unit.MONTHS, Deed.DELETE, "Art. 5 (1) e DSGVO"),
            over=_taken_out,
            forget=_forget_line,
        ),
        Keeping(
            code="health_answer",
            label=_("Earlier answers of the health check"),
            event=_("a later answer was given"),
            default=Default(36, Unit.MONTHS, Deed.DELETE, "Art. 5 (1) e DSGVO"),
            over=_old_answers,
            forget=lambda answer, deed: answer.delete(),
        ),
    )
