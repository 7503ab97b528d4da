"""The safe, the health check and the record of organisations."""

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import uuid
import workflows.organisations.models.kinds
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0006_erasing'),
        ('people', '0010_former_organisations'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SafeKind',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=30, unique=True, verbose_name='code')),
                ('name_de', models.CharField(max_length=120, verbose_name='name in German')),
                ('name_en', models.CharField(blank=True, max_length=120, verbose_name='name in English')),
                ('name_ar', models.CharField(blank=True, max_length=120, verbose_name='name in Arabic')),
                ('name_uk', models.CharField(blank=True, max_length=120, verbose_name='name in Ukrainian')),
                ('position', models.PositiveSmallIntegerField(default=100, verbose_name='position')),
                ('single', models.BooleanField(default=False, help_text='A new file takes the place of the last one, as with a statute.', verbose_name='one an organisation')),
                ('expiry', models.CharField(choices=[('never', 'It does not run out'), ('law', 'So many years after its date, as the law says'), ('typed', 'The organisation writes the last day, if there is one')], default='never', max_length=10, verbose_name='runs out')),
                ('law_code', models.CharField(blank=True, help_text='The code among the legal values that says how many years it stands.', max_length=80, verbose_name='legal value')),
                ('remind_before', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(365)]), blank=True, default=workflows.organisations.models.kinds.usual_notice, help_text='For example 60, 14. On the last day there is always one.', size=5, verbose_name='days of reminders before the last day')),
                ('is_active', models.BooleanField(default=True, help_text='Otherwise only what is there already is shown.', verbose_name='can be added')),
            ],
            options={
                'verbose_name': 'kind of document in the safe',
                'verbose_name_plural': 'kinds of documents in the safe',
                'ordering': ['position', 'code'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('expiry', 'law'), models.Q(('law_code', ''), _negated=True)), models.Q(('expiry__in', ['never', 'typed']), ('law_code', '')), _connector='OR'), name='safe_kind_names_its_law')],
            },
        ),
        migrations.CreateModel(
            name='SafeEntry',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name='identifier')),
                ('title', models.CharField(blank=True, help_text='What tells it apart from others of its kind.', max_length=120, verbose_name='title')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='created')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='safe_entries', to='people.organisation', verbose_name='organisation')),
                ('kind', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='organisations.safekind', verbose_name='kind')),
            ],
            options={
                'verbose_name': 'entry of the safe',
                'verbose_name_plural': 'entries of the safe',
            },
        ),
        migrations.CreateModel(
            name='SafeVersion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name='identifier')),
                ('number', models.PositiveSmallIntegerField(verbose_name='version')),
                ('dated', models.DateField(blank=True, null=True, verbose_name='date of the document')),
                ('expires_on', models.DateField(blank=True, null=True, verbose_name='stands until')),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='added')),
                ('seen_at', models.DateTimeField(blank=True, null=True, verbose_name='seen')),
                ('removed_at', models.DateTimeField(blank=True, null=True, verbose_name='taken out')),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='reason')),
                ('added_by', models.ForeignKey(blank=True, help_text='Empty when it came from a founding in the house.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='added by')),
                ('document', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='safe_version', to='documents.document', verbose_name='document')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='organisations.safeentry', verbose_name='entry')),
                ('removed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='taken out by')),
                ('seen_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='seen by')),
            ],
            options={
                'verbose_name': 'version in the safe',
                'verbose_name_plural': 'versions in the safe',
                'ordering': ['-number'],
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('about', models.CharField(choices=[('document', 'A document of the safe'), ('notice', 'The notice of the tax office in the profile'), ('health', 'The yearly answers of the health check')], max_length=10, verbose_name='about')),
                ('ends_on', models.DateField(verbose_name='last day')),
                ('days', models.PositiveSmallIntegerField(verbose_name='days before')),
                ('due_on', models.DateField(verbose_name='due')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='sent')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='people.organisation', verbose_name='organisation')),
                ('version', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='organisations.safeversion', verbose_name='version')),
            ],
            options={
                'verbose_name': 'reminder',
                'verbose_name_plural': 'reminders',
            },
        ),
        migrations.CreateModel(
            name='BoardSeat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('office', models.CharField(max_length=60, verbose_name='office')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='board_seats', to='people.organisation', verbose_name='organisation')),
            ],
            options={
                'verbose_name': 'seat on a board',
                'verbose_name_plural': 'seats on boards',
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'position'), name='board_position_once')],
            },
        ),
        migrations.CreateModel(
            name='HealthAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.CharField(choices=[('cash_book', 'Cash book'), ('insurance', 'Insurance'), ('data_protection', 'Data protection'), ('transparency', 'Transparency register (Transparenzregister)')], max_length=20, verbose_name='about')),
                ('reply', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('unsure', 'I am not sure')], max_length=10, verbose_name='answer')),
                ('source', models.CharField(choices=[('members', 'Answered by the organisation'), ('founding', 'Known from the founding')], default='members', max_length=10, verbose_name='said by')),
                ('answered_on', models.DateField(verbose_name='answered on')),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answered by')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='health_answers', to='people.organisation', verbose_name='organisation')),
            ],
            options={
                'verbose_name': 'answer of a health check',
                'verbose_name_plural': 'answers of health checks',
                'indexes': [models.Index(fields=['organisation', 'item', '-answered_on', '-id'], name='health_latest')],
                'constraints': [models.CheckConstraint(condition=models.Q(('item__in', ['cash_book', 'insurance', 'data_protection', 'transparency'])), name='health_item_is_known'), models.CheckConstraint(condition=models.Q(('reply__in', ['yes', 'no', 'unsure'])), name='health_reply_is_known')],
            },
        ),
        migrations.CreateModel(
            name='OrganisationRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seat', models.CharField(blank=True, max_length=100, verbose_name='seat (town)')),
                ('board_elected_on', models.DateField(blank=True, null=True, verbose_name='board elected on')),
                ('board_term_years', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(10)], verbose_name='term of office in years')),
                ('board_registered_on', models.DateField(blank=True, help_text='§§ 64, 67 BGB', null=True, verbose_name='board entered in the register on')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='record', to='people.organisation', verbose_name='organisation')),
            ],
            options={
                'verbose_name': 'record of an organisation',
                'verbose_name_plural': 'records of organisations',
                'constraints': [models.CheckConstraint(condition=models.Q(('board_term_years__isnull', True), models.Q(('board_term_years__gte', 1), ('board_term_years__lte', 10)), _connector='OR'), name='board_term_is_plausible')],
            },
        ),
        migrations.AddIndex(
            model_name='safeentry',
            index=models.Index(fields=['organisation', 'kind'], name='safe_of_organisation'),
        ),
        migrations.AddConstraint(
            model_name='safeversion',
            constraint=models.UniqueConstraint(fields=('entry', 'number'), name='safe_version_once'),
        ),
        migrations.AddConstraint(
            model_name='safeversion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('document__isnull', False), ('reason', ''), ('removed_at__isnull', True), ('removed_by__isnull', True)), models.Q(('document__isnull', True), ('removed_at__isnull', False), ('removed_by__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='safe_file_there_or_taken_out'),
        ),
        migrations.AddConstraint(
            model_name='safeversion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('seen_at__isnull', True), ('seen_by__isnull', True)), models.Q(('seen_at__isnull', False), ('seen_by__isnull', False)), _connector='OR'), name='safe_seen_by_somebody'),
        ),
        migrations.AddIndex(
            model_name='reminder',
            index=models.Index(condition=models.Q(('sent_at', None)), fields=['due_on', 'id'], name='reminder_due'),
        ),
        migrations.AddConstraint(
            model_name='reminder',
            constraint=models.UniqueConstraint(fields=('organisation', 'about', 'version', 'ends_on', 'days'), name='reminder_once', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='reminder',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('about', 'document'), ('version__isnull', False)), models.Q(('about__in', ['notice', 'health']), ('version__isnull', True)), _connector='OR'), name='reminder_names_its_document'),
        ),
    ]
