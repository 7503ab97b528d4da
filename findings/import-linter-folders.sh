#!/usr/bin/env bash
# Guess: A forbidden import anywhere below the package breaks the contract.
# Seen: import-linter 2.16 with grimp 3.14 does not see folders without __init__.py, which Python imports
#   all the same: 'KEPT'.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check 'import-linter==2.16'
cat >probe.py <<'PY'
import pathlib
import subprocess

for folder in ("shop", "shop/sales", "shop/stock"):
    pathlib.Path(folder).mkdir()
    pathlib.Path(folder, "__init__.py").touch()
pathlib.Path("shop/sales/reports").mkdir()
pathlib.Path("shop/sales/reports/month.py").write_text("import shop.stock\n")
pathlib.Path(".importlinter").write_text("""[importlinter]
root_package = shop
[importlinter:contract:apart]
name = apart
type = forbidden
source_modules = shop.sales
forbidden_modules = shop.stock
""")
for _ in range(2):
    done = subprocess.run(["env/bin/lint-imports", "--no-cache"], capture_output=True, text=True)
    print(done.returncode, [line for line in done.stdout.splitlines() if line.startswith("apart")][:1])
    pathlib.Path("shop/sales/reports/__init__.py").touch()
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
0 ['apart KEPT']
1 ['apart BROKEN']
SEEN
echo "as seen: import-linter-folders"
