#!/usr/bin/env bash
# Guess: A start with a fixed offset (what fromisoformat gives for '…+02:00') is written as a moment that
#   others can read.
# Seen: icalendar 7.3.0 writes TZID=UTC+02:00, add_missing_timezones adds nothing, and its own reader
#   gives a time without zone.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check 'icalendar==7.3.0' 'tzdata==2026.2'
cat >probe.py <<'PY'
import datetime
import icalendar

start = datetime.datetime.fromisoformat("2026-07-04T18:00:00+02:00")
calendar = icalendar.Calendar.new(uid="1")
calendar.add_component(icalendar.Event.new(summary="Fest", start=start, uid="2", stamp=start))
calendar.add_missing_timezones()
text = calendar.to_ical().decode()
print([line for line in text.splitlines() if line.startswith("DTSTART")], "VTIMEZONE" in text)
print(icalendar.Calendar.from_ical(text).events[0].start)
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
['DTSTART;TZID="UTC+02:00":20260704T180000'] False
2026-07-04 18:00:00
SEEN
echo "as seen: icalendar-fixed-offset"
