"""Stored files leave the house by one door: no screen and no endpoint opens or shows one by itself."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCES = sorted(
    path
    for folder in ("workflows", "pages", "site")
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts and "demo" not in path.parts
)
# Who answers with a stored file, and why that is a door.
DOORS = {
    "workflows/documents/door.py": "documents, for whoever may read them",
    "site/frames/media.py": "public pictures by their endings",
}
# Who reads files without handing them to anybody who asks.
READERS = {
    "workflows/documents/previews.py",  # the small picture, handed out by the door
    "workflows/documents/letters/__init__.py",  # the logo in a letter
    "workflows/grants/actions/prefill.py",  # copies a document of the same applicant
    "workflows/documents/actions.py",  # copies a document of a case to the organisation's own
    "workflows/outbox/composing.py",  # attachments that an action chose
    "workflows/upkeep/archive.py",  # back-up
    "workflows/upkeep/restoring.py",
    "workflows/founding/management/commands/check_statute.py",  # a file of whoever sits at the console
    "pages/signals.py",  # drawings are cleaned
    "site/catalogs.py",
    "site/library_texts.py",  # catalogues
}
SERVING = {"FileResponse", "StreamingHttpResponse", "serve", "sendfile"}


def names(source: str) -> set[str]:
    """What a module calls; the page that is served by its own class is no file."""
    found = [node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    calls = [each for each in found if not ast.unparse(each).startswith("super().")]
    return {each.id if isinstance(each, ast.Name) else getattr(each, "attr", "") for each in calls}


def opens_files(source: str) -> bool:
    """Whether a module opens a file to read its bytes, or reads the file of a row."""
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        binary = any(isinstance(each, ast.Constant) and each.value == "rb" for each in node.args)
        holder = node.func.value
        of_a_row = isinstance(holder, ast.Attribute) and holder.attr == "file"
        if (node.func.attr == "open" and (binary or of_a_row)) or (node.func.attr == "read" and of_a_row):
            return True
    return False


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_doors_hand_out_files(path: Path) -> None:
    """A second way to a file would forget a rule of the first."""
    source, place = path.read_text(), str(path.relative_to(ROOT))
    assert not names(source) & SERVING or place in DOORS, f"{place} serves a file beside the door"
    assert not opens_files(source) or place in DOORS | dict.fromkeys(READERS), f"{place} opens stored files"


def test_the_search_finds_a_second_door() -> None:
    """The test itself notices the ways that were there once."""
    for source in (
        "with run.document.file.open('rb') as file:\n    HttpResponse(file.read())",
        "HttpResponse(document.file.read())",
    ):
        assert opens_files(source)
    assert names("return FileResponse(document.file)") & SERVING
    assert names("return static.serve(request, path)") & SERVING


def test_no_template_links_to_the_file_of_a_document() -> None:
    """Templates give addresses of the door; the address of a stored file is for public pictures."""
    for path in ROOT.glob("workflows/**/templates/**/*.html"):
        source = path.read_text()
        assert not re.search(r"\.file\.(url|path)", source), path
