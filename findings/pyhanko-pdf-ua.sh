#!/usr/bin/env bash
# Guess: An invisible signature (no box) changes nothing that PDF/UA asks for.
# Seen: pyHanko 0.38.0 adds a form field without tool-tip and tag: page-validation 0.11.0 says the typst
#   0.15.2 file is no longer PDF/UA.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check \
  'pyhanko==0.38.0' 'page-validation==0.11.0' 'typst==0.15.2'
cat >probe.py <<'PY'
import datetime
import io
import page
import typst
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers

key = rsa.generate_private_key(65537, 2048)
name, day = x509.Name.from_rfc4514_string("CN=Haus"), datetime.datetime(2026, 1, 1)
certificate = (x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
               .serial_number(1).not_valid_before(day).not_valid_after(day + datetime.timedelta(3650))
               .sign(key, hashes.SHA256()))
encoding = serialization.Encoding.PEM
open("c.pem", "wb").write(certificate.public_bytes(encoding))
open("k.pem", "wb").write(key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
open("a.typ", "w").write('#set document(title: "Vertrag")\n#set text(lang: "de")\n= Vertrag\nText')
pdf = typst.compile("a.typ", ignore_system_fonts=True, format="pdf", pdf_standards=["ua-1"])
signed = signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), signers.PdfSignatureMetadata(field_name="S"),
                          signer=signers.SimpleSigner.load("k.pem", "c.pem"))
for data in (pdf, signed.getvalue()):
    report = page.validate_pdf_bytes(data, profile=page.ValidationProfile.PDF_UA_1)
    print(report.is_compliant, sorted({failure.rule_id for failure in report.failures}))
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
True []
False ['PDFUA1-FORM-FIELD-TU-ALT-001', 'PDFUA1-WIDGET-FORM-TAG-001']
SEEN
echo "as seen: pyhanko-pdf-ua"
