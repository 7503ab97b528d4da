"""Bank statements as banks deliver them: CAMT.053 (ISO 20022, versions 2 and 8), one file or a zip of them.

Only bookings in euros that are final are read. One booking can hold many transactions; each is an entry.
"""

import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lxml import etree

LARGEST = 10 * 2**20  # bytes of one file, unpacked
MOST_FILES = 60
_BEGINNING = "urn:iso:std:iso:20022:tech:xsd:camt.053.001."


class NotAStatement(ValueError):
    """The file is no CAMT.053 statement."""


@dataclass(frozen=True)
class Entry:
    """One movement of money; `incoming` says whether it came to the house."""

    account: str
    booked_on: date
    amount: Decimal
    incoming: bool
    name: str
    iban: str
    purpose: str
    end_to_end: str
    batch: str
    bank_reference: str
    returned: bool
    reason: str = ""

    @property
    def key(self) -> str:
        """The same for the same movement in every statement that lists it."""
        parts = (
            *(self.account, self.booked_on, self.amount, self.incoming, self.name, self.iban),
            *(self.purpose, self.end_to_end, self.batch, self.bank_reference),
        )
        return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()


def entries(content: bytes) -> list[Entry]:
    """Every final movement of the file; `NotAStatement` when it is something else."""
    try:
        found = [entry for file in _files(content) for entry in _entries(file)]
    except (etree.XMLSyntaxError, zipfile.BadZipFile, ArithmeticError, ValueError) as wrong:
        raise NotAStatement from wrong
    return found


def _files(content: bytes) -> Iterator[bytes]:
    if not content.startswith(b"PK"):
        yield content
        return
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        members = [each for each in packed.infolist() if not each.is_dir()]
        if not members or len(members) > MOST_FILES:
            raise NotAStatement
        left = LARGEST
        for member in members:
            with packed.open(member) as file:
                read = file.read(left + 1)
            left -= len(read)
            if left < 0:
                raise NotAStatement
            yield read


def _entries(content: bytes) -> Iterator[Entry]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    root = etree.fromstring(content, parser)
    space = etree.QName(root).namespace or ""
    if root.getroottree().docinfo.doctype or not space.startswith(_BEGINNING):
        raise NotAStatement
    for statement in _Node(root).all("BkToCstmrStmt/Stmt"):
        account = statement.text("Acct/Id/IBAN")
        for booking in statement.all("Ntry"):
            if booking.text("Sts/Cd", "Sts") == "BOOK":
                yield from _movements(account, booking)


def _movements(account: str, booking: "_Node") -> Iterator[Entry]:
    """The transactions of a booking when the bank lists them; else the booking itself."""
    details = booking.all("NtryDtls/TxDtls")
    if len(details) == 1 or any(each.amount() is None for each in details):
        details = details[:1]
    for one in details or [booking]:
        whole = len(details) <= 1
        amount = booking.amount() if whole else one.amount()
        if amount is not None:
            yield _movement(account, booking, one, amount)


def _movement(account: str, booking: "_Node", one: "_Node", amount: Decimal) -> Entry:
    incoming = (one.text("CdtDbtInd") or booking.text("CdtDbtInd")) == "CRDT"
    went_back = _went_back(booking, one)
    # Who paid us stays the debtor when the bank takes the money away again.
    other = "Dbtr" if incoming or (went_back and one.all("RltdPties/DbtrAcct")) else "Cdtr"
    return Entry(
        account=account,
        booked_on=date.fromisoformat(booking.text("BookgDt/Dt", "BookgDt/DtTm")[:10]),
        amount=amount,
        incoming=incoming,
        name=one.text(f"RltdPties/{other}/Pty/Nm", f"RltdPties/{other}/Nm"),
        iban=one.text(f"RltdPties/{other}Acct/Id/IBAN"),
        purpose=" ".join(each.text(".") for each in one.all("RmtInf/Ustrd")),
        end_to_end=one.text("Refs/EndToEndId"),
        batch=one.text("Refs/PmtInfId") or booking.text("NtryDtls/Btch/PmtInfId", "NtryDtls/Btch/MsgId"),
        bank_reference=one.text("Refs/AcctSvcrRef") or booking.text("AcctSvcrRef"),
        returned=went_back,
        reason=" ".join(
            filter(None, (one.text("RtrInf/Rsn/Cd", "RtrInf/Rsn/Prtry"), one.text("RtrInf/AddtlInf")))
        ),
    )


def _went_back(booking: "_Node", one: "_Node") -> bool:
    """Money that went back: the bank says why, calls the booking a return, or reverses it."""
    if one.all("RtrInf") or booking.text("RvslInd") == "true":
        return True
    return any(each.text("BkTxCd/Domn/Fmly/SubFmlyCd") == "RRTN" for each in (one, booking))


class _Node:
    """An element, read by paths without namespaces."""

    def __init__(self, element: etree._Element) -> None:
        self.element = element

    def all(self, path: str) -> "list[_Node]":
        full = "/".join(part if part == "." else f"{{*}}{part}" for part in path.split("/"))
        return [_Node(each) for each in self.element.findall(full)]

    def text(self, *paths: str) -> str:
        """The text at the first of the paths that has one."""
        for path in paths:
            found = [self] if path == "." else self.all(path)
            if found and (text := (found[0].element.text or "").strip()):
                return text
        return ""

    def amount(self) -> Decimal | None:
        """The amount in euros; None when it is in another currency or not said."""
        for path in ("Amt", "AmtDtls/TxAmt/Amt"):
            for found in self.all(path):
                return Decimal(found.text(".")) if found.element.get("Ccy") == "EUR" else None
        return None
