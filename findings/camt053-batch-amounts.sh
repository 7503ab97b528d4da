#!/usr/bin/env bash
# Guess: A collective booking is read with the amount of each payment in it (TxDtls/Amt).
# Seen: camt053 0.0.23 keeps names and references of the payments but has no field for their amounts: 20
#   and 30 become one 50.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check 'camt053==0.0.23'
cat >probe.py <<'PY'
import camt053

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

entry = camt053.parse_document(XML).statements[0].entries[0].to_dict()
print(entry["amount"], [(d["end_to_end_id"], d["counterparty_name"]) for d in entry["details"]])
print(any("amount" in key for detail in entry["details"] for key in detail))
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
50.00 [('A', 'Olena'), ('B', 'Amir')]
False
SEEN
echo "as seen: camt053-batch-amounts"
