"""Money that comes after a Niederschlagung or is taken back by the bank; requests that a group takes back."""

import django.db.models.deletion
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('grants', '0016_amounts_that_must_be_there_valid'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='bankentry',
            name='bank_entry_payment_returns',
        ),
        migrations.AddField(
            model_name='bankentry',
            name='reverses',
            field=models.ForeignKey(blank=True, help_text='Money that had come back and that the bank took away again.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reversals', to='grants.reclaimreceipt', verbose_name='takes back'),
        ),
        migrations.AddField(
            model_name='reclaimreceipt',
            name='of_shelved',
            field=models.BooleanField(db_default=False, default=False, help_text='It came after a Niederschlagung: shelved money stays owed in law.', verbose_name='of money not pursued any more'),
        ),
        migrations.AddField(
            model_name='reclaimreceipt',
            name='reversed_on',
            field=models.DateField(blank=True, help_text='The bank reversed the booking.', null=True, verbose_name='taken back by the bank on'),
        ),
        # The words for people only; the columns stay as they are.
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name='changerequest',
                    name='state',
                    field=models.CharField(choices=[('asked', 'Asked for'), ('checked', 'Waits for a second person'), ('granted', 'Agreed'), ('refused', 'Not agreed'), ('withdrawn', 'Taken back by the group'), ('void', 'Fell away with the grant')], default='asked', max_length=10, verbose_name='state'),
                ),
                migrations.AlterField(
                    model_name='payment',
                    name='state',
                    field=models.CharField(choices=[('requested', 'Asked for'), ('checked', 'Checked'), ('returned', 'Sent back'), ('withdrawn', 'Taken back by the group'), ('released', 'Released'), ('ordered', 'Given to the bank'), ('bounced', 'Came back from the bank'), ('corrected', 'Account put right, waits for its release')], default='requested', max_length=12, verbose_name='state'),
                ),
            ],
        ),
        AddConstraintNotValid(
            model_name='bankentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('returned', False), ('reverses', None)), models.Q(('returned', True), ('payment__isnull', False), ('reverses', None)), models.Q(('returned', True), ('reverses__isnull', False), ('settlement__isnull', False)), _connector='OR'), name='bank_entry_returns_something'),
        ),
    ]
