#!/usr/bin/env bash
# Guess: format_currency prints the sign of the euro in every locale that has one in daily life.
# Seen: Babel 2.19.0 prints 'EUR' in Ukrainian (no symbol for it in the locale's data), the sign in
#   German, Arabic and Polish.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check 'babel==2.19.0'
cat >probe.py <<'PY'
from babel.numbers import format_currency, get_currency_symbol

print(format_currency(7600.5, "EUR", locale="uk").replace("\xa0", " "))
print({locale: get_currency_symbol("EUR", locale) for locale in ("de", "ar", "pl", "uk")})
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
7 600,50 EUR
{'de': '€', 'ar': '€', 'pl': '€', 'uk': 'EUR'}
SEEN
echo "as seen: babel-ukrainian-euro"
