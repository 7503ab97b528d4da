#!/usr/bin/env bash
# Guess: clean=True spells umlauts the way German bank forms do (ä → ae, ö → oe).
# Seen: sepaxml 2.7.0 drops the dots: a grant (Förderung) goes out as a claim (Forderung); the address
#   keeps its umlauts.
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

payer = {"name": "Haus Köln", "IBAN": "DE89370400440532013000", "BIC": "COBADEFFXXX", "batch": True,
         "currency": "EUR", "address": {"town": "Köln", "country": "DE"}}
file = SepaTransfer(payer, schema="pain.001.001.09", clean=True)
file.add_payment({"name": "Verein Müller", "IBAN": "DE89370400440532013000", "BIC": "COBADEFFXXX", "amount": 5000,
                  "execution_date": datetime.date(2026, 12, 1), "description": "Förderung"})
xml = file.export(validate=True).decode()
for tag in ("TwnNm", "Ustrd"):
    print(tag, *re.findall(f"<{tag}>([^<]*)", xml))
print(sorted(set(re.findall("<Nm>([^<]*)", xml))))
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
TwnNm Köln
Ustrd Forderung
['Haus Koln', 'Verein Muller']
SEEN
echo "as seen: sepaxml-umlauts"
