"""What the check says, as data in four languages: why, and the rules that only a finished text can break."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent


def _read(name: str) -> Any:
    return json.loads((_HERE / name).read_text(encoding="utf-8"))


# Rule and code of the reason → its words by language.
REASONS: Mapping[str, Mapping[str, str]] = _read("reasons.json")
# The rules that the interview doesn't ask, or says in words of its own.
OWN_RULES: list[dict[str, Any]] = _read("rules.json")
