"""Terms that rarer calls have, and the interim report."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('grants', '0018_money_that_comes_late_valid'),
    ]

    operations = [
        migrations.AddField(
            model_name='call',
            name='excluded_funders',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, db_default=models.Value('{}'), default=list, help_text='Full and short names with commas, like BAMF, Bundesamt für Migration. Only where other funding is allowed.', verbose_name='funders that may not pay with us'),
        ),
        migrations.AddField(
            model_name='call',
            name='first_time_max_grant',
            field=models.DecimalField(blank=True, decimal_places=2, help_text='For groups that never had a grant from this house. Empty: no difference.', max_digits=10, null=True, verbose_name='largest grant for first-timers'),
        ),
        migrations.AddField(
            model_name='call',
            name='first_timers_only',
            field=models.BooleanField(db_default=False, default=False, help_text='Groups that never had a grant from this house.', verbose_name='only for first-timers'),
        ),
        migrations.AddField(
            model_name='call',
            name='interim_report_months',
            field=models.PositiveSmallIntegerField(blank=True, help_text='Counted from the start of the project; the group is reminded. Empty: none.', null=True, verbose_name='interim report after so many months'),
        ),
        migrations.AddField(
            model_name='call',
            name='max_amount_per_year',
            field=models.DecimalField(blank=True, decimal_places=2, help_text='All grants of this call to one group in a year together. Empty: no limit.', max_digits=10, null=True, verbose_name='euros per organisation and year'),
        ),
        migrations.AddField(
            model_name='call',
            name='max_project_months',
            field=models.PositiveSmallIntegerField(blank=True, help_text='Empty: only the dates of the round count.', null=True, verbose_name='months of a project at most'),
        ),
        migrations.AddField(
            model_name='call',
            name='min_participants',
            field=models.PositiveSmallIntegerField(blank=True, help_text='So many people have to be expected at least. Empty: no limit.', null=True, verbose_name='participants needed'),
        ),
        migrations.AddField(
            model_name='call',
            name='min_partners',
            field=models.PositiveSmallIntegerField(blank=True, help_text='Named in the application. Empty or 0: none.', null=True, verbose_name='partners needed'),
        ),
        migrations.AddField(
            model_name='call',
            name='one_day_max_grant',
            field=models.DecimalField(blank=True, decimal_places=2, help_text='For projects that begin and end on the same day. Empty: no difference.', max_digits=10, null=True, verbose_name='largest grant for one day'),
        ),
        migrations.AddField(
            model_name='call',
            name='review_from',
            field=models.DecimalField(blank=True, decimal_places=2, help_text='Below this sum two members of staff decide, without reviews and jury. Empty: all are reviewed.', max_digits=10, null=True, verbose_name='reviews from (euros)'),
        ),
        migrations.AddField(
            model_name='call',
            name='seat_postcodes',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=5), blank=True, db_default=models.Value('{}'), default=list, help_text='Beginnings of postcodes where the group has its seat; empty means everywhere.', verbose_name='seat of the group'),
        ),
        migrations.AddField(
            model_name='call',
            name='workshop_for_first_timers',
            field=models.BooleanField(db_default=False, default=False, verbose_name='the workshop is for first-timers only'),
        ),
        # The words for people only; the column stays as it is.
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name='notice',
                    name='kind',
                    field=models.CharField(choices=[('funding', 'We get other money for this project'), ('goals', 'We may not reach our goals'), ('interim', 'This is our interim report'), ('stopped', 'The project has stopped'), ('representative', 'Somebody else represents us now')], max_length=20, verbose_name='about'),
                ),
            ],
        ),
    ]
