"""From a definition to the builder's blocks in German, with every text in the other languages beside it."""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from workflows.forms.definition.texts import LANGUAGE_CODES
from workflows.forms.types import TYPES

from .blocks.settings import TEXTS, setting_block
from .conditions import write_condition
from .reading import SOURCE

Raw = dict[str, object]
_NAMES = uuid.UUID("7b0c7a52-5d0e-4f4e-9d4b-0f6f3f1f5a21")
_COMMON = frozenset({"id", "type", "label", "help", "required", "show_when", "stop_when"})


@dataclass
class Written:
    """The fields of a draft in German, and all texts by their path in the form."""

    title: str = ""
    intro: str = ""
    minutes: int | None = None
    steps: list[Raw] = field(default_factory=list)
    texts: dict[str, dict[str, str]] = field(default_factory=dict)


def write(definition: Mapping[str, Any]) -> Written:
    """The form as an editor would have built it; ids of blocks follow from keys, so that they stay."""
    writer = _Writer(definition["code"])
    writer.written.title = writer.text("title", definition["title"])
    writer.written.intro = writer.text("intro", definition.get("intro"))
    writer.written.minutes = definition.get("minutes")
    writer.written.steps = [writer.step(each) for each in definition["steps"]]
    return writer.written


class _Writer:
    """One walk through a definition."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.written = Written()

    def new_id(self, place: str) -> str:
        """The id of the block at a place named by keys."""
        return str(uuid.uuid5(_NAMES, f"{self.code}/{place}"))

    def new_id_below(self, above: str, place: str) -> str:
        """The id of a block inside another one."""
        return self.new_id(f"{above}/{place}")

    def text(self, path: str, text: Any) -> str:
        """The German text; the others are noted."""
        if not text:
            return ""
        texts = dict.fromkeys(LANGUAGE_CODES, text) if isinstance(text, str) else dict(text)
        self.written.texts[path] = texts
        return texts[SOURCE]

    def step(self, raw: Mapping[str, Any]) -> Raw:
        """One page."""
        place = raw["id"]
        block_id = self.new_id(place)
        path = f"steps.{block_id}"
        value: Raw = {
            "title": self.text(f"{path}.title", raw["title"]),
            "intro": self.text(f"{path}.intro", raw.get("intro")),
            "questions": [self.entry(each, path, place) for each in raw["questions"]],
            "rules": self.rules(raw, path, place),
            "needs": [_item(self.new_id(f"{place}/needs/{each}"), each) for each in raw.get("needs", ())],
            "key": raw["id"],
        }
        return {"type": "step", "id": block_id, "value": value}

    def entry(self, raw: Mapping[str, Any], above: str, place: str) -> Raw:
        """A question or a group of questions."""
        if raw["type"] != "section":
            return self.question(raw, f"{above}.questions", "")
        place = f"{place}/section/{raw['id']}"
        block_id = self.new_id(place)
        path = f"{above}.questions.{block_id}"
        value = {
            "title": self.text(f"{path}.title", raw["title"]),
            "intro": self.text(f"{path}.intro", raw.get("intro")),
            "questions": [self.question(each, f"{path}.questions", "") for each in raw["questions"]],
            "rules": self.rules(raw, path, place),
            "key": raw["id"],
        }
        return {"type": "section", "id": block_id, "value": value}

    def question(self, raw: Mapping[str, Any], above: str, of: str) -> Raw:
        """A question, or a column of the list `of`."""
        place = f"{of}/q/{raw['id']}"
        block_id = self.new_id(place)
        path = f"{above}.{block_id}"
        value: Raw = {
            "label": self.text(f"{path}.label", raw["label"]),
            "help": self.text(f"{path}.help", raw.get("help")),
            "key": raw["id"],
        }
        if TYPES[raw["type"]].asks:
            value["required"] = raw.get("required") is True
        other: Raw = {} if raw.get("required", True) or "required" not in raw else {"required": False}
        for key in set(raw) - _COMMON:
            if not self.setting(value, raw, key, path, place):
                other[key] = raw[key]
        value["rules"] = self.rules(raw, path, place)
        value["other"] = json.dumps(other, ensure_ascii=False, sort_keys=True) if other else ""
        return {"type": raw["type"], "id": block_id, "value": value}

    def setting(self, value: Raw, raw: Mapping[str, Any], key: str, path: str, place: str) -> bool:
        """One setting of a type; False when it has no field and is kept as it is."""
        setting = raw[key]
        if key in ("questions", "columns"):
            value[key] = [self.question(each, f"{path}.{key}", place) for each in setting]
        elif setting_block(raw["type"], key) is None or setting in (None, "", False, []):
            return False
        elif key in TEXTS:
            value[key] = self.text(f"{path}.{key}", setting)
        elif key == "options":
            value[key] = [self.option(each, f"{path}.options", place) for each in setting]
        elif key == "formula":
            refs = [_item(self.new_id(f"{place}/of/{n}"), dict(ref)) for n, ref in enumerate(setting["of"])]
            value[key] = {"do": setting["do"], "of": refs}
        elif key in ("min", "max"):
            value[key] = str(setting)
            return not isinstance(setting, float)
        else:
            value[key] = setting
        return True

    def option(self, raw: Mapping[str, object], above: str, place: str) -> Raw:
        """One answer to choose."""
        block_id = self.new_id(f"{place}/option/{raw['code']}")
        path = f"{above}.{block_id}"
        label, help_text = (
            self.text(f"{path}.label", raw["label"]),
            self.text(f"{path}.help", raw.get("help")),
        )
        return _item(block_id, {"label": label, "help": help_text, "code": raw["code"]})

    def rules(self, raw: Mapping[str, Any], path: str, place: str) -> list[Raw]:
        """What depends on earlier answers."""
        found: list[Raw] = []
        required = raw.get("required")
        conditions = {
            "show_when": raw.get("show_when"),
            "required_when": required if isinstance(required, Mapping) else None,
            "stop_when": (raw.get("stop_when") or {}).get("when"),
        }
        for kind, condition in conditions.items():
            if not condition:
                continue
            here = f"{place}/{kind}"
            value = write_condition(condition, partial(self.new_id_below, here))
            block_id = self.new_id(here)
            if kind == "stop_when":
                value["advice"] = self.text(f"{path}.rules.{block_id}.advice", raw["stop_when"]["advice"])
            found.append({"type": kind, "id": block_id, "value": value})
        return found


def _item(block_id: str, value: object) -> Raw:
    return {"type": "item", "id": block_id, "value": value}
