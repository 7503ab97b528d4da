"""`make bench` and `make profile ROW=…`: measures, prints, writes docs/benchmarks.md."""

import argparse
import datetime
import json
import platform
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path

from . import mails, throughput
from .builds import ROOT, Build, Subject, bare, now, then
from .comparing import COMPARISONS, MOST, ROUNDS, Comparison, Cost, Result, compare, compare_start

REPORT = ROOT / "docs" / "benchmarks.md"
HEAD = """# Benchmarks

Written by `make bench` on {day}: {machine}, {cores} cores, load {load} when it began. Commit {commit}.

Our CPU time over the other's, in one run, in turns, medians of {rounds}: the process and its connection to
PostgreSQL 18 together. Numbers are milliseconds, lowest – median – highest; wall time shows how busy the
machine was meanwhile. Only the ratio means something elsewhere.

| row | ratio | target | | CPU of ours | CPU of the other | wall of ours | wall of the other | queries |
|---|---:|---:|---|---|---|---|---|---|
"""


# A tenth of the largest newsletter: whether memory grows with mails shows already, and takes a minute.
MAILS_FOR_MEMORY = 10_000


class Bench:
    """All processes of one run, started when a row needs them."""

    def __init__(self) -> None:
        self.builds: dict[str, Build] = {"now": now()}
        self.subjects: list[Subject] = []
        self.subject = cache(self._subject)

    def build(self, name: str) -> Build:
        """A build with its demo house."""
        if name not in self.builds:
            self.builds[name] = then()
        self.builds[name].prepare()
        return self.builds[name]

    def fill(self, rows: list[Comparison]) -> None:
        """Databases with many cases are copied before anybody works in the one they are copied from."""
        for name in {side for row in rows for side in (row.ours[0], row.against[0])}:
            which, _, number = name.partition("@")
            if number:
                self.build(which).cases(int(number))

    def _subject(self, name: str) -> Subject:
        which, _, number = name.partition("@")
        if which == "bare":
            made = bare(self.build("now"))
        else:
            build = self.build(which)
            made = build.subject(build.cases(int(number)) if number else "offenes_haus")
        self.subjects.append(made)
        return made

    def end(self) -> None:
        """No process is left."""
        for subject in self.subjects:
            subject.end()


def chosen(words: list[str], most: int = MOST) -> list[Comparison]:
    """The rows that begin with one of `words`, all without any; the longest list has `most` cases."""
    rows = [row for row in COMPARISONS if not words or row.name.startswith(tuple(words))]
    return [
        replace(
            row,
            name=row.name.replace(f"{MOST:,}", f"{most:,}"),
            ours=(row.ours[0].replace(f"@{MOST}", f"@{most}"), row.ours[1]),
        )
        for row in rows
    ]


def spread(values: tuple[float, ...]) -> str:
    """Lowest – median – highest."""
    ordered = sorted(values)
    return f"{ordered[0]:.1f} – {ordered[len(ordered) // 2]:.1f} – {ordered[-1]:.1f}"


def line(result: Result) -> str:
    """One row of the table."""
    target = f"≤ {result.target}" if result.target else ""
    verdict = "" if not result.target else "✓" if result.ratio <= result.target else "missed"
    costs: tuple[Cost, Cost] = (result.ours, result.theirs)
    parts = [spread(cost.cpu) for cost in costs] + [spread(cost.wall) for cost in costs]
    queries = " / ".join("" if cost.queries is None else str(cost.queries) for cost in costs)
    cells = [result.name, f"{result.ratio:.2f}", target, verdict, *parts, queries if queries != " / " else ""]
    return f"| {' | '.join(cells)} |"


def head(rounds: int) -> str:
    """Where and when."""
    commit = _commit()
    load = Path("/proc/loadavg").read_text().split()[0]
    cores = sum(text.startswith("processor") for text in Path("/proc/cpuinfo").read_text().splitlines())
    machine = f"{platform.machine()}, Linux {platform.release()}, Python {platform.python_version()}"
    day = datetime.datetime.now(datetime.UTC).date()
    return HEAD.format(day=day, machine=machine, cores=cores, load=load, commit=commit, rounds=rounds)


def _commit() -> str:
    command = ["git", "rev-parse", "--short", "HEAD"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def measure(bench: Bench, words: list[str], rounds: int, most: int) -> None:
    """Print row by row; write the report when all were asked for."""
    begun, lines, rows = head(rounds), [], chosen(words, most)
    bench.fill(rows)
    for row in rows:
        try:
            lines.append(line(compare(row, bench.subject, rounds)))
        except RuntimeError as error:
            lines.append(f"| {row.name} | failed: {_reason(error)} | | | | | | | |")
        say(lines[-1])
    if not words or "start".startswith(tuple(words)):
        lines.append(line(compare_start(bench.build("now"), bench.build("then"))))
        say(lines[-1])
    if not words or "throughput".startswith(tuple(words)):
        lines.append(throughput.line(bench.build("now"), bench.build("then")))
        say(lines[-1])
    lines += about_mails(bench, words)
    if not words:
        REPORT.write_text(begun + "\n".join(lines) + "\n")
        say(f"written: {REPORT.relative_to(ROOT)}")


def about_mails(bench: Bench, words: list[str]) -> list[str]:
    """Rows of another kind: the higher the better, and a memory."""
    lines = []
    if not words or "newsletter".startswith(tuple(words)):
        for workers, target in ((1, 0.7), (2, 1.2)):
            rate = mails.newsletter(bench.build("now"), workers, target)
            verdict = "✓" if rate.ratio >= target else "missed"
            speeds = f"{spread(rate.ours)} | {spread(rate.theirs)}"
            lines.append(f"| {rate.name} | {rate.ratio:.2f} | ≥ {target} | {verdict} | {speeds} | | | |")
            say(lines[-1])
    if not words or "memory".startswith(tuple(words)):
        grown, most = mails.growth(bench.build("now"), MAILS_FOR_MEMORY), mails.MOST_MEGABYTES
        verdict = "✓" if grown <= most else "missed"
        name = f"memory: a worker over {MAILS_FOR_MEMORY:,} mails, MB more"
        lines.append(f"| {name} | {grown:.1f} | ≤ {most} | {verdict} | | | | | |")
        say(lines[-1])
    return lines


def _reason(error: RuntimeError) -> str:
    """The line of a traceback that says what it was."""
    said = [each for each in str(error).splitlines() if "Error" in each and not each.startswith(" ")]
    return said[-1][:200] if said else "no answer"


def profile(bench: Bench, word: str) -> None:
    """The dearest functions of our side of one row, and statements that it sends more than once."""
    row = next(row for row in COMPARISONS if row.name.startswith(word))
    subject, name = bench.subject(row.ours[0]), row.ours[1]
    subject.ask(what="measure", row=name, times=3)
    say(row.name)
    say(subject.ask(what="profile", row=name))
    say(json.dumps(subject.ask(what="count", row=name), indent=1))


def say(text: str) -> None:
    """Print at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> None:
    """Read the command line and do it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="*", help="words that rows begin with; default: all")
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--most", type=int, default=MOST, help="cases in the longest list")
    asked = parser.parse_args()
    bench = Bench()
    try:
        with suppress(KeyboardInterrupt):
            if asked.profile:
                profile(bench, asked.rows[0])
            else:
                measure(bench, asked.rows, asked.rounds, asked.most)
    finally:
        bench.end()


if __name__ == "__main__":
    main()
