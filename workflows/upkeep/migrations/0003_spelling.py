"""The folding of words that every search compares, as functions an index can stand on."""

from django.db import migrations

# pg_c_utf8 comes with PostgreSQL and gives the same answer on every machine; names are qualified by the
# standard form of the body, so that a restored dump builds its indexes without a search path.
SPELLING = r"""
CREATE FUNCTION spelling(given text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 20
RETURN regexp_replace(
    translate(
        replace(replace(replace(replace(replace(replace(
            normalize(
                replace(replace(replace(
                    lower(normalize(given, NFKC) COLLATE pg_c_utf8),
                'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'),
            NFKD),
        'ß', 'ss'), 'œ', 'oe'), 'æ', 'ae'), 'ø', 'oe'), 'ł', 'l'), 'ı', 'i'),
        'ىیېةهکڪґ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹',
        'يييههككг01234567890123456789'),
    U&'[\0300-\036F\0483-\0489\0591-\05C7\0610-\061A\0640\064B-\065F\0670\06D6-\06ED\02B0-\02FF]|[^[:alnum:]]',
    '', 'g');
"""
PARTS = """
CREATE FUNCTION spelling_parts(given text, shortest integer DEFAULT 2) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 2000
RETURN (
    SELECT coalesce(array_agg(DISTINCT substr(word, place, size)), '{}')
    FROM (SELECT spelling(given) AS word OFFSET 0) AS folded,
        generate_series(greatest(shortest, 2), 3) AS size,
        generate_series(1, length(word) - size + 1) AS place
);
"""


class Migration(migrations.Migration):

    dependencies = [("upkeep", "0002_retention")]

    operations = [
        migrations.RunSQL(SPELLING, "DROP FUNCTION spelling(text)"),
        migrations.RunSQL(PARTS, "DROP FUNCTION spelling_parts(text, integer)"),
    ]
