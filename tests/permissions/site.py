"""The addresses every house has: its colours, its style guide, its health."""

from tests.permissions.table import row

ROWS = [
    row("house_css", anonymous=200, default=200),
    row("styleguide", anonymous=200, default=200),
]
