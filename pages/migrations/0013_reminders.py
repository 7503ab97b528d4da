"""Who wants to be reminded of a deadline."""

import django.db.models.functions.text
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('pages', '0012_events_in_order'),
    ]

    operations = [
        migrations.CreateModel(
            name='DeadlineReminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='public identifier')),
                ('programme', models.UUIDField(verbose_name='programme')),
                ('deadline', models.DateField(help_text='Follows the page of the programme.', verbose_name='last day')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                ('language', models.CharField(choices=[('de', 'Deutsch'), ('en', 'English'), ('ar', 'العربية'), ('uk', 'Українська')], max_length=10, verbose_name='language')),
                ('text', models.TextField(help_text='The words the person agreed to.', verbose_name='text')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='asked for')),
                ('confirmed_at', models.DateTimeField(blank=True, null=True, verbose_name='confirmed')),
                ('told_of', models.DateField(blank=True, help_text='The last day that the mail named.', null=True, verbose_name='reminded of')),
            ],
            options={
                'verbose_name': 'reminder of a deadline',
                'verbose_name_plural': 'reminders of deadlines',
                'indexes': [models.Index(fields=['deadline'], name='reminder_by_deadline')],
                'constraints': [models.UniqueConstraint(models.F('programme'), django.db.models.functions.text.Lower('email'), name='reminder_once_per_address')],
            },
        ),
    ]
