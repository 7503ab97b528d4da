"""Events as pages, and their list."""

import django.db.models.deletion
import pages.fields
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0004_news'),
        ('pages', '0013_reminders'),
        ('wagtailcore', '0098_apitoken'),
        ('wagtailimages', '0027_image_description'),
    ]

    operations = [
        migrations.CreateModel(
            name='EventIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('introduction', models.TextField(blank=True, help_text='One to three sentences. They open the page and stand in lists and search results.', verbose_name='introduction')),
                ('body', pages.fields.BodyField(blank=True, verbose_name='content')),
                ('easy_language', wagtail.fields.RichTextField(blank=True, help_text='The same content in very simple words. Short sentences, one idea each. Readers switch to it.', verbose_name='Leichte Sprache')),
                ('social_image', models.ForeignKey(blank=True, help_text='Shown when somebody shares the page. Empty shows the door of the house.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='picture for sharing')),
            ],
            options={
                'verbose_name': 'list of events',
                'verbose_name_plural': 'lists of events',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='EventPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('introduction', models.TextField(blank=True, help_text='One to three sentences. They open the page and stand in lists and search results.', verbose_name='introduction')),
                ('body', pages.fields.BodyField(blank=True, verbose_name='content')),
                ('easy_language', wagtail.fields.RichTextField(blank=True, help_text='The same content in very simple words. Short sentences, one idea each. Readers switch to it.', verbose_name='Leichte Sprache')),
                ('picture_alt', models.CharField(blank=True, help_text='Read aloud by screen readers.', max_length=250, verbose_name='what can be seen')),
                ('meeting', models.ForeignKey(help_text='Dates, place and registration come from here. It has to be announced first.', limit_choices_to={'stage__in': ('announced', 'held', 'closed', 'called_off')}, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='meetings.meeting', verbose_name='meeting or training')),
                ('picture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='picture')),
                ('social_image', models.ForeignKey(blank=True, help_text='Shown when somebody shares the page. Empty shows the door of the house.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='picture for sharing')),
            ],
            options={
                'verbose_name': 'event',
                'verbose_name_plural': 'events',
            },
            bases=('wagtailcore.page',),
        ),
    ]
