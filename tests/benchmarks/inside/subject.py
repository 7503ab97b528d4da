"""One build that is measured, in a process of its own; told by lines of JSON what to do.

`subject.py ROOT ROOM…`: ROOT is the checkout of the build, the rooms are modules beside this file whose
`ROWS` name what can be measured. The same modules serve every build, so they use only what all have.
`subject.py bare FOLDER DATABASE` measures a bare Wagtail project instead.
"""

import cProfile
import io
import json
import os
import pstats
import sys
import traceback
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

from meter import counted, measured

HERE = Path(__file__).resolve().parent
MOST_FUNCTIONS = 20
OWN = r"/(site|pages|workflows)/"


def prepare(root: Path) -> None:
    """Django of that build is ready; what it prints doesn't get between our lines."""
    sys.path[:0] = [str(root / "site"), str(root), str(HERE)]
    os.chdir(root)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
    import django  # noqa: PLC0415  the path is known only now

    django.setup()


def profiled(action: Any, times: int) -> str:
    """The functions that cost most by themselves, and those that cost most with what they call."""
    profile = cProfile.Profile()
    for _ in range(times):
        measured(replace(action, do=lambda: profile.runcall(action.do)))
    text = io.StringIO()
    stats = pstats.Stats(profile, stream=text)
    stats.sort_stats("tottime").print_stats(MOST_FUNCTIONS)
    stats.sort_stats("cumulative").print_stats(OWN, MOST_FUNCTIONS)
    return text.getvalue().replace(f"{os.getcwd()}/", "")


def answer(known: dict[str, Callable[[], Any]], ready: dict[str, Any], order: dict[str, Any]) -> Any:
    """What was asked for about one row."""
    name = order["row"]
    if name not in ready:
        ready[name] = known[name]()
    if order["what"] == "measure":
        return [measured(ready[name]) for _ in range(order.get("times", 1))]
    if order["what"] == "count":
        return counted(ready[name])
    return profiled(ready[name], order.get("times", 15))


def main() -> None:
    """Answer line by line until there are no more."""
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    if sys.argv[1] == "bare":
        bare = import_module("bare")
        bare.prepare(Path(sys.argv[2]), json.loads(sys.argv[3]))
        rooms = ["bare"]
    else:
        prepare(Path(sys.argv[1]).resolve())
        rooms = sys.argv[2:]
    known = {name: make for room in rooms for name, make in import_module(room).ROWS.items()}
    ready: dict[str, Any] = {}
    for line in sys.stdin:
        try:
            said = {"said": answer(known, ready, json.loads(line))}
        except Exception:
            said = {"failed": traceback.format_exc()}
        out.write(json.dumps(said) + "\n")
        out.flush()


if __name__ == "__main__":
    main()
