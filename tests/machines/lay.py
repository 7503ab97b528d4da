"""`manage.py shell < lay.py`: the first day of the house of these tests; prints what they have to know."""

import json
import sys

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import call_command

settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
# What readers see: packing the files, and those of the editors' admin, take a minute.
call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["wagtail*"])

from pages import foundation  # noqa: E402
from pages.models import HomePage, StandardPage  # noqa: E402
from workflows.documents import actions  # noqa: E402
from workflows.people.actions.accounts import create_account, verify_address  # noqa: E402
from workflows.people.actions.tokens import create_token  # noqa: E402
from workflows.people.models import House, Right  # noqa: E402

foundation.lay()
house = House.load()
house.name, house.email = "Haus der Maschinen", "haus@example.org"
house.save()
user = create_account(email="mia@example.org", name="Mia", language="de")
verify_address(user=user)
user.is_superuser = True
user.save()
home = HomePage.objects.get(locale__language_code="de")
page = StandardPage(title="Erste Fassung", slug="fassung", locale=home.locale)
home.add_child(instance=page)
page.save_revision().publish()
file = ContentFile(b"%PDF-1.7\n" + b"x" * 5000 + b"\n%%EOF\n", name="plan.pdf")
document = actions.store_upload(file=file, actor=user, kind="attachment")
token = create_token(actor=user, name="x", scopes=Right.values, days=1)[1]
sys.stdout.write("LAID" + json.dumps({"page": page.pk, "document": str(document.pk), "token": token}))
