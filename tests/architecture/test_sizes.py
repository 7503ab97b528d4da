"""No file of Python grows beyond what one reads at a sitting: 300 lines, one subject."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
MOST = 300
FILES = sorted(
    path
    for folder in ("workflows", "pages", "site", "tests")
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts and "node_modules" not in path.parts
)


def lines(path: Path) -> int:
    """How many lines the file has."""
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_is_too_long() -> None:
    found = {path.relative_to(ROOT).as_posix(): lines(path) for path in FILES}
    assert len(found) > 1000
    too_long = {name: count for name, count in found.items() if count > MOST}
    assert not too_long, f"split by subject (at most {MOST} lines): {too_long}"
