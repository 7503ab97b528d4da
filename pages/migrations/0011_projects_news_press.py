"""Results of projects, events and projects of news, a page for the press."""

import django.db.models.deletion
import pages.fields
import wagtail.fields
from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('pages', '0010_glossary'),
        ('wagtailcore', '0098_apitoken'),
        ('wagtailimages', '0027_image_description'),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PressPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('introduction', models.TextField(blank=True, help_text='One to three sentences. They open the page and stand in lists and search results.', verbose_name='introduction')),
                ('body', pages.fields.BodyField(blank=True, verbose_name='content')),
                ('easy_language', wagtail.fields.RichTextField(blank=True, help_text='The same content in very simple words. Short sentences, one idea each. Readers switch to it.', verbose_name='Leichte Sprache')),
                ('contact_name', models.CharField(blank=True, max_length=120, verbose_name='contact person')),
                ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('contact_phone', models.CharField(blank=True, max_length=40, verbose_name='phone')),
                ('contact_hours', models.CharField(blank=True, max_length=200, verbose_name='when to reach')),
                ('releases', pages.fields.BodyField(blank=True, verbose_name='press releases')),
                ('pictures', pages.fields.BodyField(blank=True, verbose_name='press pictures')),
            ],
            options={
                'verbose_name': 'press page',
                'verbose_name_plural': 'press pages',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.AddField(
            model_name='newspage',
            name='event_from',
            field=models.DateTimeField(blank=True, help_text='When the article announces something.', null=True, verbose_name='event from'),
        ),
        migrations.AddField(
            model_name='newspage',
            name='event_place',
            field=models.CharField(blank=True, db_default='', max_length=200, verbose_name='place of the event'),
        ),
        migrations.AddField(
            model_name='newspage',
            name='event_until',
            field=models.DateTimeField(blank=True, null=True, verbose_name='event until'),
        ),
        migrations.AddField(
            model_name='newspage',
            name='project',
            field=models.ForeignKey(blank=True, help_text='The article stands on the page of this project, too.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='news', to='pages.projectpage', verbose_name='project'),
        ),
        migrations.AddField(
            model_name='projectpage',
            name='results',
            field=models.TextField(blank=True, db_default='', help_text='What came of it. One a line.', verbose_name='results'),
        ),
        migrations.AddField(
            model_name='projectpage',
            name='results_on',
            field=models.DateField(blank=True, help_text='The day of the numbers that were reached.', null=True, verbose_name='counted on'),
        ),
        AddConstraintNotValid(
            model_name='newspage',
            constraint=models.CheckConstraint(condition=models.Q(('event_until__isnull', True), models.Q(('event_from__isnull', False), ('event_until__gte', models.F('event_from'))), _connector='OR'), name='event_ends_after_it_begins'),
        ),
        migrations.AddField(
            model_name='presspage',
            name='social_image',
            field=models.ForeignKey(blank=True, help_text='Shown when somebody shares the page. Empty shows the door of the house.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='picture for sharing'),
        ),
    ]
