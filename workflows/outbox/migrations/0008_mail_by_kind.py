"""What is held for the mail of the day."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('engine', '0014_given_steps'),
        ('outbox', '0007_mail_texts'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HeldMail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=150, verbose_name='what it is about')),
                ('kind', models.CharField(choices=[('given', 'A task or a case is given to me'), ('role', 'There is a new task that my role may take'), ('deadline', 'A deadline of mine is near or over'), ('message', 'There is a message, a question or news in a case that I look after'), ('followed', 'A case that I follow has moved on')], max_length=10, verbose_name='kind')),
                ('subject', models.CharField(max_length=500, verbose_name='subject')),
                ('link', models.URLField(max_length=500, verbose_name='link')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='held since')),
                ('case', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='engine.case', verbose_name='case')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='held_mails', to=settings.AUTH_USER_MODEL, verbose_name='person')),
                ('step', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='engine.step', verbose_name='step')),
            ],
            options={
                'verbose_name': 'mail held for the mail of the day',
                'verbose_name_plural': 'mails held for the mail of the day',
                'ordering': ['at', 'id'],
                'constraints': [models.UniqueConstraint(fields=('person', 'key'), name='held_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['given', 'role', 'deadline', 'message', 'followed'])), name='held_kind_known')],
            },
        ),
    ]
