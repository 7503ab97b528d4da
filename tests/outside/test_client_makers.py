"""Programs of other makers make clients out of the agreed document, which compile under strict and work."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tests.openapi.test_document import AGREED

pytestmark = pytest.mark.django_db(transaction=True)
FOLDER = settings.ROOT / "tests" / "outside"
MADE = FOLDER / "build" / "makers"
CALLS = FOLDER / "build" / "calls.mjs"
MODULES = FOLDER / "node_modules"
MAKERS = {
    "orval": [
        "orval/dist/bin/orval.mjs",
        "--input",
        AGREED,
        "--client",
        "fetch",
        "-o",
        MADE / "orval/client.ts",
    ],
    "hey": [
        "@hey-api/openapi-ts/bin/run.js",
        "-i",
        AGREED,
        "-c",
        "@hey-api/client-fetch",
        "-o",
        MADE / "hey",
    ],
    "types": ["openapi-typescript/bin/cli.js", AGREED, "-o", MADE / "types/api.d.ts"],
}


def run(node: str, script: str | Path, *arguments: Any) -> str:
    """What a program says; it must end well."""
    command = [node, str(script), *map(str, arguments)]
    done = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def made(outside: str) -> dict[str, str]:
    """What each maker said; their clients lie in build/makers, checked and put together."""
    shutil.rmtree(MADE, ignore_errors=True)
    said = {name: run(outside, MODULES / script, *rest) for name, (script, *rest) in MAKERS.items()}
    shutil.copy(FOLDER / "src" / "calls.mts", MADE / "calls.ts")
    run(outside, MODULES / "typescript/bin/tsc", "-p", ".")
    run(outside, "src/bundle.mjs", MADE / "calls.ts", CALLS)
    return said


def test_nobody_warns(made: dict[str, str]) -> None:
    """No operation is left out, renamed or guessed at."""
    for name, words in made.items():
        for sign in ("warn", "error", "⚠", "skip", "unsupported", "duplicate", "conflict"):
            assert sign not in words.lower(), (name, words)


def test_every_operation_is_there(made: dict[str, str]) -> None:
    document = json.loads(AGREED.read_text())
    paths = document["paths"].values()
    operations = [each for path in paths for each in path.values() if "operationId" in each]
    assert len(operations) > 100
    made_by_hey = (MADE / "hey" / "sdk.gen.ts").read_text().count("export const ")
    assert made_by_hey == len(operations)
    types = (MADE / "types" / "api.d.ts").read_text()
    assert [each["operationId"] for each in operations if f"{each['operationId']}: {{" not in types] == []


def test_one_call_of_each_works(made: dict[str, str], outside: str, live_server: Any) -> None:
    lines = run(outside, CALLS, live_server.url).splitlines()
    answers = [json.loads(line) for line in lines]
    assert [each["maker"] for each in answers] == ["hey-api", "orval"]
    assert {each["direction"] for each in answers} == {"rtl"}
    assert len({each["title"] for each in answers}) == 1
