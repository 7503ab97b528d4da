"""Words in any of their endings, and how well a text has a word: what the search of the pages stands on."""

from django.db import migrations

# Snowball comes with PostgreSQL for German and English. Its Arabic takes "الجمعية" and "جمعية" for two words:
# light10 (Larkey, Ballesteros, Connell 2007) instead. Nobody ships Ukrainian: the endings of nouns and
# adjectives as folded letters ("ї" is "і", "й" is "и"). A stem keeps three letters. German nouns in "ung" keep
# their vowel: "Förderung" (grant) and "Forderung" (claim) are not one word.
STEM = r"""
CREATE FUNCTION spelling_stem(folded text, language text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 20
RETURN CASE language
    WHEN 'de' THEN CASE
        WHEN folded ~ '...ung(?:en|s)?$' THEN regexp_replace(folded, '(?:en|s)$', '')
        ELSE coalesce((ts_lexize('german_stem', folded))[1], folded)
    END
    WHEN 'en' THEN coalesce((ts_lexize('english_stem', folded))[1], folded)
    WHEN 'ar' THEN regexp_replace(regexp_replace(regexp_replace(folded,
        '^(?:وال|بال|كال|فال|ال|لل|و)(?=...)', ''),
        '(?<=...)(?:ها|ان|ات|ون|ين)$', ''),
        '(?<=...)(?:يه|ه|ي)$', '')
    WHEN 'uk' THEN regexp_replace(regexp_replace(regexp_replace(regexp_replace(folded,
        '(?<=..)ок$', 'к'),
        '(?<=...)(?:ями|ами|ові|еві|ого|ому|ими|іми|оі|еі|ою|ею|єю|ів|ах|ях|ам|ям|ом|ем|єм|іи|ии|их|им|іх|ім|еи)$',
        ''),
        '(?<=...)[аоеєиіуюяь]+$', ''),
        '(?<=...)(.)\1$', '\1')
    ELSE folded
END;
"""
WORDS = """
CREATE FUNCTION spelling_words(words text[], language text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 5000
RETURN (
    SELECT ' ' || string_agg(form, ' ') || ' '
    FROM (
        SELECT DISTINCT unnest(ARRAY[folded, spelling_stem(folded, language)]) AS form
        FROM (SELECT spelling(word) AS folded FROM unnest(words) AS word OFFSET 0) AS given
    ) AS forms
    WHERE form <> ''
);
"""
# 6 the word itself, 5 in another ending, 4 and 3 a word begins with it, 2 and 1 it stands inside of one.
MATCH = """
CREATE FUNCTION spelling_match(given text, word text, stems text[]) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 200
RETURN CASE
    WHEN strpos(given, ' ' || word || ' ') > 0 THEN 6
    WHEN EXISTS (SELECT FROM unnest(stems) AS stem WHERE strpos(given, ' ' || stem || ' ') > 0) THEN 5
    WHEN strpos(given, ' ' || word) > 0 THEN 4
    WHEN EXISTS (SELECT FROM unnest(stems) AS stem WHERE strpos(given, ' ' || stem) > 0) THEN 3
    WHEN strpos(given, word) > 0 THEN 2
    WHEN EXISTS (
        SELECT FROM unnest(stems) AS stem WHERE length(stem) > 4 AND strpos(given, stem) > 0
    ) THEN 1
    ELSE 0
END;
"""


class Migration(migrations.Migration):
    dependencies = [("upkeep", "0003_spelling")]

    operations = [
        migrations.RunSQL(STEM, "DROP FUNCTION spelling_stem(text, text)"),
        migrations.RunSQL(WORDS, "DROP FUNCTION spelling_words(text[], text)"),
        migrations.RunSQL(MATCH, "DROP FUNCTION spelling_match(text, text, text[])"),
    ]
