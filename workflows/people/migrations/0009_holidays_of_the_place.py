"""A house says which holidays its place has beside those of its Land."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("people", "0008_spelling")]

    operations = [
        migrations.AddField(
            model_name="house",
            name="catholic_holidays",
            field=models.BooleanField(
                default=False,
                help_text="Tick this where Assumption Day (Bavaria) or Corpus Christi (parts of Saxony and Thuringia) is a holiday.",
                verbose_name="mostly Catholic municipality",
            ),
        ),
        migrations.AddField(
            model_name="house",
            name="own_holidays",
            field=models.TextField(
                blank=True,
                help_text="One a line: day and month for every year (in Augsburg 8.8.), or with its year for once (24.12.2026).",
                max_length=1000,
                verbose_name="further holidays of the place",
            ),
        ),
    ]
