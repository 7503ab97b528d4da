"""The addresses every house has: its colours, its style guide, its health."""

from tests.permissions.table import row

ROWS = [
    row("house_css", anonymous=200, default=200),
    row("styleguide", anonymous=200, default=200),
    row("health", anonymous=200, default=200),
    row("health_live", anonymous=200, default=200),
    row("health_ready", anonymous=200, default=200),
    # Public pictures only; private files never lie below the media folder.
    row("media", make=lambda world: {"path": "no-such-file.txt"}, anonymous=404, default=404),
]
