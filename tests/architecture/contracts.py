"""Import contracts that know the processes of the house from its one list (site/processes.py)."""

import sys
from pathlib import Path
from typing import Any

from importlinter.contracts.layers import LayersContract

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "site"))

from processes import PROCESSES, label  # noqa: E402  the folder is no package

# From screens down to what a process keeps; a room may be missing, but none may have another name.
ROOMS = (
    "process",
    "urls",
    "(views) | (api)",
    "(inputs)",
    "(actions)",
    "(letters)",
    "flows",
    "(reading)",
    "(rules)",
    "(checks)",
    "(questions)",
    "models",
)
# No rooms: what Django and Wagtail look for by name.
DJANGO = {"apps", "migrations", "management", "templatetags", "wagtail_hooks"}


def subjects() -> list[str]:
    """Rooms of single processes that are about their subject alone; they import no other room."""
    known = {room.strip("() ") for line in ROOMS for room in line.split("|")} | DJANGO
    found = {
        path.stem
        for process in PROCESSES
        for path in (ROOT / process.replace(".", "/")).iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    return sorted(found - known - {"__init__"})


class EveryProcess(LayersContract):
    """Inside each process: screens call actions, actions ask rules, rules read models; nothing goes up."""

    type_name = "every_process"

    def __init__(self, name: str, session_options: dict[str, Any], contract_options: dict[str, Any]) -> None:
        bottom = [" : ".join(f"({room})" for room in subjects())] if subjects() else []
        contract_options |= {
            "containers": list(PROCESSES),
            "layers": [*ROOMS, *bottom],
            "exhaustive": "true",
            "exhaustive_ignores": sorted(DJANGO),
        }
        super().__init__(name, session_options, contract_options)


class ProcessesOnTop(LayersContract):
    """Processes stand beside each other on the shared rooms and never import one another."""

    type_name = "processes_on_top"

    def __init__(self, name: str, session_options: dict[str, Any], contract_options: dict[str, Any]) -> None:
        processes = " | ".join(label(process) for process in PROCESSES)
        contract_options["layers"] = [processes, *contract_options["layers"]]
        super().__init__(name, session_options, contract_options)
