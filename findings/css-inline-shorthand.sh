#!/usr/bin/env bash
# Guess: Inlining keeps the cascade: a later 'margin: 3px' wins over an earlier 'margin-top: 5px'.
# Seen: css-inline 0.23.1 replaces the earlier margin in place and leaves margin-top behind it: 5px at the
#   top is shown.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check 'css-inline==0.23.1'
cat >probe.py <<'PY'
import css_inline

print(css_inline.inline("<html><head><style>p {margin: 0; margin-top: 5px} p {margin: 3px}</style></head>"
                        "<body><p>x</p></body></html>"))
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
<html><head></head><body><p style="margin: 3px;margin-top: 5px;">x</p></body></html>
SEEN
echo "as seen: css-inline-shorthand"
