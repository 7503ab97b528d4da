"""What a start reads, and what waits until somebody needs it."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

# Large libraries of few functions: none of them is needed to begin.
LATE = ("boto3", "botocore", "docxtpl", "fontTools", "holidays", "icalendar", "markdown_it", "redis")
LOOK = f"""
import sys
sys.argv = ["manage.py", "check"]
sys.path[:0] = ["site", "."]
import manage
manage.main()
from frames import schemas
from ninja import Schema
models = list(schemas.below(Schema))
print([name for name in {LATE!r} if name in sys.modules])
print(len(models) > 500, sum(model.__pydantic_complete__ for model in models) * 10 < len(models))
schemas.build_now()
print(all(model.__pydantic_complete__ for model in models))
"""


@pytest.fixture(scope="module")
def said() -> list[str]:
    """What a process says that checks the house as a command line does, without a database."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    environment |= {"DEMO": "1", "DATABASE_URL": "postgres://nobody@localhost:1/nothing"}
    command = [sys.executable, "-c", LOOK]
    run = subprocess.run(
        command, cwd=settings.ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()


def test_libraries_of_few_functions_are_read_when_they_are_needed(said: list[str]) -> None:
    assert said[-3] == "[]"


def test_schemas_are_built_when_they_are_asked_for_or_all_at_once(said: list[str]) -> None:
    assert said[-2:] == ["True True", "True"]
