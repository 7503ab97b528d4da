#!/usr/bin/env bash
# Guess: Without language=, names come in the country's default language; an unsupported language is
#   refused or falls back to it.
# Seen: holidays 0.109 asks the server's environment: LANG=uk_UA.UTF-8 gives Ukrainian names of German
#   holidays, also for 'ar'.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check 'holidays==0.109'
cat >probe.py <<'PY'
import os
import subprocess
import sys

ASK = "import holidays; print(holidays.country_holidays('DE', years=2026, **{}).get('2026-12-25'))"
for lang in ("C", "uk_UA.UTF-8", "en_US.UTF-8"):
    for wish in ({}, {"language": "ar"}, {"language": "de"}):
        keep = {key: value for key, value in os.environ.items() if key != "LANGUAGE" and not key.startswith("LC_")}
        command = [sys.executable, "-X", "utf8", "-c", ASK.format(wish)]
        done = subprocess.run(command, env=keep | {"LANG": lang}, capture_output=True, encoding="utf-8", check=True)
        print(lang, wish.get("language"), done.stdout.strip())
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
C None Erster Weihnachtstag
C ar Erster Weihnachtstag
C de Erster Weihnachtstag
uk_UA.UTF-8 None Перший день Різдва
uk_UA.UTF-8 ar Перший день Різдва
uk_UA.UTF-8 de Erster Weihnachtstag
en_US.UTF-8 None Christmas Day
en_US.UTF-8 ar Christmas Day
en_US.UTF-8 de Erster Weihnachtstag
SEEN
echo "as seen: holidays-names-by-server-locale"
