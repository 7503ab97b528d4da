#!/usr/bin/env bash
# Guess: Headers that machines read (List-Unsubscribe, RFC 2369) leave Django 6.1 as they were set.
# Seen: Django 6.1.3, whose mail uses Python's new e-mail policies, writes an encoded word instead of a
#   link over 78 characters.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check 'django==6.1.3'
cat >probe.py <<'PY'
import django
from django.conf import settings
from django.core.mail import EmailMessage

settings.configure()
django.setup()
for token in ("a" * 20, "a" * 80):
    mail = EmailMessage("Brief", "Text", "haus@example.org", ["o@example.org"],
                        headers={"List-Unsubscribe": f"<https://haus.example.org/abmelden/{token}>"})
    lines = mail.message().as_bytes().decode().splitlines()
    start = next(line for line in lines if line.startswith("List-Unsubscribe:"))
    print(len(token), start[:30])
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
20 List-Unsubscribe: <https://hau
80 List-Unsubscribe: =?utf-8?q?=3
SEEN
echo "as seen: django-list-unsubscribe"
