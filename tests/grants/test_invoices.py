"""E-invoices in the list of receipts: read by PDFium and lxml from what pypdf wrote, so nobody types them."""

import io
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfWriter

from tests.grants import factories as make
from workflows.grants import actions
from workflows.grants.bank.invoices import bill_of, read_bill
from workflows.grants.models import Receipt
from workflows.people.verdicts import Invalid

CII = """<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
 xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
 xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
 <rsm:ExchangedDocument><ram:ID>{number}</ram:ID><ram:TypeCode>{kind}</ram:TypeCode>
  <ram:IssueDateTime><udt:DateTimeString format="102">{day:%Y%m%d}</udt:DateTimeString></ram:IssueDateTime>
 </rsm:ExchangedDocument>
 <rsm:SupplyChainTradeTransaction>
  <ram:ApplicableHeaderTradeAgreement>
   <ram:SellerTradeParty><ram:Name>Druckerei Blau &amp; Söhne</ram:Name></ram:SellerTradeParty>
   <ram:BuyerTradeParty><ram:Name>Verein Linde e.V.</ram:Name></ram:BuyerTradeParty>
  </ram:ApplicableHeaderTradeAgreement>
  <ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>{currency}</ram:InvoiceCurrencyCode>
   <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
    <ram:LineTotalAmount>100.00</ram:LineTotalAmount>
    <ram:TaxTotalAmount currencyID="EUR">19.00</ram:TaxTotalAmount>
    <ram:GrandTotalAmount>119.00</ram:GrandTotalAmount>
    <ram:DuePayableAmount>69.00</ram:DuePayableAmount>
   </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
  </ram:ApplicableHeaderTradeSettlement>
 </rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>"""
UBL = """<?xml version="1.0"?>
<{root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:{root}-2"
 xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
 xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
 <cbc:ID>U-7</cbc:ID><cbc:IssueDate>2026-12-05</cbc:IssueDate>
 <cac:AccountingSupplierParty><cac:Party><cac:PartyName><cbc:Name>Laden</cbc:Name></cac:PartyName>
  <cac:PartyLegalEntity><cbc:RegistrationName>Laden GmbH</cbc:RegistrationName></cac:PartyLegalEntity>
 </cac:Party></cac:AccountingSupplierParty>
 <cac:LegalMonetaryTotal><cbc:TaxInclusiveAmount currencyID="{currency}">47.60</cbc:TaxInclusiveAmount>
  <cbc:PayableAmount currencyID="{currency}">0.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
</{root}>"""


def cii(**changes: object) -> bytes:
    """A bill of a printer of 119 euros, of which 69 are still open."""
    usual = {"number": "RE-4711", "kind": "380", "day": date(2026, 12, 5), "currency": "EUR"}
    return CII.format(**(usual | changes)).encode()


def ubl(root: str = "Invoice", currency: str = "EUR") -> bytes:
    """A bill of a shop of 47.60 euros, paid already."""
    return UBL.format(root=root, currency=currency).encode()


def pdf(*attached: tuple[str, bytes]) -> bytes:
    """A page with these files in it."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    for name, data in attached:
        writer.add_attachment(name, data)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


class TestReading:
    """What the data of a bill say; the sum with tax, not what is still open."""

    def test_the_data_lie_in_the_pdf(self):
        bill = bill_of(pdf(("foto.txt", b"x"), ("factur-x.xml", cii())))
        assert bill is not None
        assert (bill.number, bill.day, bill.seller, bill.amount) == (
            "RE-4711",
            date(2026, 12, 5),
            "Druckerei Blau & Söhne",
            Decimal("119.00"),
        )

    def test_the_other_language_reads_the_same(self):
        bill = bill_of(pdf(("xrechnung.xml", ubl())))
        assert bill is not None
        assert (bill.number, bill.day, bill.seller, bill.amount) == (
            "U-7",
            date(2026, 12, 5),
            "Laden GmbH",
            Decimal("47.60"),
        )

    def test_a_credit_note_is_money_that_comes_back(self):
        assert read_bill(cii(kind="381")).amount == Decimal("-119.00")
        assert read_bill(ubl("CreditNote")).amount == Decimal("-47.60")

    def test_other_currencies_are_not_taken_for_euros(self):
        assert read_bill(cii(currency="CHF")).amount is None
        assert read_bill(ubl(currency="USD")).amount is None

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"%PDF-1.7 broken",
            pdf(),
            pdf(("a.xml", b"<a/>")),
            pdf(("a.xml", b"no xml")),
            pdf(("a.xml", b'<!DOCTYPE a [<!ENTITY e "x">]>' + cii().split(b"?>", 1)[1])),
            cii(),
        ],
    )
    def test_what_is_no_bill_with_data_is_a_file_like_others(self, content):
        assert bill_of(content) is None

    def test_half_a_bill_is_half_read(self):
        bill = read_bill(cii().replace(b"119.00", b"NaN").replace(b"20261205", b"bald"))
        assert (bill.day, bill.amount, bill.number) == (None, None, "RE-4711")


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
class TestTheList:
    """A group hands in the PDF; what it left empty is filled in, what it wrote stays."""

    @pytest.fixture
    def case(self, running):
        running.project_start = timezone.localdate() - 5 * make.DAY
        running.save(update_fields=["project_start"])
        return running

    def bill(self, **changes):
        content = pdf(("factur-x.xml", cii(day=timezone.localdate() - make.DAY, **changes)))
        return SimpleUploadedFile("rechnung.pdf", content, "application/pdf")

    def test_the_screen_needs_only_the_file_and_what_for(self, case, client):
        client.force_login(case.applicant)
        address = reverse("grants:receipts", args=[case.pk])
        answer = client.post(address, {"file": self.bill(), "reason": "Plakate"}, follow=True)
        receipt = Receipt.objects.get()
        assert (receipt.payee, receipt.number, receipt.amount) == (
            "Druckerei Blau & Söhne",
            "RE-4711",
            Decimal("119.00"),
        )
        assert receipt.paid_on == timezone.localdate() - make.DAY
        assert "vergleich" in answer.content.decode()

    def test_what_was_typed_counts_more(self, case):
        given = {"payee": "Druckerei Blau", "paid_on": timezone.localdate(), "amount": Decimal("69.00")}
        receipt = actions.add_receipt(
            case=case, actor=case.applicant, file=self.bill(), reason="Plakate", **given
        )
        assert (receipt.payee, receipt.amount, receipt.number) == (
            "Druckerei Blau",
            Decimal("69.00"),
            "RE-4711",
        )

    def test_the_same_bill_counts_once_whatever_the_file(self, case):
        actions.add_receipt(case=case, actor=case.applicant, file=self.bill(), reason="Plakate")
        again = SimpleUploadedFile("kopie.pdf", self.bill().read() + b"\n", "application/pdf")
        with pytest.raises(Invalid) as caught:
            actions.add_receipt(case=case, actor=case.applicant, file=again, reason="Plakate")
        assert "number" in caught.value.errors

    def test_a_credit_note_is_no_cost(self, case):
        with pytest.raises(Invalid) as caught:
            actions.add_receipt(case=case, actor=case.applicant, file=self.bill(kind="381"), reason="Plakate")
        assert "amount" in caught.value.errors

    def test_a_photo_says_nothing_so_people_do(self, case, client):
        with pytest.raises(Invalid) as caught:
            actions.add_receipt(
                case=case,
                actor=case.applicant,
                file=SimpleUploadedFile("a.pdf", pdf(), "application/pdf"),
                reason="Plakate",
                payee="Laden",
            )
        assert set(caught.value.errors) == {"paid_on", "amount"}
        client.force_login(case.applicant)
        address = reverse("grants:receipts", args=[case.pk])
        file = SimpleUploadedFile("a.pdf", pdf(), "application/pdf")
        assert client.post(address, {"file": file, "reason": "Plakate"}).status_code == 422
        assert not Receipt.objects.exists()

    def test_programs_may_leave_it_out_too(self, case, client):
        client.force_login(case.applicant)
        answer = client.post(
            f"/api/grants/applications/{case.pk}/receipts", {"file": self.bill(), "reason": "Plakate"}
        )
        assert answer.status_code == 201
        assert (answer.json()["payee"], answer.json()["amount"]) == ("Druckerei Blau & Söhne", "119.00")
