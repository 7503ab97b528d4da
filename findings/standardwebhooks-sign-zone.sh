#!/usr/bin/env bash
# Guess: sign takes a moment: 18:00+09:00 and 09:00Z are one, so the receiver accepts both.
# Seen: standardwebhooks 1.1.0 puts UTC over the zone given: the Tokyo time signs nine hours ahead and
#   verify refuses it.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check 'standardwebhooks==1.1.0'
cat >probe.py <<'PY'
import datetime
from standardwebhooks import Webhook, WebhookVerificationError

hook, body = Webhook("whsec_SGF1cyBkZXIgUmVzc291cmNlbiBOci4gMQ=="), '{"a": 1}'
now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
for hours in (0, 9):
    moment = now.astimezone(datetime.timezone(datetime.timedelta(hours=hours)))
    headers = {"webhook-id": "m", "webhook-timestamp": str(int(moment.timestamp())),
               "webhook-signature": hook.sign("m", moment, body)}
    try:
        print(hours, hook.verify(body, headers))
    except WebhookVerificationError as error:
        print(hours, error)
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
0 {'a': 1}
9 No matching signature found
SEEN
echo "as seen: standardwebhooks-sign-zone"
