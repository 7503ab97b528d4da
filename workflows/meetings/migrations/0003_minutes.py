"""Minutes of meetings with decisions and tasks; whether an agenda is still that of the last meeting."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0007_organisations_merge'),
        ('meetings', '0002_series'),
        ('people', '0018_mail_by_kind_valid'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='meeting',
            name='agenda_is_old',
            field=models.BooleanField(db_default=False, default=False, help_text='Taken over from the last meeting; nobody has looked at it since.', verbose_name='agenda of the last meeting'),
        ),
        migrations.AlterField(
            model_name='invitationstep',
            name='kind',
            field=models.CharField(choices=[('draft', 'Hint to the co-ordinator'), ('invitation', 'Invitation'), ('reminder', 'Reminder of who has not answered'), ('agenda', 'Agenda'), ('minutes', 'Minutes')], max_length=12, verbose_name='what'),
        ),
        migrations.CreateModel(
            name='Minutes',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('de', 'Deutsch'), ('en', 'English'), ('ar', 'العربية'), ('uk', 'Українська')], default='de', max_length=10, verbose_name='language')),
                ('revision', models.PositiveIntegerField(default=1, verbose_name='version of the text')),
                ('approved_at', models.DateTimeField(blank=True, null=True, verbose_name='approved')),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approval noted by')),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='minutes', to='meetings.meeting', verbose_name='meeting or training')),
            ],
            options={
                'verbose_name': 'minutes',
                'verbose_name_plural': 'minutes',
            },
        ),
        migrations.CreateModel(
            name='MinutesPoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('said', models.TextField(blank=True, max_length=8000, verbose_name='what was said')),
                ('minutes', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='points', to='meetings.minutes', verbose_name='minutes')),
            ],
            options={
                'verbose_name': 'point of minutes',
                'verbose_name_plural': 'points of minutes',
                'ordering': ('position', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='MeetingTask',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(max_length=500, verbose_name='what is to be done')),
                ('language', models.CharField(choices=[('de', 'Deutsch'), ('en', 'English'), ('ar', 'العربية'), ('uk', 'Українська')], default='de', max_length=10, verbose_name='language')),
                ('name', models.CharField(blank=True, max_length=120, verbose_name='name of the person')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='due')),
                ('reminded_at', models.DateTimeField(blank=True, null=True, verbose_name='reminded')),
                ('done_at', models.DateTimeField(blank=True, null=True, verbose_name='done')),
                ('noted_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='noted')),
                ('done_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ticked off by')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assignments', to='meetings.meeting', verbose_name='meeting or training')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation', verbose_name='organisation')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='colleague')),
                ('point', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='assignments', to='meetings.minutespoint', verbose_name='point of minutes')),
            ],
            options={
                'verbose_name': 'task from a meeting',
                'verbose_name_plural': 'tasks from meetings',
                'ordering': ('noted_at', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('words', models.TextField(max_length=1000, verbose_name='words')),
                ('point', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='meetings.minutespoint', verbose_name='point of minutes')),
            ],
            options={
                'verbose_name': 'decision of a meeting',
                'verbose_name_plural': 'decisions of meetings',
                'ordering': ('position', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='MinutesVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='version')),
                ('revision', models.PositiveIntegerField(verbose_name='version of the text')),
                ('reason', models.CharField(blank=True, max_length=500, verbose_name='what was corrected')),
                ('people', models.PositiveIntegerField(default=0, verbose_name='sent to so many people')),
                ('sent_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='went out')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document', verbose_name='document')),
                ('minutes', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='meetings.minutes', verbose_name='minutes')),
                ('sent_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='sent by')),
            ],
            options={
                'verbose_name': 'version of minutes',
                'verbose_name_plural': 'versions of minutes',
                'ordering': ('number',),
            },
        ),
        migrations.AddConstraint(
            model_name='minutespoint',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='meetings_point_has_a_title'),
        ),
        migrations.AddIndex(
            model_name='meetingtask',
            index=models.Index(condition=models.Q(('done_at', None)), fields=['due_on', 'id'], name='meetings_open_tasks'),
        ),
        migrations.AddConstraint(
            model_name='meetingtask',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('name', ''), ('organisation', None), ('person__isnull', False)), models.Q(('name', ''), ('organisation__isnull', False), ('person', None)), models.Q(('organisation', None), ('person', None), models.Q(('name', ''), _negated=True)), _connector='OR'), name='meetings_one_does_a_task'),
        ),
        migrations.AddConstraint(
            model_name='meetingtask',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='meetings_task_says_what'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.UniqueConstraint(fields=('point', 'position'), name='meetings_decisions_in_order'),
        ),
        migrations.AddConstraint(
            model_name='minutesversion',
            constraint=models.UniqueConstraint(fields=('minutes', 'number'), name='meetings_minutes_version_once'),
        ),
        migrations.AddConstraint(
            model_name='minutesversion',
            constraint=models.CheckConstraint(condition=models.Q(('number', 1), models.Q(('number__gt', 1), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='meetings_correction_has_a_reason'),
        ),
    ]
