"""People with a draft of a grant each, signed in: their session cookies and the pages they save, as JSON.

`savers.py ROOT NUMBER`, in the checkout and on the database that are measured.
"""

import json
import sys
from pathlib import Path

from subject import prepare

PAGE = 1  # the contact data: open to everybody who may edit


def main() -> None:
    """Make them and say who they are."""
    prepare(Path(sys.argv[1]).resolve())
    from django.conf import settings  # noqa: PLC0415  after django.setup()
    from django.test import Client  # noqa: PLC0415  as above
    from django.urls import reverse  # noqa: PLC0415  as above
    from rows_work import _call  # noqa: PLC0415  as above

    from tests.grants import factories as make  # noqa: PLC0415  as above

    said, people = [], make.staff()
    for _each in range(int(sys.argv[2])):
        sheet = make.sheet_of(case := make.draft(_call(), people))
        client = Client()
        client.force_login(case.applicant)
        step = sheet.version.definition["steps"][PAGE]["id"]
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        said.append(
            {
                "cookies": {settings.SESSION_COOKIE_NAME: cookie},
                "page": reverse("forms:page", kwargs={"sheet_id": sheet.pk, "page": step}),
            }
        )
    sys.stdout.write(json.dumps(said) + "\n")


if __name__ == "__main__":
    main()
