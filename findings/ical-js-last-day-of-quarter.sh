#!/usr/bin/env bash
# Guess: BYMONTHDAY=28,29,30,31 with BYSETPOS=-1 is the last of these days of each month, as in rrule.js.
# Seen: ical.js 2.2.1 applies BYSETPOS in January but gives three days in April (28, 29, 30); rrule 2.8.1
#   gives one a quarter.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund 'ical.js@2.2.1' 'rrule@2.8.1'
cat >probe.cjs <<'JS'
const { rrulestr } = require('rrule');
import('ical.js').then(({ default: ICAL }) => {
  const rule = 'FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=28,29,30,31;BYSETPOS=-1';
  const days = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromString('2026-01-31'));
  console.log(Array.from({ length: 5 }, () => days.next().toString()).join(' '));
  const other = rrulestr(`DTSTART:20260131T000000Z\nRRULE:${rule};COUNT=3`).all();
  console.log(other.map((day) => day.toISOString().slice(0, 10)).join(' '));
});
JS
node probe.cjs >seen.txt
diff seen.txt - <<'SEEN'
2026-01-31 2026-04-28 2026-04-29 2026-04-30 2026-07-28
2026-01-31 2026-04-30 2026-07-31
SEEN
echo "as seen: ical-js-last-day-of-quarter"
