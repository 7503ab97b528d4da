"""Production settings: complete from the environment, clean under `check --deploy`, never unsafe."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

MANAGE = settings.SITE / "manage.py"
PRODUCTION = {
    "SECRET_KEY": "k7" * 40 + "-._~abcdefgh",
    "ALLOWED_HOSTS": "haus.example.org",
    "PUBLIC_URL": "https://haus.example.org",
    "DATABASE_URL": "postgres://nobody@localhost/nothing",
    "TRUSTED_PROXIES": "1",
}


def manage(*arguments: str, var: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run manage.py in a process that knows only this environment."""
    return subprocess.run(
        [sys.executable, str(MANAGE), *arguments],
        env={"PATH": os.environ["PATH"], "VAR_DIR": str(var), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_check_deploy_is_clean(tmp_path: Path) -> None:
    """No warning is left under production settings."""
    done = manage("check", "--deploy", "--fail-level", "WARNING", var=tmp_path, **PRODUCTION)
    assert done.returncode == 0, done.stderr


def test_no_house_without_a_secret(tmp_path: Path) -> None:
    """A missing SECRET_KEY stops the start instead of falling back."""
    done = manage("check", var=tmp_path, **{**PRODUCTION, "SECRET_KEY": ""})
    assert done.returncode != 0


@pytest.mark.parametrize("path", ["/demo/", "/demo/mail/", "/demo/sign-in/"])
def test_demo_does_not_exist_in_production(tmp_path: Path, path: str) -> None:
    """The one-click sign-in and the readable mails are not even routable."""
    code = (
        "import django; django.setup()\n"
        "from django.urls import resolve\n"
        f"match = resolve({path!r})\n"
        "assert not match.func.__module__.startswith('demo'), match\n"
        "from django.conf import settings; assert 'demo' not in settings.INSTALLED_APPS"
    )
    done = manage("shell", "-c", code, var=tmp_path, **PRODUCTION)
    assert done.returncode == 0, done.stderr


def test_image_targets_work(tmp_path: Path) -> None:
    """What the Dockerfile calls (translations, static files) works without a database."""
    done = subprocess.run(
        ["make", "image-ready"],
        cwd=settings.ROOT,
        env={**os.environ, **PRODUCTION, "VAR_DIR": str(tmp_path), "DEMO": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "static" / "staticfiles.json").exists()
    dockerfile = (settings.ROOT / "Dockerfile").read_text()
    assert "make image-ready" in dockerfile
    assert "USER house" in dockerfile
    assert "HEALTHCHECK" in dockerfile
