"""Marks say which fields hold text, and originals have marks too, for one report of translations."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('pages', '0003_noting'),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='translationmark',
            name='filled',
            field=models.JSONField(blank=True, help_text='Empty: nobody has looked yet.', null=True, verbose_name='fields that hold text'),
        ),
        migrations.AlterField(
            model_name='translationmark',
            name='page',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='translation_mark', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='page'),
        ),
    ]
