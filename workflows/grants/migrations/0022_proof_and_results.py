"""How groups prove what they spent, how the support is named, what is published."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    # The last release can't publish a call that draws receipts: it never meets a receipt without a file.
    contract = "only calls of this release have receipts without a file"

    dependencies = [
        ('documents', '0007_organisations_merge'),
        ('grants', '0021_helping'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='call',
            name='belongings',
            field=models.CharField(choices=[('group', 'They stay with the group'), ('purpose', 'They stay with the group for this purpose; selling them needs our consent'), ('house', 'They go to the house after the project')], db_default='group', default='group', help_text='What becomes of them after the project.', max_length=10, verbose_name='things that were bought'),
        ),
        migrations.AddField(
            model_name='call',
            name='credit',
            field=models.JSONField(blank=True, db_default=models.Value({}, models.JSONField()), default=dict, help_text='The sentence and logos for flyers and websites. It stands in the contract.', verbose_name='how the support is named'),
        ),
        migrations.AddField(
            model_name='call',
            name='inventory_from',
            field=models.DecimalField(blank=True, decimal_places=2, help_text='Things that cost more are listed (Nr. 4 ANBest-P: 800 euros). Empty: no list.', max_digits=10, null=True, verbose_name='inventory from (euros)'),
        ),
        migrations.AddField(
            model_name='call',
            name='receipts_asked',
            field=models.CharField(choices=[('all', 'A file for every receipt'), ('sample', 'A list, and files for the receipts the house draws'), ('originals', 'A file for every receipt, and the originals are shown')], db_default='all', default='all', max_length=10, verbose_name='receipts'),
        ),
        migrations.AddField(
            model_name='call',
            name='results_public',
            field=models.BooleanField(db_default=False, default=False, help_text='Project, group and sum stand on a public page once the contract is signed.', verbose_name='results are published'),
        ),
        migrations.AddField(
            model_name='call',
            name='spot_check_percent',
            field=models.DecimalField(db_default=20, decimal_places=2, default=20, help_text='Only where the house draws: this share of the list, at least three.', max_digits=5, verbose_name='receipts to draw (%)'),
        ),
        migrations.AddField(
            model_name='receipt',
            name='handed_in_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='handed in'),
        ),
        migrations.AlterField(
            model_name='receipt',
            name='document',
            field=models.OneToOneField(blank=True, help_text='Only calls that draw receipts do without.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document', verbose_name='file'),
        ),
        migrations.AlterField(
            model_name='receipt',
            name='sha256',
            field=models.CharField(blank=True, max_length=64, null=True, unique=True, verbose_name='checksum of the file'),
        ),
        migrations.CreateModel(
            name='SpotCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seed', models.CharField(max_length=32, verbose_name='seed')),
                ('considered', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), verbose_name='receipts to draw from')),
                ('size', models.PositiveIntegerField(verbose_name='receipts drawn')),
                ('drawn_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='drawn')),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='spot_checks', to='grants.application', verbose_name='application')),
                ('drawn_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='drawn by')),
            ],
            options={
                'verbose_name': 'spot check',
                'verbose_name_plural': 'spot checks',
                'ordering': ['drawn_at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('size__gt', 0), ('size__lte', models.F('considered__len'))), name='spot_check_of_the_list')],
            },
        ),
        migrations.AddField(
            model_name='receipt',
            name='spot_check',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='receipts', to='grants.spotcheck', verbose_name='spot check'),
        ),
        AddConstraintNotValid(
            model_name='receipt',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('document', None), ('sha256', None)), models.Q(('document__isnull', False), ('sha256__isnull', False)), _connector='OR'), name='receipt_file_with_checksum'),
        ),
    ]
