#!/usr/bin/env bash
# Guess: A release of October 2026 knows the SEPA members of 2024 and 2025 (AL, ME, MD, MK, RS).
# Seen: schwifty 2026.10.1: in_sepa_zone is False for all five, True for Germany and the United Kingdom.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check 'schwifty==2026.10.1'
cat >probe.py <<'PY'
from schwifty import IBAN

for iban in ("AL47212110090000000235698741", "MD24AG000225100013104168", "ME25505000012345678951",
             "MK07250120000058984", "RS35260005601001611379", "DE89370400440532013000", "GB29NWBK60161331926819"):
    print(iban[:2], IBAN(iban).in_sepa_zone)
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
AL False
MD False
ME False
MK False
RS False
DE True
GB True
SEEN
echo "as seen: schwifty-sepa-countries"
