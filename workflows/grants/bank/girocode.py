"""GiroCode: a QR code that fills in a transfer (EPC069-12, version 2)."""

import io
from decimal import Decimal

from segno.helpers import make_epc_qr

LONGEST_NAME, LONGEST_TEXT = 70, 140


def girocode(*, name: str, iban: str, amount: Decimal, text: str) -> str:
    """The code as SVG on white, so that it can be read on dark screens too.

    UTF-8 always: with another encoding general readers show gibberish instead of Cyrillic names.
    """
    code = make_epc_qr(
        name=name[:LONGEST_NAME],
        iban=iban.replace(" ", ""),
        amount=amount,
        text=text[:LONGEST_TEXT],
        encoding="utf-8",
    )
    out = io.BytesIO()
    code.save(out, kind="svg", xmldecl=False, scale=4, light="#fff", border=4, nl=False)
    return out.getvalue().decode()
