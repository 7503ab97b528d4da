"""The lock files know every dependency that pyproject.toml names, and no address of any index."""

import re
import tomllib

import pytest
from django.conf import settings

PROJECT = tomllib.loads((settings.SITE.parent / "pyproject.toml").read_text())


def names(requirements: list[str]) -> set[str]:
    """The bare, normalised names of `requirements`."""
    return {re.sub(r"[-_.]+", "-", re.split(r"[\[<>=~! ;]", line)[0]).lower() for line in requirements}


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("requirements.txt", PROJECT["project"]["dependencies"]),
        ("tests/requirements.txt", PROJECT["dependency-groups"]["test"]),
    ],
)
def test_every_dependency_is_locked(lock: str, wanted: list[str]) -> None:
    """A dependency that is only in pyproject.toml would be missing in a fresh checkout: run `make lock`."""
    text = (settings.SITE.parent / lock).read_text()
    locked = names([line for line in text.splitlines() if re.match(r"[A-Za-z0-9]", line)])
    assert names(wanted) - locked == set()
    assert "://" not in text
