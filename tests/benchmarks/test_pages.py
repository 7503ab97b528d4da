"""A public page of ours, cold and warm, against the page of a bare `wagtail start` project."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.test import Client
from wagtail.models import Site

from database import start_embedded_server
from tests.pages.conftest import Settled, settled

from .conftest import Ratios, median_ms

__all__ = ["settled"]
COUNT = 60
SCRIPT = Path(__file__).with_name("bare_wagtail.py")


def _bare(folder: Path) -> float:
    database = start_embedded_server(settings.VAR / "test-postgres", name="bare_wagtail", durable=False)
    command = [sys.executable, str(SCRIPT), str(folder), json.dumps(database), str(COUNT)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


@pytest.mark.django_db
def test_public_page(
    ratios: Ratios, tmp_path: Path, settled: Settled, django_assert_num_queries: Any
) -> None:
    """The home page, whole."""
    client = Client()
    # The first visit writes the house's row; pages are kept only when that is committed.
    settled(lambda: client.get("/"))
    assert Site.objects.filter(is_default_site=True).exists()
    bare = _bare(tmp_path / "bare")

    def warm() -> None:
        assert client.get("/").status_code == 200

    def cold() -> None:
        caches["pages"].clear()
        assert client.get("/").status_code == 200

    warm()
    with django_assert_num_queries(0):
        warm()
    ratios.add("public page, cold", median_ms(cold, COUNT), "page of a bare `wagtail start`", bare)
    ratios.add("public page, warm", median_ms(warm, COUNT), "page of a bare `wagtail start`", bare)
