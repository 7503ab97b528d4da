#!/usr/bin/env bash
# Guess: A bounce of an address with umlauts (message/global-delivery-status, RFC 6533) is recognised like
#   any other.
# Seen: flufl.bounce 6.0.0 finds nobody in it, even if the failed address is plain ASCII; with
#   message/delivery-status it does.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check 'flufl.bounce==6.0.0'
cat >probe.py <<'PY'
import email
from flufl.bounce import all_failures

BOUNCE = """From: MAILER-DAEMON@mx.example.org
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: text/plain

Failed.

--B
Content-Type: message/{}

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; olga@example.org
Action: failed
Status: 5.1.1

--B--
"""
for kind in ("delivery-status", "global-delivery-status"):
    print(kind, sorted(all_failures(email.message_from_string(BOUNCE.format(kind)))[1]))
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
delivery-status [b'olga@example.org']
global-delivery-status []
SEEN
echo "as seen: flufl-bounce-international"
