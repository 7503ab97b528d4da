"""Every setting that an operator may change stands in the guide's table, and the table names no other."""

import re

from django.conf import settings

READ = re.compile(r"""(?:env(?:\.\w+)?\(|environ\.get\(|environ\[)\s*["']([A-Z][A-Z0-9_]+)["']""")
# Set by pytest itself; and what boto reads without us.
OTHERS = {"PYTEST_XDIST_WORKER"}
BOTO = {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"}
FILES = [*(settings.SITE / "settings").glob("*.py"), settings.SITE / "database.py", settings.SITE / "wsgi.py"]


def test_the_table_and_the_settings_agree() -> None:
    read = {name for path in FILES for name in READ.findall(path.read_text())} - OTHERS
    guide = (settings.ROOT / "docs" / "operators.md").read_text()
    table = guide[guide.index("## Settings") : guide.index("## Back-ups")]
    rows = [line.split("|") for line in table.splitlines() if line.startswith("| `")]
    named = {name for row in rows for name in re.findall(r"`([A-Z][A-Z0-9_]+)`", row[1])}
    mentioned = set(re.findall(r"`([A-Z][A-Z0-9_]+)`", table))
    assert read - named == set(), "not in the table of docs/operators.md"
    assert named - read == set(), "the table names what nobody reads"
    assert mentioned >= BOTO
