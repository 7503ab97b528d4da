"""`make quick`: lint, contracts and types beside the tests near what changed, within a minute."""

import os
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
BIN = ROOT / ".venv" / "bin"
TEST_SECONDS = 35  # the start of the tests comes on top
NEAREST = 12  # files of tests
CHECKS = {
    "Lint": [BIN / "ruff", "check", "-q", "."],
    "Form": [BIN / "ruff", "format", "-q", "--check", "."],
    "Templates": [BIN / "djangofmt", "-q", "--check", "pages", "site", "tests", "workflows"],
    "Import contracts": [BIN / "lint-imports", "--no-cache"],
    "Types": [BIN / "mypy", "workflows", "pages", "site"],
}


def changed() -> list[Path]:
    """What differs from the branch everybody stands on, and what is new."""
    base = _git("merge-base", "HEAD", "main") or ["HEAD"]
    names = {*_git("diff", "--name-only", base[0]), *_git("ls-files", "--others", "--exclude-standard")}
    return [Path(name) for name in sorted(names) if (ROOT / name).exists()]


def _git(*words: str) -> list[str]:
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.split() if done.returncode == 0 else []


def near(paths: list[Path], tests: dict[Path, str]) -> list[Path]:
    """Changed tests, then those that speak of a changed module, then the others of its room."""
    points: dict[Path, int] = {path: 1000 for path in paths if path in tests}
    for path in paths:
        if path in tests or path.suffix not in {".py", ".html", ".typ", ".yaml"}:
            continue
        rooms = set(path.parts[:3])
        word = re.compile(rf"\b{re.escape(path.stem)}\b")
        for test, source in tests.items():
            spoken = len(word.findall(source)) if path.stem != "__init__" else 0
            room = test.parts[1] in rooms
            if room:
                points[test] = points.get(test, 0) + 1 + 10 * min(spoken, 5)
    return sorted(points, key=lambda test: (-points[test], str(test)))[:NEAREST]


def all_tests() -> dict[Path, str]:
    """Every file of tests that needs no browser, with its text."""
    files = (
        path
        for path in (ROOT / "tests").rglob("test_*.py")
        if path.parts[-2] not in ("browser", "benchmarks")
    )
    return {path.relative_to(ROOT): path.read_text() for path in files}


def _check(failed: list[str]) -> None:
    for name, command in CHECKS.items():
        _run(name, command, failed)


def _run(name: str, command: list[str | Path], failed: list[str]) -> None:
    began = time.monotonic()
    environment = os.environ | ({"DEMO": "1"} if name == "Types" else {})
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    out_of_time = "session-timeout" in done.stdout and " failed" not in done.stdout
    wrong = done.returncode != 0 and not out_of_time
    word = "failed" if wrong else "fine as far as time went" if out_of_time else "fine"
    said = f"› {name} {word}, {time.monotonic() - began:.0f} s\n"
    if wrong:
        failed.append(name)
        said += done.stdout + done.stderr
    sys.stdout.write(said)
    sys.stdout.flush()


def main() -> int:
    """Checks and tests side by side; 1 when anything failed."""
    failed: list[str] = []
    checks = threading.Thread(target=_check, args=(failed,))
    checks.start()
    tests = near(changed(), all_tests())
    if tests:
        limit = ["-m", "not browser and not benchmark", f"--session-timeout={TEST_SECONDS}"]
        _run(f"Tests ({len(tests)} files near)", [BIN / "pytest", "-q", *limit, *map(str, tests)], failed)
    checks.join()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
