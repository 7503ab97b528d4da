"""Templates stay readable: no line of them is longer than fits beside another file."""

import pytest
from django.conf import settings

MOST = 120
PATTERNS = [f"**/templates/**/*.{ending}" for ending in ("html", "txt", "mjml", "xml")] + ["**/*.typ"]
TEMPLATES = sorted(
    path
    for folder in ("pages", "site", "tests", "workflows")
    for pattern in PATTERNS
    for path in (settings.ROOT / folder).glob(pattern)
)


def test_all_kinds_of_templates_are_looked_at() -> None:
    assert {path.suffix for path in TEMPLATES} == {".html", ".txt", ".mjml", ".xml", ".typ"}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(settings.ROOT)))
def test_no_line_is_too_long(path) -> None:
    long = [n for n, line in enumerate(path.read_text().splitlines(), 1) if len(line) > MOST]
    assert not long, f"longer than {MOST} characters: lines {long} of {path.relative_to(settings.ROOT)}"
