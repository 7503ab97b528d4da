#!/usr/bin/env bash
# Guess: to_currency with currency='EUR' and lang='ar' speaks of euros, as it does in German.
# Seen: num2words 0.5.14 ignores the currency in Arabic and writes riyals and halalas for euros and cents.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check 'num2words==0.5.14'
cat >probe.py <<'PY'
from decimal import Decimal
from num2words import num2words

print(num2words(Decimal("7600.50"), lang="de", to="currency", currency="EUR"))
arabic = num2words(Decimal("7600.50"), lang="ar", to="currency", currency="EUR")
print("ريال" in arabic, "هللة" in arabic, "يورو" in arabic)
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
siebentausendsechshundert Euro und fünfzig Cent
True True False
SEEN
echo "as seen: num2words-arabic-euro"
