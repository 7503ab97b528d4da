"""Series of meetings, their invitations with answers, what people need; an agenda, and who comes with whom."""

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0001_meetings'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Invitee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, max_length=120, verbose_name='name of the person')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                ('language', models.CharField(choices=[('de', 'Deutsch'), ('en', 'English'), ('ar', 'العربية'), ('uk', 'Українська')], max_length=10, verbose_name='language')),
                ('organisation', models.CharField(blank=True, max_length=200, verbose_name='group or organisation')),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='added')),
                ('left_at', models.DateTimeField(blank=True, null=True, verbose_name='wants no more invitations since')),
            ],
            options={
                'verbose_name': 'invited person',
                'verbose_name_plural': 'invited people',
            },
        ),
        migrations.AddField(
            model_name='meetingtext',
            name='agenda',
            field=models.TextField(blank=True, db_default='', default='', max_length=4000, verbose_name='agenda'),
        ),
        migrations.AddField(
            model_name='registration',
            name='host',
            field=models.ForeignKey(blank=True, help_text='Who brings this person, gets their mail and cancels for them.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='companions', to='meetings.registration', verbose_name='comes with'),
        ),
        migrations.CreateModel(
            name='InvitationStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('draft', 'Hint to the co-ordinator'), ('invitation', 'Invitation'), ('reminder', 'Reminder of who has not answered'), ('agenda', 'Agenda')], max_length=12, verbose_name='what')),
                ('due_on', models.DateField(verbose_name='goes out on')),
                ('done_at', models.DateTimeField(blank=True, null=True, verbose_name='went out')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='plan', to='meetings.meeting', verbose_name='meeting or training')),
            ],
            options={
                'verbose_name': 'step of an invitation',
                'verbose_name_plural': 'steps of invitations',
                'ordering': ('due_on', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name='identifier')),
                ('said', models.CharField(blank=True, choices=[('', 'no answer yet'), ('yes', 'Yes, I come'), ('maybe', 'Maybe'), ('no', "No, I don't come")], max_length=5, verbose_name='answer')),
                ('people', models.PositiveSmallIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(9)], verbose_name='number of people')),
                ('said_at', models.DateTimeField(blank=True, null=True, verbose_name='answered')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='meetings.meeting', verbose_name='meeting or training')),
                ('registration', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='invitations', to='meetings.registration', verbose_name='registration')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='meetings.invitee', verbose_name='invited person')),
            ],
            options={
                'verbose_name': 'invitation',
                'verbose_name_plural': 'invitations',
            },
        ),
        migrations.CreateModel(
            name='Need',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField(blank=True, max_length=1000, verbose_name='words')),
                ('language', models.CharField(max_length=10, verbose_name='language')),
                ('state', models.CharField(choices=[('open', 'Open'), ('taken_up', 'Taken up'), ('done', 'Done')], default='open', max_length=10, verbose_name='how it stands')),
                ('said_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='said')),
                ('invitation', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='need', to='meetings.invitation', verbose_name='invitation')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='needs', to='meetings.meeting', verbose_name='meeting or training')),
            ],
            options={
                'verbose_name': 'need',
                'verbose_name_plural': 'needs',
                'ordering': ('said_at', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Reached',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('invitation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reached', to='meetings.invitation', verbose_name='invitation')),
                ('step', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reached', to='meetings.invitationstep', verbose_name='step')),
            ],
            options={
                'verbose_name': 'mail of an invitation',
                'verbose_name_plural': 'mails of invitations',
            },
        ),
        migrations.CreateModel(
            name='Series',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('every_months', models.PositiveSmallIntegerField(default=3, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(24)], verbose_name='every so many months')),
                ('on_day', models.PositiveSmallIntegerField(help_text='31: the last day of each month.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(31)], verbose_name='day of the month')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='created')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='co-ordinator')),
            ],
            options={
                'verbose_name': 'series of meetings',
                'verbose_name_plural': 'series of meetings',
            },
        ),
        migrations.AddField(
            model_name='invitee',
            name='series',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='people', to='meetings.series', verbose_name='series of meetings'),
        ),
        migrations.AddField(
            model_name='meeting',
            name='series',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='meetings.series', verbose_name='series of meetings'),
        ),
        migrations.AddConstraint(
            model_name='invitationstep',
            constraint=models.UniqueConstraint(fields=('meeting', 'kind'), name='meetings_each_step_once'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.UniqueConstraint(fields=('meeting', 'person'), name='meetings_invited_once'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(('people__gte', 1), ('people__lte', 9)), name='meetings_people_who_come'),
        ),
        migrations.AddConstraint(
            model_name='reached',
            constraint=models.UniqueConstraint(fields=('step', 'invitation'), name='meetings_reached_once'),
        ),
        migrations.AddConstraint(
            model_name='series',
            constraint=models.CheckConstraint(condition=models.Q(('every_months__gte', 1), ('every_months__lte', 24)), name='meetings_a_rhythm'),
        ),
        migrations.AddConstraint(
            model_name='series',
            constraint=models.CheckConstraint(condition=models.Q(('on_day__gte', 1), ('on_day__lte', 31)), name='meetings_a_day_of_the_month'),
        ),
        migrations.AddConstraint(
            model_name='invitee',
            constraint=models.UniqueConstraint(models.F('series'), django.db.models.functions.text.Lower('email'), name='meetings_invited_once_a_series'),
        ),
        migrations.AddConstraint(
            model_name='invitee',
            constraint=models.CheckConstraint(condition=models.Q(('email', ''), _negated=True), name='meetings_invited_have_an_address'),
        ),
    ]
