"""How well the check of statutes does on the statutes in `statutes/`, whole and with planted defects.

`tuned` was looked at while the check was written; `held_out` was never tuned on.
A row of `<part>.json` names a file, replacements that plant defects, and what is expected of the rules they
touch: missing or defect count as found when the rule says either; "any" isn't counted. All other rules of a
text have to be fine.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workflows.founding.statute_check import check_statute

FOLDER = Path(__file__).parent / "statutes"
NOT_FINE = ("missing", "defect")


@dataclass
class Scores:
    """What was counted on one part."""

    planted: int = 0
    found: int = 0
    sound: int = 0
    alarms: int = 0
    unclear: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """The share of planted defects that were found."""
        return self.found / self.planted

    @property
    def false_alarms(self) -> float:
        """The share of sound rules that were called missing or defect."""
        return self.alarms / self.sound

    @property
    def unclear_share(self) -> float:
        """The share of all answers that leave it to a person."""
        return self.unclear / (self.planted + self.sound)


def texts(part: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Every case of a part with its text, defects planted."""
    for case in json.loads((FOLDER / f"{part}.json").read_text(encoding="utf-8")):
        text = (FOLDER / part / case["file"]).read_text(encoding="utf-8")
        for old, new in case.get("change", []):
            assert old in text, f"{case['file']}: {old[:60]} isn't there"
            text = text.replace(old, new)
        yield case, text


def scores(part: str) -> Scores:
    """The check of all statutes of a part against what is expected."""
    counted = Scores()
    for case, text in texts(part):
        registered = case.get("legal_form", "ev") == "ev"
        checked = check_statute(text.encode(), case["file"], registered=registered)
        for rule, answer in checked.answers.items():
            _count(counted, case, rule, str(answer.verdict))
        for rule in set(case["expect"]) - set(checked.answers):
            if case["expect"][rule] != "any":
                _count(counted, case, rule, "no answer")
    return counted


def _count(counted: Scores, case: dict[str, Any], rule: str, verdict: str) -> None:
    expected = case["expect"].get(rule, "ok")
    if expected == "any":
        return
    counted.unclear += verdict == "unclear"
    if expected == "ok":
        counted.sound += 1
        counted.alarms += verdict in NOT_FINE
    else:
        counted.planted += 1
        counted.found += verdict in NOT_FINE
    if (expected == "ok") != (verdict == "ok"):
        planted = next(iter(case.get("change", [])), [""])[0][:40]
        counted.wrong.append(f"{case['file']} {rule}: {verdict}, expected {expected} ({planted})")
