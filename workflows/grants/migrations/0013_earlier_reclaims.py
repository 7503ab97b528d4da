"""Reclaims of settlements from before reclaims had rows of their own: what is owed, what came back."""

import datetime

from django.db import migrations
from django.db.models import Q
from django.utils import timezone

DAYS, FIRST_REMINDER = datetime.timedelta(days=28), datetime.timedelta(days=7)


def write_rows(apps, schema_editor):
    """One part each; the money that came is noted by whoever noted it then."""
    asked = Q(settled_at__isnull=False, returned_at=None) | Q(received_on__isnull=False)
    settlements = apps.get_model("grants", "GrantSettlement").objects.filter(asked, reclaim__gt=0)
    reclaims, parts, receipts = (
        apps.get_model("grants", name).objects for name in ("Reclaim", "ReclaimPart", "ReclaimReceipt")
    )
    lines = apps.get_model("engine", "HistoryEntry").objects.filter(verb="reclaim.received")
    deadlines = apps.get_model("engine", "Deadline").objects
    for settlement in settlements.filter(reclaims=None).order_by("pk"):
        case, amount = settlement.application_id, settlement.reclaim
        reclaim = reclaims.create(
            application_id=case,
            settlement=settlement,
            principal=amount,
            asked_at=settlement.settled_at,
            withdrawn_at=settlement.returned_at,
        )
        due_on = timezone.localdate(settlement.settled_at) + DAYS
        part = parts.create(
            reclaim=reclaim, number=1, amount=amount, due_on=due_on, created_at=settlement.settled_at
        )
        if settlement.received_on is None:
            at = settlement.settled_at + DAYS + FIRST_REMINDER
            deadlines.create(case_id=case, code="grants.reclaim", due_at=at, data={"part": part.pk})
            continue
        line = lines.filter(case_id=case, actor__isnull=False).order_by("-pk").first()
        receipts.create(
            reclaim=reclaim,
            principal=amount,
            received_on=settlement.received_on,
            noted_by_id=line.actor_id if line else settlement.settled_by_id,
        )


class Migration(migrations.Migration):
    dependencies = [("grants", "0012_reclaims"), ("engine", "0011_spelling")]
    operations = [migrations.RunPython(write_rows, migrations.RunPython.noop)]
