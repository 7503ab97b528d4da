"""`make sbom`: what the house consists of, as CycloneDX (var/sbom.cdx.json) and as table (docs/licences.md).

Only what an operator installs (requirements.txt) is a part of the house; tools of the tests are left out.
"""

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

ROOT = Path(__file__).resolve().parent.parent
LIST = ROOT / "docs" / "licences.md"
SBOM = ROOT / "var" / "sbom.cdx.json"
# Their packages name no licence in a way that a program can read; looked up in their repositories.
LOOKED_UP = {
    "mrml": "MIT",
    "py-svg-hush": "MIT",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
}
HEAD = """# Licences of what the house is made of

Written by `make sbom` on {day} from the packages of `requirements.txt` ({number}); once a year, and with
every change of the packages, it is written anew. The same as CycloneDX for programs: `make sbom` puts it in
`var/sbom.cdx.json`. The house itself is AGPL-3.0-or-later.

| package | version | licence |
|---|---|---|
"""


def locked(file: Path = ROOT / "requirements.txt") -> dict[str, str]:
    """Name (as PyPI writes it in addresses) and version of every package that is installed for the house."""
    lines = re.findall(r"^([A-Za-z0-9._-]+)==([^\s\\;]+)", file.read_text(), flags=re.MULTILINE)
    return {plain(name): version for name, version in lines}


def plain(name: str) -> str:
    """The one spelling of a package's name (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def bill() -> dict[str, Any]:
    """The CycloneDX document of the house: its packages, their licences, and what needs what."""
    command = [sys.executable, "-m", "cyclonedx_py", "environment", "--pyproject", ROOT / "pyproject.toml"]
    command += ["--output-reproducible", "--no-validate", sys.executable]  # it is read as a whole in main()
    said = subprocess.run(command, capture_output=True, check=True)
    document: dict[str, Any] = json.loads(said.stdout)
    ours = locked()
    parts = [part for part in document["components"] if plain(part["name"]) in ours]
    for part in parts:
        if not part.get("licenses"):
            part["licenses"] = [{"expression": LOOKED_UP[plain(part["name"])]}]
    kept = {part["bom-ref"] for part in parts} | {document["metadata"]["component"]["bom-ref"]}
    document["components"] = parts
    document["dependencies"] = [
        edge | {"dependsOn": [ref for ref in edge.get("dependsOn", []) if ref in kept]}
        for edge in document["dependencies"]
        if edge["ref"] in kept
    ]
    return document


def licence(part: dict[str, Any]) -> str:
    """The licences of a package in one line: names as SPDX has them, else the package's own words."""
    names = []
    for each in part["licenses"]:
        name = each.get("expression") or each["license"].get("id") or each["license"]["name"]
        names.append(name.rpartition(" :: ")[2].replace("|", "/").splitlines()[0])
    return ", ".join(dict.fromkeys(names))


def main() -> None:
    """Both files are written, unless CycloneDX's own schema refuses the document."""
    document = bill()
    text = json.dumps(document, indent=1)
    fault = JsonStrictValidator(SchemaVersion.from_version(document["specVersion"])).validate_str(text)
    if fault is not None:
        sys.exit(f"Not CycloneDX: {fault}")
    SBOM.parent.mkdir(exist_ok=True)
    SBOM.write_text(text)
    parts = sorted(document["components"], key=lambda part: plain(part["name"]))
    rows = [f"| {plain(part['name'])} | {part['version']} | {licence(part)} |\n" for part in parts]
    LIST.write_text(HEAD.format(day=date.today().isoformat(), number=len(rows)) + "".join(rows))


if __name__ == "__main__":
    main()
