#!/usr/bin/env bash
# Guess: Webhook.verify returns the parsed body, as standardwebhooks 1.1.0 does for the same request.
# Seen: svix 2.9.1 returns None for a valid JSON body: the receiver has to parse it again.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check 'svix==2.9.1' 'standardwebhooks==1.1.0'
cat >probe.py <<'PY'
import datetime
import standardwebhooks
from svix.webhooks import Webhook

secret, body, now = "whsec_SGF1cyBkZXIgUmVzc291cmNlbiBOci4gMQ==", '{"a": 1}', datetime.datetime.now(datetime.UTC)
headers = {"webhook-id": "m", "webhook-timestamp": str(int(now.timestamp())),
           "webhook-signature": standardwebhooks.Webhook(secret).sign("m", now, body)}
for hook in (standardwebhooks.Webhook(secret), Webhook(secret)):
    print(type(hook).__module__.split(".")[0], hook.verify(body, headers))
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
standardwebhooks {'a': 1}
svix None
SEEN
echo "as seen: svix-verify-returns-nothing"
