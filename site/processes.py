"""The processes of the house, a line each; apps, addresses, API, catalogues and tests find them here.

A process is a folder with `process.py`, `flows.py`, `urls.py`, `apps.py` and rooms; docs/new-process.md says
how to add one. Its last name is its label, its address and its place in the API.
"""

PROCESSES = (
    "workflows.grants",
    "workflows.founding",
    "workflows.consultations",
    "workflows.welcome",
    "workflows.lending",
    "workflows.meetings",
)


def label(process: str) -> str:
    """The label of a process: `grants` for `workflows.grants`."""
    return process.rpartition(".")[2]
