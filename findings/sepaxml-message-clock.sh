#!/usr/bin/env bash
# Guess: The time in a generated message id is the time of day, so ids of one day sort by it.
# Seen: sepaxml 2.7.0 stamps the 12-hour clock without am/pm: files made at 03:04:05 and 15:04:05 share
#   the time part.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check \
  'sepaxml==2.7.0' 'xmlschema==4.3.2' 'text-unidecode==1.3' 'time-machine==3.6.0'
cat >probe.py <<'PY'
import datetime
import time_machine
from sepaxml import SepaTransfer

for hour in (3, 15):
    with time_machine.travel(datetime.datetime(2026, 11, 3, hour, 4, 5, tzinfo=datetime.UTC), tick=False):
        payer = {"name": "Haus", "IBAN": "DE89370400440532013000", "BIC": "COBADEFFXXX", "batch": True, "currency": "EUR"}
        print(SepaTransfer(payer).msg_id.split("-")[0])
PY
TZ=UTC env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
20261103030405
20261103030405
SEEN
echo "as seen: sepaxml-message-clock"
