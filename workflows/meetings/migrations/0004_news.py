"""News for a meeting, sent by those who are invited."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0003_minutes'),
    ]

    operations = [
        migrations.CreateModel(
            name='News',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('words', models.TextField(blank=True, max_length=2000, verbose_name='words')),
                ('link', models.URLField(blank=True, max_length=500, verbose_name='link')),
                ('language', models.CharField(choices=[('de', 'Deutsch'), ('en', 'English'), ('ar', 'العربية'), ('uk', 'Українська')], max_length=10, verbose_name='language')),
                ('state', models.CharField(choices=[('sent', 'Not looked at yet'), ('taken', 'In the agenda'), ('left_out', 'Left out')], default='sent', max_length=10, verbose_name='how it stands')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('sent_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='sent')),
                ('invitation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='news', to='meetings.invitation', verbose_name='invitation')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='news', to='meetings.meeting', verbose_name='meeting or training')),
            ],
            options={
                'verbose_name': 'news',
                'verbose_name_plural': 'news',
                'ordering': ('position', 'sent_at', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='meetings_news_have_a_title')],
            },
        ),
    ]
