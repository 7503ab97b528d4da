#!/usr/bin/env bash
# Guess: Under freeze_time in a German summer the clocks agree: now(), now().astimezone() and
#   time.localtime().
# Seen: freezegun 1.5.5: now() is UTC, astimezone() calls it +02:00, and localtime() adds one hour
#   although it is summer.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check 'freezegun==1.5.5'
cat >probe.py <<'PY'
import datetime
import time
from freezegun import freeze_time

with freeze_time("2026-07-04 12:00"):
    print(datetime.datetime.now(), "|", datetime.datetime.now().astimezone(), "|",
          datetime.datetime.now(datetime.UTC), "|", time.strftime("%H:%M", time.localtime()))
PY
TZ=CET-1CEST,M3.5.0,M10.5.0/3 env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
2026-07-04 12:00:00 | 2026-07-04 12:00:00+02:00 | 2026-07-04 12:00:00+00:00 | 13:00
SEEN
echo "as seen: freezegun-local-time"
