"""Adds many cases to a database of a build: copies of one of its own, so that it serves every build.

`fill.py ROOT NUMBER`; every fifth title has the word that the search rows look for.
"""

import sys
from pathlib import Path

from subject import prepare

CASES = """
INSERT INTO engine_case
SELECT made.* FROM generate_series(1, %s) AS n,
    LATERAL (SELECT * FROM engine_case WHERE kind = 'grant' AND submitted_at IS NOT NULL LIMIT 1) AS pattern,
    LATERAL jsonb_populate_record(NULL::engine_case, to_jsonb(pattern) || jsonb_build_object(
        'id', gen_random_uuid(), 'number', 'B-' || n, 'process_id', NULL, 'assignee_id', NULL,
        'title', CASE WHEN n %% 5 = 0 THEN 'Fest der Nachbarschaft ' ELSE 'Werkstatt ' END || n,
        'stage', (ARRAY['formal_check', 'review', 'decision', 'rejected'])[1 + n %% 4],
        'closed_at', CASE WHEN n %% 4 = 3 THEN now() END,
        'created_at', now() - n * interval '1 minute',
        'due_at', now() + (n %% 40 - 10) * interval '1 day')) AS made
"""
APPLICATIONS = """
INSERT INTO grants_application
SELECT made.* FROM engine_case AS filled,
    LATERAL (SELECT * FROM grants_application LIMIT 1) AS pattern,
    LATERAL jsonb_populate_record(
        NULL::grants_application, to_jsonb(pattern) || jsonb_build_object('case_ptr_id', filled.id)) AS made
WHERE filled.number LIKE 'B-%%'
"""


def main() -> None:
    """Fill and analyse."""
    prepare(Path(sys.argv[1]).resolve())
    from django.db import connection  # noqa: PLC0415  after django.setup()

    with connection.cursor() as cursor:
        cursor.execute(CASES, [int(sys.argv[2])])
        cursor.execute(APPLICATIONS, [])
        cursor.execute("VACUUM ANALYZE")


if __name__ == "__main__":
    main()
