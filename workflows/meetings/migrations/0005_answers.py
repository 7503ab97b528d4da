"""Answers: online, somebody else comes, what to prepare."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0004_news'),
    ]

    operations = [
        migrations.AddField(
            model_name='invitation',
            name='deputy_email',
            field=models.EmailField(blank=True, db_default='', default='', max_length=254, verbose_name='e-mail address of who comes instead'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='deputy_name',
            field=models.CharField(blank=True, db_default='', default='', max_length=120, verbose_name='who comes instead'),
        ),
        migrations.AddField(
            model_name='invitee',
            name='only',
            field=models.ForeignKey(blank=True, help_text='Somebody asked them to come instead.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='meetings.meeting', verbose_name='invited to this meeting only'),
        ),
        migrations.AddField(
            model_name='registration',
            name='food',
            field=models.CharField(blank=True, db_default='', default='', max_length=120, verbose_name='food'),
        ),
        migrations.AddField(
            model_name='registration',
            name='is_online',
            field=models.BooleanField(db_default=False, default=False, help_text="Takes nobody's place in the room.", verbose_name='takes part online'),
        ),
        migrations.AlterField(
            model_name='invitation',
            name='said',
            field=models.CharField(blank=True, choices=[('', 'no answer yet'), ('yes', 'Yes, I come'), ('online', 'I take part online'), ('maybe', 'Maybe'), ('no', "No, I don't come"), ('deputy', 'Somebody else comes for me')], max_length=10, verbose_name='answer'),
        ),
    ]
