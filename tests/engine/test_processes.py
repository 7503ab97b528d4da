"""One declaration a process: what is missing in it stops the start or fails a test."""

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from django.core.exceptions import ImproperlyConfigured

from processes import PROCESSES
from tests.engine import written_verbs
from workflows.engine import kinds, processes
from workflows.forms import registry


def test_every_process_of_the_list_is_known_with_its_kinds_and_forms() -> None:
    known = processes.every()
    assert set(PROCESSES) <= set(known)
    for name in PROCESSES:
        for flow in known[name].flows:
            assert kinds.get(flow.kind).flow is flow
        for form in known[name].guided_forms:
            assert registry.get(form.code) is form


@pytest.mark.parametrize("part", ["stages", "nodes"])
def test_a_stage_or_node_without_a_name_stops_the_start(part: str) -> None:
    process = processes.every()["workflows.grants"]
    kept = {code: label for code, label in getattr(process, part).items() if code != "formal_check"}
    broken = replace(process, **{part: MappingProxyType(kept)})
    with pytest.raises(ImproperlyConfigured, match="'formal_check'"):
        processes.register("workflows.grants", broken)
    assert processes.every()["workflows.grants"] is process


def test_no_process_writes_a_verb_without_a_name() -> None:
    assert written_verbs.without_a_name() == []


def test_a_verb_without_a_name_is_found_in_the_code(tmp_path: Path) -> None:
    (tmp_path / "acting.py").write_text(
        'record(case, verb="plain")\nwith performing(step, verb=f"formal.{result}"):\n    pass\n'
        'verb = "yes" if agreed else "no"\ndoing.verb = "later"\nrecord(case, verb=verb)\n'
        'def _write(case, verb):\n    record(case, verb=verb)\n_write(case, "placed")\n'
    )
    assert written_verbs.written_verbs(tmp_path) == {"plain", "formal.*", "yes", "no", "later", "placed"}


def test_the_check_names_the_verb_and_where_its_name_belongs(monkeypatch: pytest.MonkeyPatch) -> None:
    process = processes.every()["workflows.founding"]
    without = {verb: label for verb, label in process.verbs.items() if verb != "duty.done"}
    known = {"workflows.founding": replace(process, verbs=without)}
    monkeypatch.setattr(processes, "every", lambda: known)
    (said,) = written_verbs.without_a_name()
    assert "'duty.done'" in said
    assert "workflows.founding.process" in said
