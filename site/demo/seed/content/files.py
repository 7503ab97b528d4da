"""Reads the demo's texts: YAML files that people correct without touching the program."""

from datetime import date
from pathlib import Path
from typing import Any

from workflows.values.yaml_files import load_data

type Texts = dict[str, str]


def content(name: str) -> Any:
    """What the file with this name says."""
    return load_data(Path(__file__).with_name(f"{name}.yaml"))


def pairs(texts: dict[str, Texts]) -> dict[str, tuple[str, str]]:
    """Two texts a language, in the order in which they stand."""
    rows = {language: list(row.values()) for language, row in texts.items()}
    return {language: (first, second) for language, (first, second) in rows.items()}


def day(text: str | None) -> date | None:
    """A day written as 2026-03-01; null stands for none."""
    return date.fromisoformat(text) if text else None
