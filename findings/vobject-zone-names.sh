#!/usr/bin/env bash
# Guess: An event in ZoneInfo('Europe/Berlin') is written with that zone.
# Seen: vobject 0.9.9 calls the zone CET and lets winter begin at 04:00 and summer at 03:00, an hour late
#   (02:00 is right in March).
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check \
  'vobject==0.9.9' 'tzdata==2026.2' 'pytz==2026.2' 'python-dateutil==2.9.0.post0'
cat >probe.py <<'PY'
import datetime
import zoneinfo
import vobject

calendar = vobject.iCalendar()
event = calendar.add("vevent")
event.add("dtstart").value = datetime.datetime(2026, 7, 4, 18, tzinfo=zoneinfo.ZoneInfo("Europe/Berlin"))
print([line for line in calendar.serialize().splitlines() if line.startswith(("TZID", "DTSTART"))])
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
['TZID:CET', 'DTSTART:20001029T040000', 'DTSTART:20000326T030000', 'DTSTART;TZID=CET:20260704T180000']
SEEN
echo "as seen: vobject-zone-names"
