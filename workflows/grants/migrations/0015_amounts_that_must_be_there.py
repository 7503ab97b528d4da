"""NULL > 0 is not false: an approval without amount and a share without percent were let in."""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations
from django.db.models import CheckConstraint, Q


class Migration(migrations.Migration):
    dependencies = [("grants", "0014_changes_notices_juries")]

    operations = [
        migrations.RemoveConstraint(model_name="call", name="call_share_named"),
        migrations.RemoveConstraint(model_name="decision", name="decision_amount_when_approved"),
        AddConstraintNotValid(
            model_name="call",
            constraint=CheckConstraint(
                condition=~Q(financing="share") | Q(share_percent__isnull=False, share_percent__range=(1, 100)),
                name="call_share_named",
            ),
        ),
        AddConstraintNotValid(
            model_name="decision",
            constraint=CheckConstraint(
                condition=Q(outcome="approve", amount__isnull=False, amount__gt=0)
                | (~Q(outcome="approve") & Q(amount=None)),
                name="decision_amount_when_approved",
            ),
        ),
    ]
