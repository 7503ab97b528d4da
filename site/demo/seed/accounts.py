"""Bank accounts of the demo's organisations, one each."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import count, islice

from schwifty import IBAN as Iban

from workflows.values import Unreadable
from workflows.values.ibans import read_iban


def iban(place: int) -> str:
    """An account of its own for each group: the same one twice would mean that they are one organisation."""
    return next(islice(_ibans(), place, None))


def _ibans() -> Iterator[str]:
    """Accounts at the bank of the demo, in the order of their numbers, whose check digits are right."""
    for number in count(4711):
        made = Iban.generate("DE", bank_code="12030000", account_code=f"{number:010}")
        with suppress(Unreadable):
            yield read_iban(str(made))
