"""An update from one release to the next: pages read before it keep their styles, new ones get the new."""

import json
import os
import time
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from frames.kept_static import KEEP_SECONDS, StaticMiddleware, keep


def release(root: Path, digest: str, style: str) -> Path:
    """The gathered files of a release, as collectstatic leaves them."""
    (root / "css").mkdir(parents=True)
    name = f"css/base.{digest}.css"
    for path in ("css/base.css", name):
        (root / path).write_text(style)
    (root / f"{name}.gz").write_bytes(b"packed")
    (root / "staticfiles.json").write_text(json.dumps({"paths": {"css/base.css": name}, "version": "1.1"}))
    return root


@pytest.fixture
def house(settings: Any, tmp_path: Path) -> Any:
    """A web of a release: starts, and answers for a static file."""
    settings.KEPT_STATIC_ROOT = tmp_path / "kept"
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = False

    def start(root: Path) -> Any:
        settings.STATIC_ROOT = root
        keep(root, settings.KEPT_STATIC_ROOT)
        web = StaticMiddleware(lambda request: HttpResponse(status=404))

        def read(path: str) -> tuple[int, bytes]:
            answer = web(RequestFactory().get(path))
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            return answer.status_code, body

        return read

    return start


def test_a_page_read_before_an_update_keeps_its_styles(house: Any, tmp_path: Path) -> None:
    before = house(release(tmp_path / "a", "aaaaaaaaaaaa", "body{color:red}"))
    assert before("/static/css/base.aaaaaaaaaaaa.css") == (200, b"body{color:red}")
    after = house(release(tmp_path / "b", "bbbbbbbbbbbb", "body{color:blue}"))
    assert after("/static/css/base.bbbbbbbbbbbb.css") == (200, b"body{color:blue}")
    assert after("/static/css/base.aaaaaaaaaaaa.css") == (200, b"body{color:red}")
    assert after("/static/css/base.css") == (200, b"body{color:blue}"), "unnamed files are this release's"
    assert after("/static/css/base.cccccccccccc.css")[0] == 404


def test_what_no_release_brought_for_two_weeks_goes(house: Any, tmp_path: Path) -> None:
    house(release(tmp_path / "a", "aaaaaaaaaaaa", "a"))
    old = tmp_path / "kept" / "css" / "base.aaaaaaaaaaaa.css"
    long_ago = time.time() - KEEP_SECONDS - 60
    os.utime(old, (long_ago, long_ago))
    house(tmp_path / "a")
    assert old.exists(), "the release that runs is in use, however old"
    os.utime(old, (long_ago, long_ago))
    after = house(release(tmp_path / "b", "bbbbbbbbbbbb", "b"))
    assert not old.exists()
    assert after("/static/css/base.aaaaaaaaaaaa.css")[0] == 404


def test_a_full_disk_leaves_no_half_file_and_the_web_starts(house: Any, tmp_path: Path) -> None:
    with patch("frames.kept_static.shutil.copyfile", side_effect=OSError(28, "No space left on device")):
        web = house(release(tmp_path / "a", "aaaaaaaaaaaa", "a"))
    assert web("/static/css/base.aaaaaaaaaaaa.css") == (200, b"a")
    assert not [path for path in (tmp_path / "kept").rglob("*") if path.is_file()]
