"""Node.js with the packages of a folder of tests; one sentence says what is missing."""

import subprocess

import pytest
from django.conf import settings


def _ready(*command: str) -> str:
    done = subprocess.run(command, cwd=settings.ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(done.stderr.strip(), pytrace=False)
    return done.stdout.strip()


@pytest.fixture(scope="session")
def node() -> str:
    """Node.js, with the example client compiled against the agreed document."""
    return _ready(".ci/client")


@pytest.fixture(scope="session")
def outside() -> str:
    """Node.js, with the programs of other makers in tests/outside."""
    return _ready(".ci/node", "tests/outside")


@pytest.fixture(scope="session")
def static_site(node: str) -> str:
    """Node.js, with the example of a front end checked against the agreed document and put together."""
    return _ready(".ci/site")
