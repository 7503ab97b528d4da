"""E-invoices (EN 16931): what a bill says of itself in the PDF that people hand in (Factur-X, ZUGFeRD).

The data are an XML in the PDF, in one of two languages: CII (Cross Industry Invoice) or UBL. Only what a
list of receipts needs is read; the PDF stays the receipt.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

import pypdfium2
from django.core.files import File
from lxml import etree

from workflows.documents.pdfium import opened

LARGEST = 2 * 2**20  # bytes of the data in a bill
MOST_READ = 20 * 2**20
MOST_ATTACHMENTS = 20
CREDIT_NOTES = frozenset({"381", "261", "396", "532"})
_CII = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
_UBL = {
    "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2": "Invoice",
    "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2": "CreditNote",
}


@dataclass(frozen=True)
class Bill:
    """Number, day, seller and the sum with tax (BT-1, BT-2, BT-27, BT-112); below 0 for a credit note."""

    number: str
    day: date | None
    seller: str
    amount: Decimal | None


def bill_of(content: bytes) -> Bill | None:
    """What the PDF says of itself as data; None where it carries none, or none that can be read."""
    if not content.startswith(b"%PDF"):
        return None
    for data in _attached(content):
        if (bill := read_bill(data)) is not None:
            return bill
    return None


def bill_in(file: File | None) -> Bill | None:
    """What an uploaded file says of itself; it is at its beginning again afterwards."""
    if file is None or (file.size or 0) > MOST_READ:
        return None
    file.seek(0)
    content = file.read()
    file.seek(0)
    return bill_of(content)


def read_bill(data: bytes) -> Bill | None:
    """The bill in this XML; None when it is something else."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None
    if root.getroottree().docinfo.doctype:
        return None
    space = etree.QName(root).namespace or ""
    if space == _CII:
        return _cii(root)
    return _ubl(root) if space in _UBL else None


def _attached(content: bytes) -> list[bytes]:
    """The XML files that lie in the PDF."""
    found = []
    try:
        with opened(content) as document:
            for number in range(min(document.count_attachments(), MOST_ATTACHMENTS)):
                attachment = document.get_attachment(number)
                if attachment.get_name().lower().endswith(".xml"):
                    data = bytes(attachment.get_data())
                    found += [data] if len(data) <= LARGEST else []
    except (pypdfium2.PdfiumError, ValueError):
        return []
    return found


def _cii(root: etree._Element) -> Bill:
    head = "rsm:ExchangedDocument/"
    sale = "rsm:SupplyChainTradeTransaction/"
    kind = _text(root, f"{head}ram:TypeCode")
    currency = _text(root, f"{sale}ram:ApplicableHeaderTradeSettlement/ram:InvoiceCurrencyCode")
    total = "ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:GrandTotalAmount"
    return Bill(
        number=_text(root, f"{head}ram:ID")[:60],
        day=_day(_text(root, f"{head}ram:IssueDateTime/udt:DateTimeString")),
        seller=_text(root, f"{sale}ram:ApplicableHeaderTradeAgreement/ram:SellerTradeParty/ram:Name")[:150],
        amount=_sum(
            root, f"{sale}ram:ApplicableHeaderTradeSettlement/{total}", is_credit=kind in CREDIT_NOTES
        )
        if currency in ("", "EUR")
        else None,
    )


def _ubl(root: etree._Element) -> Bill:
    party = "cac:AccountingSupplierParty/cac:Party/"
    name = f"{party}cac:PartyLegalEntity/cbc:RegistrationName"
    is_credit = etree.QName(root).localname == "CreditNote"
    return Bill(
        number=_text(root, "cbc:ID")[:60],
        day=_day(_text(root, "cbc:IssueDate")),
        seller=(_text(root, name) or _text(root, f"{party}cac:PartyName/cbc:Name"))[:150],
        amount=_sum(root, "cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount", is_credit=is_credit),
    )


_SPACES = {
    "rsm": _CII,
    "ram": "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100",
    "udt": "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100",
    "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
}


def _text(root: etree._Element, path: str) -> str:
    return " ".join((root.findtext(path, default="", namespaces=_SPACES) or "").split())


def _day(text: str) -> date | None:
    """20261205 (format 102) or 2026-12-05."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _sum(root: etree._Element, path: str, *, is_credit: bool) -> Decimal | None:
    """Euros with the sign that the kind of bill gives them; None in another currency."""
    found = root.find(path, namespaces=_SPACES)
    if found is None or found.get("currencyID", "EUR") != "EUR":
        return None
    try:
        amount = Decimal((found.text or "").strip())
    except InvalidOperation:
        return None
    if not amount.is_finite():
        return None
    return -amount if is_credit else amount
