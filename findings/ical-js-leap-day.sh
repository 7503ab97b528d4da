#!/usr/bin/env bash
# Guess: A yearly series that begins on 29 February skips the years without one (RFC 5545: invalid dates
#   are ignored).
# Seen: ical.js 2.2.1 puts it on 1 March in 2025, 2026 and 2027; rrule 2.8.1 answers 2024, 2028, 2032.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund 'ical.js@2.2.1' 'rrule@2.8.1'
cat >probe.cjs <<'JS'
const { rrulestr } = require('rrule');
import('ical.js').then(({ default: ICAL }) => {
  const days = ICAL.Recur.fromString('FREQ=YEARLY').iterator(ICAL.Time.fromString('2024-02-29'));
  console.log(Array.from({ length: 5 }, () => days.next().toString()).join(' '));
  const other = rrulestr('DTSTART:20240229T000000Z\nRRULE:FREQ=YEARLY;COUNT=3').all();
  console.log(other.map((day) => day.toISOString().slice(0, 10)).join(' '));
});
JS
node probe.cjs >seen.txt
diff seen.txt - <<'SEEN'
2024-02-29 2025-03-01 2026-03-01 2027-03-01 2028-02-29
2024-02-29 2028-02-29 2032-02-29
SEEN
echo "as seen: ical-js-leap-day"
