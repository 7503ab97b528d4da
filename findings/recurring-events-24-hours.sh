#!/usr/bin/env bash
# Guess: DURATION:PT24H lasts 24 hours, also over the night of a clock change (RFC 5545: only P1D is a
#   nominal day).
# Seen: recurring-ical-events 3.8.2 with icalendar 7.3.0 adds it on the wall clock: 28 March 18:00 to 29
#   March 18:00 is 23 hours.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check \
  'recurring-ical-events==3.8.2' 'icalendar==7.3.0' 'tzdata==2026.2'
cat >probe.py <<'PY'
import icalendar
import recurring_ical_events

for duration in ("PT24H", "P1D"):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y//", "BEGIN:VEVENT", "UID:1", "DTSTAMP:20260101T000000Z",
             "DTSTART;TZID=Europe/Berlin:20260328T180000", f"DURATION:{duration}", "RRULE:FREQ=DAILY;COUNT=2",
             "END:VEVENT", "END:VCALENDAR", ""]
    calendar = icalendar.Calendar.from_ical("\r\n".join(lines))
    event = recurring_ical_events.of(calendar).at((2026, 3, 28))[0]
    print(duration, event.end, (event.end.timestamp() - event.start.timestamp()) / 3600)
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
PT24H 2026-03-29 18:00:00+02:00 23.0
P1D 2026-03-29 18:00:00+02:00 23.0
SEEN
echo "as seen: recurring-events-24-hours"
