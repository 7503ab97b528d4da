"""`python -m tests.harness.prepare`: what tests need of databases is kept, while checks run."""

import os

import django
import pytest  # noqa: F401  the settings know by it that tests run

if __name__ == "__main__":
    django.setup()

    import catalogs
    from tests.harness import databases

    catalogs.compile_all()
    if os.environ.get("BROWSER") == "0":
        databases.kept_template()
    else:
        from tests.browser import kept_screens

        kept_screens.prepare()
