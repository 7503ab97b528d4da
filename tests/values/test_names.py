"""Names: nothing in them that a mail program would make a link of."""

import pytest

from workflows.values.names import holds_an_address


@pytest.mark.parametrize(
    "name",
    ["Hilfe e.V.", "g.e.V. Nachbarn", "St.Pauli Treff", "Dr. med. Amal", "بيت e.V.", "Дім н.о.", "A. B. C."],
)
def test_names(name: str) -> None:
    assert not holds_an_address(name)


@pytest.mark.parametrize(
    "name",
    [
        "evil.com",
        "Win at evil.com/x now",
        "EVIL.COM",
        "www.x",
        "https://x",
        "a@b",
        "Klick: bit.ly/3",
        "x-y.example",
    ],
)
def test_addresses(name: str) -> None:
    assert holds_an_address(name)
