"""`manage.py settlement FILE.json --json`: settles a grant that was written down by hand."""

import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from workflows.forms.types.finance.settlement import Settlement
from workflows.grants.rules import settlement_case
from workflows.values.money import euros

WRONG = 2
LONGEST = 5_000_000


class Command(BaseCommand):
    """Answers with the code that settles cases of the house; nothing is stored."""

    help = "Settle a grant from a JSON file: accepted costs, final grant, rest payment or reclaim."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Which file, and in which form to answer."""
        parser.add_argument("file", help="A JSON file, or - for the standard input. See docs/operators.md.")
        parser.add_argument("--json", action="store_true", help="Answer as JSON.")

    def handle(self, *args: object, file: str, json: bool, **options: object) -> None:
        """The settlement is written; what can't be read ends with one sentence and code 2."""
        raw = _read(file)
        try:
            found = settlement_case.settle_case(raw)
        except settlement_case.Unreadable as error:
            raise CommandError(str(error), returncode=WRONG) from error
        for key in settlement_case.unknown_keys(raw):
            self.stderr.write(f"“{key}” is not read by the settlement.")
        self.stdout.write(_as_json(found) if json else _in_words(found))


def _read(file: str) -> Any:
    try:
        text = sys.stdin.read(LONGEST + 1) if file == "-" else _text_of(Path(file))
        if len(text) > LONGEST:
            raise CommandError(f"{file} is too long.", returncode=WRONG)
        return json.loads(text, parse_float=Decimal)
    except OSError as error:
        raise CommandError(f"{file} can’t be read: {error.strerror}", returncode=WRONG) from error
    except (ValueError, RecursionError) as error:
        raise CommandError(f"{file} is not JSON: {error}", returncode=WRONG) from error


def _text_of(path: Path) -> str:
    with path.open(encoding="utf-8-sig") as handle:
        return handle.read(LONGEST + 1)


def _as_json(found: Settlement) -> str:
    return json.dumps(settlement_case.answer(found), ensure_ascii=False, indent=2)


def _in_words(found: Settlement) -> str:
    lines = [
        (_("Accepted costs"), found.accepted_costs),
        (_("Other income with the promised own share"), found.other_income),
        (_("Final grant"), found.final),
        (_("Rest payment"), found.to_receive),
        (_("Reclaim"), found.to_pay_back),
    ]
    cuts = [
        f"{pgettext('settlement', 'Cut')}: {cut.category} {cut.description} {euros(cut.amount)} – "
        f"{settlement_case.reason_of(cut, found.terms)}"
        for cut in found.cuts
    ]
    return "\n".join([*(f"{label}: {euros(amount)}" for label, amount in lines), *cuts])
