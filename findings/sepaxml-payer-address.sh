#!/usr/bin/env bash
# Guess: The payer's postal address is written into every file, as one batch or as single bookings.
# Seen: sepaxml 2.7.0 writes it with batch=True only; with batch=False it is left out silently, even if
#   the payee has an address.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check \
  'sepaxml==2.7.0' 'xmlschema==4.3.2' 'text-unidecode==1.3'
cat >probe.py <<'PY'
import datetime
import re
from sepaxml import SepaTransfer

for batch in (True, False):
    payer = {"name": "Haus", "IBAN": "DE89370400440532013000", "BIC": "COBADEFFXXX", "batch": batch,
             "currency": "EUR", "address": {"town": "Trier", "country": "DE"}}
    file = SepaTransfer(payer, schema="pain.001.001.09")
    file.add_payment({"name": "Verein", "IBAN": "DE89370400440532013000", "BIC": "COBADEFFXXX", "amount": 5000,
                      "execution_date": datetime.date(2026, 12, 1), "description": "Rate 1",
                      "address": {"town": "Bonn", "country": "DE"}})
    print("batch", batch, re.findall("<TwnNm>([^<]*)", file.export(validate=True).decode()))
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
batch True ['Trier', 'Bonn']
batch False ['Bonn']
SEEN
echo "as seen: sepaxml-payer-address"
