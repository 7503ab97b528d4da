"""No event ends before it begins, in any row."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('pages', '0011_projects_news_press'),
    ]

    operations = [
        ValidateConstraint('newspage', 'event_ends_after_it_begins'),
    ]
