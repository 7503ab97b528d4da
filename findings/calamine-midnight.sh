#!/usr/bin/env bash
# Guess: A column of date-times is read as date-times (openpyxl does).
# Seen: python-calamine 0.9.1 makes a date of each one at midnight, so one column holds two types that
#   cannot be compared.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check \
  'python-calamine==0.9.1' 'openpyxl==3.1.5'
cat >probe.py <<'PY'
import datetime
import openpyxl
import python_calamine

book = openpyxl.Workbook()
book.active.append([datetime.datetime(2026, 7, 4, 0, 0), datetime.datetime(2026, 7, 4, 18, 0)])
book.save("a.xlsx")
rows = python_calamine.load_workbook("a.xlsx").get_sheet_by_index(0).to_python()
print([type(value).__name__ for value in rows[0]])
print([type(cell.value).__name__ for cell in openpyxl.load_workbook("a.xlsx").active[1]])
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
['date', 'datetime']
['datetime', 'datetime']
SEEN
echo "as seen: calamine-midnight"
