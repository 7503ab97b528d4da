#!/usr/bin/env bash
# Guess: A rule with an operator that does not exist is refused ('Unrecognized operation' in json-logic-
#   js).
# Seen: jsonlogic-rs 0.5.0 returns the rule itself, which is true: a misspelt condition always holds.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check 'jsonlogic-rs==0.5.0'
cat >probe.py <<'PY'
import jsonlogic_rs

print(jsonlogic_rs.apply({"equals": [1, 2]}, {}))
print(jsonlogic_rs.apply({"if": [{"equals": [1, 2]}, "shown", "hidden"]}, {}))
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
{'equals': [1, 2]}
shown
SEEN
echo "as seen: jsonlogic-rs-unknown-operator"
