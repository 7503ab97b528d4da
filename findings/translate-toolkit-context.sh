#!/usr/bin/env bash
# Guess: PO to XLIFF and back keeps what tells two equal texts apart (msgctxt), and the flags of an entry.
# Seen: po2xliff and xliff2po of translate-toolkit 3.20.4 lose both: msgctxt 'button' and python-format
#   are gone.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check \
  'translate-toolkit==3.20.4' 'polib==1.2.0'
cat >probe.py <<'PY'
import subprocess
import polib

open("a.po", "w").write('msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
                        '#: a.py:1\n#, python-format\nmsgctxt "button"\nmsgid "Open %s"\nmsgstr "%s aufmachen"\n')
for tool, source, target in (("po2xliff", "a.po", "a.xlf"), ("xliff2po", "a.xlf", "b.po")):
    subprocess.run([f"env/bin/{tool}", "--progress=none", source, target], check=True)
for name in ("a.po", "b.po"):
    print([(entry.msgctxt, entry.msgid, entry.flags) for entry in polib.pofile(name)])
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
[('button', 'Open %s', ['python-format'])]
[(None, 'Open %s', [])]
SEEN
echo "as seen: translate-toolkit-context"
