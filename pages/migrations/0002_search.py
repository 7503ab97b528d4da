"""The index of word parts for the search of the pages, on the table Wagtail keeps."""

from django.db import migrations

INDEX = """
CREATE INDEX pages_search_parts ON wagtailsearch_indexentry
USING gin (spelling_parts(title_text || body_text))
"""


class Migration(migrations.Migration):

    dependencies = [
        ("pages", "0001_page_types"),
        ("upkeep", "0004_stems"),
        ("wagtailsearch", "0010_add_text_fields"),
    ]

    operations = [migrations.RunSQL(INDEX, "DROP INDEX pages_search_parts")]
