"""`make mutants`: small random changes of actions, rules and checks; a test has to notice each of them.

Cosmic Ray makes the changes of operators, numbers and conditions; statements that only call something (a
mail, a line of history, a deadline) are left out by ourselves. Everything happens in a copy of the tree.
"""

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cosmic_ray.plugins
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code

from .quick import ROOT, all_tests, near

COPY = ROOT / "var" / "mutants"
LEFT_OUT = "left out"
NOTICED, SURVIVES, UNDECIDED = "noticed", "SURVIVES", "undecided"
ROOMS = ("actions", "rules", "checks")
# What people do wrong: comparisons, conditions, numbers, truth; not every operator against every other.
OPERATORS = (
    "AddNot",
    "ReplaceTrueWithFalse",
    "ReplaceFalseWithTrue",
    "ReplaceAndWithOr",
    "ReplaceOrWithAnd",
    "NumberReplacer",
    "ReplaceBreakWithContinue",
    "ReplaceComparisonOperator_Eq_NotEq",
    "ReplaceComparisonOperator_NotEq_Eq",
    "ReplaceComparisonOperator_Lt_LtE",
    "ReplaceComparisonOperator_LtE_Lt",
    "ReplaceComparisonOperator_Gt_GtE",
    "ReplaceComparisonOperator_GtE_Gt",
    "ReplaceComparisonOperator_Is_IsNot",
    "ReplaceComparisonOperator_IsNot_Is",
    "ReplaceBinaryOperator_Add_Sub",
    "ReplaceBinaryOperator_Sub_Add",
    "ReplaceBinaryOperator_Mul_Div",
    "ReplaceBinaryOperator_Div_Mul",
)


@dataclass(frozen=True)
class Mutant:
    """One change of one file: the place number `occurrence` for this operator."""

    path: Path
    operator: str
    occurrence: int
    line: int
    shown: str

    def code(self) -> str:
        """The file with the change; as it was when there is nothing to change."""
        source = (ROOT / self.path).read_text()
        if self.operator == LEFT_OUT:
            return _without(source, _calls(source)[self.occurrence])
        operator = cosmic_ray.plugins.get_operator(f"core/{self.operator}")()
        return mutate_code(source, operator, self.occurrence) or source


def sources() -> list[Path]:
    """The actions, rules and checks of every room."""
    return sorted(
        path
        for path in (ROOT / "workflows").rglob("*.py")
        if any(part.removesuffix(".py") in ROOMS for part in path.relative_to(ROOT).parts)
    )


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Every change that can be made here."""
    source = path.read_text()
    place, lines, tree = path.relative_to(ROOT), source.splitlines(), get_ast(source)
    for name in OPERATORS:
        operator = cosmic_ray.plugins.get_operator(f"core/{name}")()
        spots = [spot for node in ast_nodes(tree) for spot in operator.mutation_positions(node)]
        for occurrence, ((line, _column), _end) in enumerate(spots):
            yield Mutant(place, name, occurrence, line, lines[line - 1].strip())
    for occurrence, node in enumerate(_calls(source)):
        yield Mutant(place, LEFT_OUT, occurrence, node.lineno, lines[node.lineno - 1].strip())


def _calls(source: str) -> list[ast.Expr]:
    """The statements that only call something."""
    nodes = ast.walk(ast.parse(source))
    return [node for node in nodes if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)]


def _without(source: str, node: ast.Expr) -> str:
    lines, end = source.splitlines(), node.end_lineno or node.lineno
    return "\n".join([*lines[: node.lineno - 1], " " * node.col_offset + "pass", *lines[end:], ""])


def copy_tree() -> Path:
    """A copy of everything that is or could be committed; its data stays from run to run."""
    tree = COPY / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for name in listed.stdout.splitlines():
        if (ROOT / name).is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, tree / name)
    (tree / ".venv").symlink_to(ROOT / ".venv")
    return tree


def outcome(mutant: Mutant, tree: Path, tests: list[Path], seconds: float) -> str:
    """NOTICED by a failing test of its room, the nearest first, SURVIVES, or UNDECIDED when time was up."""
    target = tree / mutant.path
    original = target.read_text()
    target.write_text(mutant.code())
    try:
        said = _run(tree, tests, seconds)
        return _run(tree, others(mutant.path, tests), seconds) if said == SURVIVES else said
    finally:
        target.write_text(original)


def others(path: Path, tests: list[Path]) -> list[Path]:
    """The tests of the room that are not among the nearest ones: nothing survives unseen by them."""
    room = {each for each in all_tests() if each.parts[1] in path.parts[:3]}
    return sorted(room - set(tests)) or tests[:1]


def _run(tree: Path, tests: list[Path], seconds: float) -> str:
    command: list[str] = [sys.executable, "-m", "pytest", "-q", "-x", "-m", "not browser and not benchmark"]
    command += map(str, tests)
    environment = os.environ | {"VAR_DIR": str(COPY / "var"), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            command, cwd=tree, env=environment, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return UNDECIDED
    return {0: SURVIVES, 1: NOTICED}.get(done.returncode, UNDECIDED)


def main() -> int:
    """Try a sample and list what nobody noticed; 1 when more than a tenth survives."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=60)
    parser.add_argument("--seed", type=int, default=int(time.time()) // 86400, help="another sample each day")
    parser.add_argument("--seconds", type=float, default=600, help="for the tests of one mutant")
    parser.add_argument("--only", default="", help="files whose path holds this text")
    chosen = parser.parse_args()
    everything = [mutant for path in sources() if chosen.only in str(path) for mutant in mutants_of(path)]
    sample = random.Random(chosen.seed).sample(everything, min(chosen.number, len(everything)))
    sys.stdout.write(f"{len(sample)} of {len(everything)} mutants, seed {chosen.seed}\n")
    tree, known = copy_tree(), all_tests()
    _run(
        tree, near([sample[0].path], known)[:1], chosen.seconds
    )  # the database is made before anything counts
    found = []
    for number, mutant in enumerate(sample, 1):
        began = time.monotonic()
        found.append(outcome(mutant, tree, near([mutant.path], known), chosen.seconds))
        place = f"{mutant.path}:{mutant.line} {mutant.operator}: {mutant.shown}"
        sys.stdout.write(f"{number:3} {found[-1]} {place} ({time.monotonic() - began:.0f} s)\n")
        sys.stdout.flush()
    counts = {word: found.count(word) for word in (NOTICED, SURVIVES, UNDECIDED)}
    sys.stdout.write(", ".join(f"{count} {word}" for word, count in counts.items()) + "\n")
    decided = counts[NOTICED] + counts[SURVIVES]
    return int(decided == 0 or counts[SURVIVES] * 10 > decided)


if __name__ == "__main__":
    sys.exit(main())
