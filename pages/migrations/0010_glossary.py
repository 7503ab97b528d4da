"""Words that people may not know, in each language; the database notes their changes as it does for terms (0007)."""

import django.db.models.deletion
import uuid
from django.db import migrations, models

NOTE = """
CREATE CONSTRAINT TRIGGER contents_changed AFTER INSERT OR UPDATE OR DELETE ON pages_glossaryentry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    EXECUTE FUNCTION pages_content_noted('pages.GlossaryEntry', 'id');
"""


class Migration(migrations.Migration):

    dependencies = [
        ('pages', '0009_kinds_of_terms'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='GlossaryEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('code', models.SlugField(help_text='Never shown; the same in all languages.', verbose_name='code')),
                ('word', models.CharField(max_length=80, verbose_name='word')),
                ('forms', models.TextField(blank=True, help_text='How texts say the word, too: one form a line. An asterisk stands for any ending.', verbose_name='other forms')),
                ('means', models.TextField(help_text='One or two short sentences in plain words.', max_length=400, verbose_name='what it means')),
                ('in_texts', models.BooleanField(default=True, help_text='The first time that a page or form says the word, readers can open what it means.', verbose_name='explain in texts')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
            ],
            options={
                'verbose_name': 'word of the glossary',
                'verbose_name_plural': 'glossary',
                'ordering': ['word', 'id'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('code', 'locale'), name='word_once_per_language')],
                'unique_together': {('translation_key', 'locale')},
            },
        ),
        migrations.RunSQL(NOTE, "DROP TRIGGER contents_changed ON pages_glossaryentry"),
    ]
