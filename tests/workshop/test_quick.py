"""Which tests lie near a change."""

from pathlib import Path

from tests.harness.quick import NEAREST, near

TESTS = {
    Path("tests/grants/test_signing.py"): "from workflows.grants.actions import signing\nsigning.sign()",
    Path("tests/grants/test_walks.py"): "from workflows.grants import actions",
    Path("tests/forms/test_sheets.py"): "signing = 1",
    Path("tests/pages/test_cache.py"): "",
}


def test_the_tests_that_speak_of_a_module_come_before_the_others_of_its_room() -> None:
    found = near([Path("workflows/grants/actions/signing.py")], TESTS)
    assert found == [Path("tests/grants/test_signing.py"), Path("tests/grants/test_walks.py")]


def test_a_changed_test_comes_first() -> None:
    found = near([Path("tests/pages/test_cache.py"), Path("workflows/grants/flows.py")], TESTS)
    assert found[0] == Path("tests/pages/test_cache.py")


def test_a_changed_text_needs_no_tests() -> None:
    assert near([Path("docs/editors.md"), Path("README.md")], TESTS) == []


def test_not_more_than_a_minute_allows() -> None:
    many = {Path(f"tests/grants/test_{number}.py"): "" for number in range(NEAREST * 2)}
    assert len(near([Path("workflows/grants/flows.py")], many)) == NEAREST
