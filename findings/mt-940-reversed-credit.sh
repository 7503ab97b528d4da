#!/usr/bin/env bash
# Guess: A reversed credit (mark RC in field 61) takes money away, so its amount is negative, like that of
#   a debit.
# Seen: mt-940 5.1.1 turns the sign for D only: RC is +20 like an income, so the sum of a day differs from
#   its balances.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check 'mt-940==5.1.1'
cat >probe.py <<'PY'
import mt940

STATEMENT = """:20:STARTUMS
:25:37040044/532013000
:28C:00001/001
:60F:C261102EUR100,00
:61:2611031103RC20,00NRTINONREF
:61:2611031103RD5,00NTRFNONREF
:61:2611031103D7,00NTRFNONREF
:62F:C261103EUR78,00
-"""
rows = mt940.parse(STATEMENT)
for row in rows:
    print(row.data["status"], row.data["amount"].amount)
opening, closing = (rows.data[f"final_{which}_balance"].amount.amount for which in ("opening", "closing"))
print("balances", closing - opening, "rows", sum(row.data["amount"].amount for row in rows))
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
RC 20.00
RD 5.00
D -7.00
balances -22.00 rows 18.00
SEEN
echo "as seen: mt-940-reversed-credit"
