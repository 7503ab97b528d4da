"""Tokens say area by area what they may do; those made before keep what they had."""

import django.contrib.postgres.fields
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

RIGHTS = [
    'content:read', 'content:write', 'forms:read', 'forms:write', 'cases:read', 'cases:write',
    'organisations:read', 'organisations:write', 'newsletters:read', 'newsletters:write',
    'admin:read', 'admin:write',
]


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0010_former_organisations'),
    ]

    operations = [
        migrations.AddField(
            model_name='tokenscope',
            name='scopes',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), blank=True, db_default=[], default=list, size=None, verbose_name='rights'),
        ),
        AddConstraintNotValid(
            model_name='tokenscope',
            constraint=models.CheckConstraint(condition=models.Q(('scopes__contained_by', RIGHTS)), name='rights_of_token_are_known'),
        ),
    ]
