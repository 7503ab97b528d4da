"""Applications begun without an account: answers behind a secret link."""

import django.db.models.deletion
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('forms', '0006_erasing'),
        ('grants', '0019_calls_of_more_houses'),
    ]

    operations = [
        migrations.CreateModel(
            name='GuestDraft',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name='identifier')),
                ('secret_hash', models.CharField(editable=False, max_length=64, unique=True, verbose_name='hash of the secret')),
                ('language', models.CharField(choices=[('de', 'Deutsch'), ('en', 'English'), ('ar', 'العربية'), ('uk', 'Українська')], max_length=10, verbose_name='language')),
                ('answers', models.JSONField(blank=True, default=dict, verbose_name='answers')),
                ('typed', models.JSONField(blank=True, default=dict, verbose_name='typed, not understood yet')),
                ('trail', models.JSONField(blank=True, default=dict, verbose_name='last changes')),
                ('visited', models.JSONField(blank=True, default=list, verbose_name='steps saved at least once')),
                ('pending', models.JSONField(blank=True, default=dict, verbose_name='changed questions')),
                ('set_aside', models.JSONField(blank=True, default=dict, verbose_name='answers set aside')),
                ('revision', models.PositiveIntegerField(default=0, verbose_name='revision')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='created')),
                ('updated_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='changed')),
                ('expires_at', models.DateTimeField(verbose_name='valid until')),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='guest_drafts', to='grants.call', verbose_name='call')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='forms.formversion', verbose_name='form version')),
            ],
            options={
                'verbose_name': 'application begun without an account',
                'verbose_name_plural': 'applications begun without an account',
                'indexes': [models.Index(fields=['expires_at'], name='guest_draft_expiry')],
                'constraints': [models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('created_at'))), name='guest_draft_expires_after_its_start'), models.CheckConstraint(condition=models.Q(('secret_hash__regex', '^[0-9a-f]{64}$')), name='guest_draft_keeps_a_hash')],
            },
        ),
    ]
