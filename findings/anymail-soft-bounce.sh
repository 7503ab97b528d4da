#!/usr/bin/env bash
# Guess: A soft bounce (full mailbox) reaches the signal as 'deferred', or at least with another reason
#   than a hard one.
# Seen: django-anymail 15.2 says bounced/bounced for Postmark's SoftBounce and HardBounce alike:
#   unsubscribing on it hits full boxes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check 'django-anymail==15.2' 'django==5.2.19'
cat >probe.py <<'PY'
import base64
import json
import django
from django.conf import settings

settings.configure(SECRET_KEY="x", ALLOWED_HOSTS=["*"], INSTALLED_APPS=["anymail"], ANYMAIL={"WEBHOOK_SECRET": "a:b"})
django.setup()
from anymail.signals import tracking
from anymail.webhooks.postmark import PostmarkTrackingWebhookView
from django.test import RequestFactory


def show(sender, event, **extra):
    print(json.loads(event.esp_event["Description"]), event.event_type, event.reject_reason)


tracking.connect(show)
for kind in ("HardBounce", "SoftBounce", "Transient"):
    body = {"RecordType": "Bounce", "Type": kind, "Email": "o@example.org", "MessageID": "1", "ID": 1,
            "BouncedAt": "2026-01-01T00:00:00Z", "Description": json.dumps(kind), "Details": "x"}
    request = RequestFactory().post("/", data=json.dumps(body), content_type="application/json",
                                    HTTP_AUTHORIZATION="Basic " + base64.b64encode(b"a:b").decode())
    PostmarkTrackingWebhookView.as_view()(request)
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
HardBounce bounced bounced
SoftBounce bounced bounced
Transient deferred None
SEEN
echo "as seen: anymail-soft-bounce"
