"""Knowledge, formats, partners and programmes as pages; districts as terms."""

import django.db.models.deletion
import pages.fields
import wagtail.fields
from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('pages', '0007_changes_of_contents'),
        ('wagtailcore', '0098_apitoken'),
        ('wagtailimages', '0027_image_description'),
    ]

    operations = [
        migrations.CreateModel(
            name='FormatIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('introduction', models.TextField(blank=True, help_text='One to three sentences. They open the page and stand in lists and search results.', verbose_name='introduction')),
                ('body', pages.fields.BodyField(blank=True, verbose_name='content')),
                ('easy_language', wagtail.fields.RichTextField(blank=True, help_text='The same content in very simple words. Short sentences, one idea each. Readers switch to it.', verbose_name='Leichte Sprache')),
            ],
            options={
                'verbose_name': 'library of formats',
                'verbose_name_plural': 'libraries of formats',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='FormatPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('introduction', models.TextField(blank=True, help_text='One to three sentences. They open the page and stand in lists and search results.', verbose_name='introduction')),
                ('body', pages.fields.BodyField(blank=True, verbose_name='content')),
                ('easy_language', wagtail.fields.RichTextField(blank=True, help_text='The same content in very simple words. Short sentences, one idea each. Readers switch to it.', verbose_name='Leichte Sprache')),
                ('topics', pages.fields.CodesField(blank=True, default=list, verbose_name='topics')),
                ('districts', pages.fields.CodesField(blank=True, default=list, verbose_name='districts')),
                ('contact_name', models.CharField(blank=True, max_length=120, verbose_name='contact person')),
                ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('contact_phone', models.CharField(blank=True, max_length=40, verbose_name='phone')),
                ('website', models.URLField(blank=True, verbose_name='website')),
                ('reviewed_on', models.DateField(blank=True, help_text='When somebody last read it through.', null=True, verbose_name='checked on')),
                ('aim', models.TextField(blank=True, verbose_name='aim')),
                ('format', models.TextField(blank=True, verbose_name='format')),
                ('procedure', models.TextField(blank=True, verbose_name='procedure')),
                ('duration', models.TextField(blank=True, verbose_name='duration')),
                ('equipment', models.TextField(blank=True, verbose_name='equipment')),
                ('costs', models.TextField(blank=True, verbose_name='costs')),
                ('advertising', models.TextField(blank=True, verbose_name='advertising')),
                ('other', models.TextField(blank=True, verbose_name='other')),
                ('licence', models.CharField(blank=True, help_text='How others may use it, for example CC BY 4.0.', max_length=120, verbose_name='licence')),
            ],
            options={
                'verbose_name': 'format',
                'verbose_name_plural': 'formats',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='KnowledgeIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('introduction', models.TextField(blank=True, help_text='One to three sentences. They open the page and stand in lists and search results.', verbose_name='introduction')),
                ('body', pages.fields.BodyField(blank=True, verbose_name='content')),
                ('easy_language', wagtail.fields.RichTextField(blank=True, help_text='The same content in very simple words. Short sentences, one idea each. Readers switch to it.', verbose_name='Leichte Sprache')),
            ],
            options={
                'verbose_name': 'list of knowledge',
                'verbose_name_plural': 'lists of knowledge',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='KnowledgePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('introduction', models.TextField(blank=True, help_text='One to three sentences. They open the page and stand in lists and search results.', verbose_name='introduction')),
                ('body', pages.fields.BodyField(blank=True, verbose_name='content')),
                ('easy_language', wagtail.fields.RichTextField(blank=True, help_text='The same content in very simple words. Short sentences, one idea each. Readers switch to it.', verbose_name='Leichte Sprache')),
                ('topics', pages.fields.CodesField(blank=True, default=list, verbose_name='topics')),
                ('districts', pages.fields.CodesField(blank=True, default=list, verbose_name='districts')),
                ('contact_name', models.CharField(blank=True, max_length=120, verbose_name='contact person')),
                ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('contact_phone', models.CharField(blank=True, max_length=40, verbose_name='phone')),
                ('website', models.URLField(blank=True, verbose_name='website')),
                ('reviewed_on', models.DateField(blank=True, help_text='When somebody last read it through.', null=True, verbose_name='checked on')),
            ],
            options={
                'verbose_name': 'knowledge page',
                'verbose_name_plural': 'knowledge pages',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='PartnerIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('introduction', models.TextField(blank=True, help_text='One to three sentences. They open the page and stand in lists and search results.', verbose_name='introduction')),
                ('body', pages.fields.BodyField(blank=True, verbose_name='content')),
                ('easy_language', wagtail.fields.RichTextField(blank=True, help_text='The same content in very simple words. Short sentences, one idea each. Readers switch to it.', verbose_name='Leichte Sprache')),
            ],
            options={
                'verbose_name': 'directory of partners',
                'verbose_name_plural': 'directories of partners',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='PartnerPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('introduction', models.TextField(blank=True, help_text='One to three sentences. They open the page and stand in lists and search results.', verbose_name='introduction')),
                ('body', pages.fields.BodyField(blank=True, verbose_name='content')),
                ('easy_language', wagtail.fields.RichTextField(blank=True, help_text='The same content in very simple words. Short sentences, one idea each. Readers switch to it.', verbose_name='Leichte Sprache')),
                ('topics', pages.fields.CodesField(blank=True, default=list, verbose_name='topics')),
                ('districts', pages.fields.CodesField(blank=True, default=list, verbose_name='districts')),
                ('contact_name', models.CharField(blank=True, max_length=120, verbose_name='contact person')),
                ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('contact_phone', models.CharField(blank=True, max_length=40, verbose_name='phone')),
                ('website', models.URLField(blank=True, verbose_name='website')),
                ('reviewed_on', models.DateField(blank=True, help_text='When somebody last read it through.', null=True, verbose_name='checked on')),
                ('kinds', pages.fields.CodesField(blank=True, default=list, verbose_name='types')),
                ('address', models.TextField(blank=True, max_length=300, verbose_name='postal address')),
            ],
            options={
                'verbose_name': 'partner',
                'verbose_name_plural': 'partners',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='ProgrammeIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('introduction', models.TextField(blank=True, help_text='One to three sentences. They open the page and stand in lists and search results.', verbose_name='introduction')),
                ('body', pages.fields.BodyField(blank=True, verbose_name='content')),
                ('easy_language', wagtail.fields.RichTextField(blank=True, help_text='The same content in very simple words. Short sentences, one idea each. Readers switch to it.', verbose_name='Leichte Sprache')),
            ],
            options={
                'verbose_name': 'funding finder',
                'verbose_name_plural': 'funding finders',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='ProgrammePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('introduction', models.TextField(blank=True, help_text='One to three sentences. They open the page and stand in lists and search results.', verbose_name='introduction')),
                ('body', pages.fields.BodyField(blank=True, verbose_name='content')),
                ('easy_language', wagtail.fields.RichTextField(blank=True, help_text='The same content in very simple words. Short sentences, one idea each. Readers switch to it.', verbose_name='Leichte Sprache')),
                ('topics', pages.fields.CodesField(blank=True, default=list, verbose_name='topics')),
                ('districts', pages.fields.CodesField(blank=True, default=list, verbose_name='districts')),
                ('contact_name', models.CharField(blank=True, max_length=120, verbose_name='contact person')),
                ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('contact_phone', models.CharField(blank=True, max_length=40, verbose_name='phone')),
                ('website', models.URLField(blank=True, verbose_name='website')),
                ('reviewed_on', models.DateField(blank=True, help_text='When somebody last read it through.', null=True, verbose_name='checked on')),
                ('funder', models.CharField(max_length=200, verbose_name='funder')),
                ('deadline', models.DateField(blank=True, help_text='Empty: applications are taken at any time.', null=True, verbose_name='last day')),
                ('amount_from', models.PositiveIntegerField(blank=True, null=True, verbose_name='amount from (euros)')),
                ('amount_to', models.PositiveIntegerField(blank=True, null=True, verbose_name='amount up to (euros)')),
                ('eligibility', models.TextField(blank=True, help_text='One a line.', verbose_name='who may apply')),
                ('without_form', models.BooleanField(default=False, help_text='Initiatives may apply that are no registered association.', verbose_name='also for groups without a legal form')),
            ],
            options={
                'verbose_name': 'funding programme',
                'verbose_name_plural': 'funding programmes',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.RemoveConstraint(
            model_name='term',
            name='term_kind_is_known',
        ),
        migrations.AlterField(
            model_name='term',
            name='kind',
            field=models.CharField(choices=[('pillar', 'Pillar'), ('partner_type', 'Partner type'), ('topic', 'Advice topic'), ('district', 'District')], max_length=20, verbose_name='list'),
        ),
        AddConstraintNotValid(
            model_name='term',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['pillar', 'partner_type', 'topic', 'district'])), name='term_kind_is_known'),
        ),
        migrations.AddField(
            model_name='formatindexpage',
            name='social_image',
            field=models.ForeignKey(blank=True, help_text='Shown when somebody shares the page. Empty shows the door of the house.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='picture for sharing'),
        ),
        migrations.AddField(
            model_name='formatpage',
            name='social_image',
            field=models.ForeignKey(blank=True, help_text='Shown when somebody shares the page. Empty shows the door of the house.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='picture for sharing'),
        ),
        migrations.AddField(
            model_name='knowledgeindexpage',
            name='social_image',
            field=models.ForeignKey(blank=True, help_text='Shown when somebody shares the page. Empty shows the door of the house.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='picture for sharing'),
        ),
        migrations.AddField(
            model_name='knowledgepage',
            name='social_image',
            field=models.ForeignKey(blank=True, help_text='Shown when somebody shares the page. Empty shows the door of the house.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='picture for sharing'),
        ),
        migrations.AddField(
            model_name='partnerindexpage',
            name='social_image',
            field=models.ForeignKey(blank=True, help_text='Shown when somebody shares the page. Empty shows the door of the house.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='picture for sharing'),
        ),
        migrations.AddField(
            model_name='partnerpage',
            name='social_image',
            field=models.ForeignKey(blank=True, help_text='Shown when somebody shares the page. Empty shows the door of the house.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='picture for sharing'),
        ),
        migrations.AddField(
            model_name='programmeindexpage',
            name='social_image',
            field=models.ForeignKey(blank=True, help_text='Shown when somebody shares the page. Empty shows the door of the house.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='picture for sharing'),
        ),
        migrations.AddField(
            model_name='programmepage',
            name='social_image',
            field=models.ForeignKey(blank=True, help_text='Shown when somebody shares the page. Empty shows the door of the house.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='picture for sharing'),
        ),
        migrations.AddConstraint(
            model_name='programmepage',
            constraint=models.CheckConstraint(condition=models.Q(('amount_from__isnull', True), ('amount_to__isnull', True), ('amount_to__gte', models.F('amount_from')), _connector='OR'), name='programme_amounts_in_order'),
        ),
    ]
