"""The SEPA file of a payment run: pain.001.001.09 with structured addresses."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lxml import etree

from .words import for_bank

NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"


@dataclass(frozen=True)
class Party:
    """One side of a transfer; an address is written only with its town."""

    name: str
    iban: str
    street: str = ""
    postcode: str = ""
    town: str = ""


@dataclass(frozen=True)
class Transfer:
    """One credit transfer."""

    payee: Party
    amount: Decimal
    reference: str
    end_to_end: str


def transfer_file(
    *,
    message_id: str,
    house: Party,
    transfers: Sequence[Transfer],
    execution_on: datetime.date,
    now: datetime.datetime,
) -> bytes:
    """The file that a bank takes: one payment block with all transfers, to be executed on one day."""
    root = etree.Element(_tag("Document"), nsmap={None: NAMESPACE})
    whole = _add(root, "CstmrCdtTrfInitn")
    head = _add(whole, "GrpHdr")
    _add(head, "MsgId", message_id)
    _add(head, "CreDtTm", now.replace(microsecond=0).isoformat())
    _sums(head, transfers)
    _add(_add(head, "InitgPty"), "Nm", for_bank(house.name, 70))
    block = _block(whole, message_id, house, transfers, execution_on)
    for transfer in transfers:
        _transfer(block, transfer)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _add(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    child = etree.SubElement(parent, _tag(name))
    child.text = text
    return child


def _sums(parent: etree._Element, transfers: Sequence[Transfer]) -> None:
    _add(parent, "NbOfTxs", str(len(transfers)))
    _add(parent, "CtrlSum", format(sum((each.amount for each in transfers), Decimal("0.00")), "f"))


def _block(
    whole: etree._Element,
    message_id: str,
    house: Party,
    transfers: Sequence[Transfer],
    execution_on: datetime.date,
) -> etree._Element:
    block = _add(whole, "PmtInf")
    _add(block, "PmtInfId", message_id)
    _add(block, "PmtMtd", "TRF")
    _sums(block, transfers)
    _add(_add(_add(block, "PmtTpInf"), "SvcLvl"), "Cd", "SEPA")
    _add(_add(block, "ReqdExctnDt"), "Dt", execution_on.isoformat())
    _party(block, "Dbtr", house)
    _account(block, "DbtrAcct", house)
    # The bank is known by the IBAN; the scheme asks for the place all the same.
    agent = _add(_add(block, "DbtrAgt"), "FinInstnId")
    _add(_add(agent, "Othr"), "Id", "NOTPROVIDED")
    _add(block, "ChrgBr", "SLEV")
    return block


def _transfer(block: etree._Element, transfer: Transfer) -> None:
    one = _add(block, "CdtTrfTxInf")
    _add(_add(one, "PmtId"), "EndToEndId", for_bank(transfer.end_to_end, 35))
    amount = _add(_add(one, "Amt"), "InstdAmt", format(transfer.amount, ".2f"))
    amount.set("Ccy", "EUR")
    _party(one, "Cdtr", transfer.payee)
    _account(one, "CdtrAcct", transfer.payee)
    _add(_add(one, "RmtInf"), "Ustrd", for_bank(transfer.reference, 140))


def _party(parent: etree._Element, name: str, party: Party) -> None:
    side = _add(parent, name)
    _add(side, "Nm", for_bank(party.name, 70))
    if not party.town:
        return
    address = _add(side, "PstlAdr")
    if party.street:
        _add(address, "StrtNm", for_bank(party.street, 70))
    if party.postcode:
        _add(address, "PstCd", for_bank(party.postcode, 16))
    _add(address, "TwnNm", for_bank(party.town, 35))
    _add(address, "Ctry", "DE")


def _account(parent: etree._Element, name: str, party: Party) -> None:
    _add(_add(_add(parent, name), "Id"), "IBAN", party.iban.replace(" ", ""))
