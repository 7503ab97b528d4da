"""What the house is made of is listed, with the licence of each part."""

import importlib.util
import re
from pathlib import Path
from typing import Any

import pytest
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent.parent
ELSEWHERE = re.compile(r"^(\S+)==\S+ ; sys_platform == 'win32'", flags=re.MULTILINE)


@pytest.fixture(scope="module")
def writer() -> Any:
    """docs/licences.py, which `make sbom` runs."""
    spec = importlib.util.spec_from_file_location("licences", ROOT / "docs" / "licences.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def installed(writer: Any) -> dict[str, Version]:
    """What is locked for the machines the house runs on."""
    left_out = {writer.plain(name) for name in ELSEWHERE.findall((ROOT / "requirements.txt").read_text())}
    return {name: Version(version) for name, version in writer.locked().items() if name not in left_out}


def test_the_list_names_every_package_with_its_licence(writer: Any, installed: dict[str, Version]) -> None:
    """After a change of the lock file, `make sbom` has to be run."""
    rows = re.findall(r"^\| ([a-z0-9-]+) \| ([\w.]+) \| (\S.*) \|$", writer.LIST.read_text(), re.MULTILINE)
    assert {name: Version(version) for name, version, _licence in rows[1:]} == installed
    assert re.search(r" on \d{4}-\d\d-\d\d from the packages", writer.LIST.read_text())


def test_the_bill_of_materials_holds_the_house_and_nothing_of_the_tests(
    writer: Any, installed: dict[str, Version]
) -> None:
    """Each part has a package address, a licence and what it needs."""
    bill = writer.bill()
    assert bill["bomFormat"] == "CycloneDX"
    assert {writer.plain(part["name"]): Version(part["version"]) for part in bill["components"]} == installed
    assert all(part["licenses"] and part["purl"].startswith("pkg:pypi/") for part in bill["components"])
    needs = {
        edge["ref"].partition("==")[0].lower(): edge.get("dependsOn", []) for edge in bill["dependencies"]
    }
    assert any(ref.lower().startswith("django==") for ref in needs["wagtail"])
    assert "pytest" not in needs
