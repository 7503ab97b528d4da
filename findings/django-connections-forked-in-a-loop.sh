#!/usr/bin/env bash
# Guess: After connections.close_all() a forked child begins without a database connection, wherever it is called.
# Seen: Django 6.1.3 with asgiref 3.13.0, in a thread in which an event loop runs (sync Playwright leaves one
#   running there): close_all() doesn't see the connection opened before the loop, and a child forked there
#   finds exactly that one open and writes on the parent's session. Killing the child doesn't end it.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check 'django==6.1.3' 'asgiref==3.13.0'
cat >probe.py <<'PY'
import asyncio
import os

import django
from django.conf import settings

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
settings.configure(DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "house.sqlite3"}})
django.setup()
from django.db import connection, connections


def state():
    return "closed" if connection.connection is None else "open"


def close_and_fork(where):
    connections.close_all()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writing, state().encode())
        os._exit(0)
    os.waitpid(child, 0)
    print(where, "| parent:", state(), "| child:", os.read(reading, 6).decode(), flush=True)


async def in_a_loop():
    close_and_fork("loop runs")


connection.ensure_connection()
asyncio.run(in_a_loop())
print("loop is over | parent:", state(), flush=True)
close_and_fork("no loop")
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
loop runs | parent: closed | child: open
loop is over | parent: open
no loop | parent: closed | child: closed
SEEN
echo "as seen: django-connections-forked-in-a-loop"
