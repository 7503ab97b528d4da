#!/usr/bin/env bash
# Guess: A parser that names camt.053 finds the payer's name in version 08 too (RltdPties/Dbtr/Pty/Nm).
# Seen: bankstatementparser 0.0.29 reads the path of version 02 only (Dbtr/Nm): amounts arrive, every
#   payer is an empty text.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check 'bankstatementparser==0.0.29'
cat >probe.py <<'PY'
from bankstatementparser import CamtParser

XML = """<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId>
<CreDtTm>2026-11-03T20:00:00</CreDtTm></GrpHdr><Stmt><Id>S</Id><CreDtTm>2026-11-03T20:00:00</CreDtTm><Acct><Id>
<IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct><Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp>
<Amt Ccy="EUR">50.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-03</Dt></Dt></Bal><Ntry><Amt Ccy="EUR">50.00</Amt>
<CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-03</Dt></BookgDt><ValDt><Dt>2026-11-03</Dt>
</ValDt><BkTxCd><Prtry><Cd>NTRF</Cd></Prtry></BkTxCd><NtryDtls><TxDtls><Refs><EndToEndId>A</EndToEndId></Refs>
<Amt Ccy="EUR">20.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><RltdPties><Dbtr><Pty><Nm>Olena</Nm></Pty></Dbtr></RltdPties>
</TxDtls><TxDtls><Refs><EndToEndId>B</EndToEndId></Refs><Amt Ccy="EUR">30.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>
<RltdPties><Dbtr><Pty><Nm>Amir</Nm></Pty></Dbtr></RltdPties></TxDtls></NtryDtls></Ntry></Stmt>
</BkToCstmrStmt></Document>"""

new = CamtParser.from_string(XML).get_transactions()
older = XML.replace("<Pty>", "").replace("</Pty>", "").replace("053.001.08", "053.001.02")
for rows in (new, CamtParser.from_string(older).get_transactions()):
    print([(str(row["Amount"]), row["Debtor"]) for row in rows.to_dict("records")])
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
[('20.00', ''), ('30.00', '')]
[('20.00', 'Olena'), ('30.00', 'Amir')]
SEEN
echo "as seen: bankstatementparser-payer-names"
