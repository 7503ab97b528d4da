#!/usr/bin/env bash
# Guess: What a task gets in tests (ImmediateBackend) is what the worker gets; arguments JSON would change
#   are refused.
# Seen: django-tasks 0.12.0 refuses dates but hands over {1: …} as it is; from the database (django-tasks-
#   db 0.13.0) the key is '1'.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check \
  'django-tasks==0.12.0' 'django-tasks-db==0.13.0' 'django==5.2.19'
cat >probe.py <<'PY'
import sys
import types
import django
from django.conf import settings

settings.configure(INSTALLED_APPS=["django_tasks", "django_tasks_db"], USE_TZ=True, DATABASES={
    "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}, TASKS={
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend"},
    "now": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}})
django.setup()
from django.core.management import call_command
from django_tasks import task

call_command("migrate", verbosity=0)
jobs = sys.modules["jobs"] = types.ModuleType("jobs")


def rates(amounts):
    return list(amounts)


rates.__module__ = "jobs"
jobs.rates = task(rates)
print("in tests", jobs.rates.using(backend="now").enqueue({1: 500}).return_value)
queued = jobs.rates.enqueue({1: 500})
print("enqueued", queued.args, "worker", jobs.rates.get_result(queued.id).args)
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
in tests [1]
enqueued [{1: 500}] worker [{'1': 500}]
SEEN
echo "as seen: django-tasks-key-types"
