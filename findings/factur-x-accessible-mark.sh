#!/usr/bin/env bash
# Guess: Attaching the XML to a PDF/A-3a that is PDF/UA-1 too keeps both marks in its metadata.
# Seen: factur-x 7.8 writes the metadata anew: the PDF/UA mark is gone, the conformance falls from A to B,
#   though the tags are kept.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check \
  'factur-x==7.8' 'typst==0.15.2' 'pikepdf==10.18.0'
cat >probe.py <<'PY'
import io
import pikepdf
import typst

open("letter.typ", "w").write('#set document(title: "Rechnung")\n#set text(lang: "de")\n= Rechnung\nText')
pdf = typst.compile("letter.typ", ignore_system_fonts=True, format="pdf", pdf_standards=["ua-1", "a-3a"])
import facturx

INVOICE = b"""<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
 xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
 xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"><rsm:ExchangedDocumentContext>
<ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>urn:factur-x.eu:1p0:minimum</ram:ID>
</ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext><rsm:ExchangedDocument><ram:ID>1</ram:ID>
<ram:TypeCode>380</ram:TypeCode><ram:IssueDateTime><udt:DateTimeString format="102">20261103</udt:DateTimeString>
</ram:IssueDateTime></rsm:ExchangedDocument><rsm:SupplyChainTradeTransaction><ram:ApplicableHeaderTradeAgreement>
<ram:SellerTradeParty><ram:Name>Druckerei</ram:Name><ram:PostalTradeAddress><ram:CountryID>DE</ram:CountryID>
</ram:PostalTradeAddress></ram:SellerTradeParty><ram:BuyerTradeParty><ram:Name>Haus</ram:Name></ram:BuyerTradeParty>
</ram:ApplicableHeaderTradeAgreement><ram:ApplicableHeaderTradeDelivery/><ram:ApplicableHeaderTradeSettlement>
<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode><ram:SpecifiedTradeSettlementHeaderMonetarySummation>
<ram:TaxBasisTotalAmount>100.00</ram:TaxBasisTotalAmount><ram:GrandTotalAmount>100.00</ram:GrandTotalAmount>
<ram:DuePayableAmount>100.00</ram:DuePayableAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>
</ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>"""


def marks(data):
    document = pikepdf.open(io.BytesIO(data))
    with document.open_metadata() as meta:
        return meta.get("pdfuaid:part"), meta.get("pdfaid:conformance"), "/StructTreeRoot" in document.Root


print("before", *marks(pdf))
print("after", *marks(facturx.generate_from_binary(pdf, INVOICE)))
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
before 1 A True
after None B True
SEEN
echo "as seen: factur-x-accessible-mark"
