"""Tests count from a clock that they set: what is true at noon is not always true at midnight."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

from tests.harness.clock import ODD

NOW = {"now", "localdate", "localtime", "today", "utcnow"}
# Other processes take part, and they have the machine's clock.
APART = ("browser", "client", "benchmarks", "workshop")


def counts_from_now(tree: ast.AST) -> list[int]:
    """The lines on which something is added to or taken from the present moment."""
    sums = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub)
    ]
    return sorted({node.lineno for node in sums if _reads_clock(node.left) or _reads_clock(node.right)})


def _reads_clock(node: ast.AST) -> bool:
    return any(
        isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute) and part.func.attr in NOW
        for part in ast.walk(node)
    )


def sets_clock(source: str) -> bool:
    """The module travels, or uses the clock of the tests."""
    return "time_machine" in source or 'usefixtures("clock")' in source


def test_modules_that_count_from_now_set_their_clock() -> None:
    found = []
    for path in sorted((settings.ROOT / "tests").rglob("test_*.py")):
        place = path.relative_to(settings.ROOT)
        source = path.read_text()
        if place.parts[1] not in APART and not sets_clock(source):
            found += [f"{place}:{line}" for line in counts_from_now(ast.parse(source))]
    assert found == [], "set a clock: pytestmark = [..., pytest.mark.usefixtures('clock')]"


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("due = timezone.now() + DAY", [1]),
        ("a = 1\nb = DAY * 3 - timezone.localdate()", [2]),
        ("until = (date.today() + DAY).isoformat()", [1]),
        ("begun = timezone.now()", []),
        ("due = start + DAY", []),
    ],
)
def test_what_counts_from_now_is_seen(source: str, lines: list[int]) -> None:
    assert counts_from_now(ast.parse(source)) == lines


def test_eight_odd_moments_are_tried() -> None:
    assert len(ODD) == 8


def test_this_check_reads_the_tests() -> None:
    """It would say so if the folder were another one."""
    assert Path(__file__).is_relative_to(settings.ROOT / "tests")
