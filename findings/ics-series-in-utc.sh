#!/usr/bin/env bash
# Guess: Reading and writing a weekly series keeps its time zone, so that 18:00 stays 18:00 in winter.
# Seen: ics 0.7.3 writes the start in UTC and keeps the RRULE: after the clock change the meeting is at
#   17:00.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check \
  'ics==0.7.3' 'arrow==1.4.0' 'tatsu==5.15.1'
cat >probe.py <<'PY'
import ics

SERIES = "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y//", "BEGIN:VTIMEZONE", "TZID:Europe/Berlin",
    "BEGIN:STANDARD", "DTSTART:19701025T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100", "END:STANDARD", "BEGIN:DAYLIGHT", "DTSTART:19700329T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "END:DAYLIGHT", "END:VTIMEZONE",
    "BEGIN:VEVENT", "UID:1", "DTSTAMP:20260101T000000Z", "DTSTART;TZID=Europe/Berlin:20261020T180000",
    "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3", "SUMMARY:Chor", "END:VEVENT", "END:VCALENDAR", ""])

text = ics.Calendar(SERIES).serialize()
print([line for line in text.splitlines() if line.startswith(("DTSTART", "RRULE", "BEGIN:VTIMEZONE"))])
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
['RRULE:FREQ=WEEKLY;COUNT=3', 'DTSTART:20261020T160000Z']
SEEN
echo "as seen: ics-series-in-utc"
