"""How many rows, files or choices an answer can have, and whether a test on their number can be true."""

from collections.abc import Mapping

# Rows that a list may have when its question says nothing of it.
MOST_ROWS = 100


def most_entries(question: Mapping[str, object]) -> int | None:
    """The greatest number of entries that is ever stored; None when nothing limits it."""
    if question.get("type") == "multi":
        options = question.get("options")
        return len(options) if isinstance(options, list) else None
    if question.get("type") == "file":
        return None  # too many files are kept, and refused only when the form is handed in
    most = question.get("max_rows", MOST_ROWS)
    return most if isinstance(most, int) else None


def reachable(test: str, value: object, most: int | None) -> bool:
    """Whether any answer has a number of entries that passes; who answers has at least one."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        return False
    if test in ("less_than", "at_most"):
        return value > (test == "less_than")
    return most is None or (most > value if test == "more_than" else most >= value)
