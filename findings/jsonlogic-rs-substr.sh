#!/usr/bin/env bash
# Guess: {'substr': ['Grüße', -3]} is the last three letters, as in the reference (json-logic-js).
# Seen: jsonlogic-rs 0.5.0 counts the length in bytes and cuts by characters: 'e' instead of 'üße'; ASCII
#   is right.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check 'jsonlogic-rs==0.5.0'
cat >probe.py <<'PY'
import jsonlogic_rs

for word in ("Gruesse", "Grüße"):
    print(word, jsonlogic_rs.apply({"substr": [word, -3]}, {}))
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
Gruesse sse
Grüße e
SEEN
echo "as seen: jsonlogic-rs-substr"
