"""Files of banks for tests."""

import datetime

from tests.grants import factories as make
from workflows.grants.models import Payment

BOOKED = datetime.date(2026, 11, 27)


def party(role: str, name: str, iban: str, version: int) -> str:
    inner = f"<Pty><Nm>{name}</Nm></Pty>" if version >= 8 else f"<Nm>{name}</Nm>"
    return f"<{role}>{inner}</{role}><{role}Acct><Id><IBAN>{iban}</IBAN></Id></{role}Acct>"


def details(
    amount: str = "",
    *,
    end_to_end: str = "",
    purpose: str = "",
    who: str = "",
    version: int = 8,
    more: str = "",
) -> str:
    given = ""
    if amount and version >= 8:
        given = f'<Amt Ccy="EUR">{amount}</Amt>'
    elif amount:
        given = f'<AmtDtls><TxAmt><Amt Ccy="EUR">{amount}</Amt></TxAmt></AmtDtls>'
    return (
        f"<TxDtls><Refs><EndToEndId>{end_to_end}</EndToEndId></Refs>{given}<RltdPties>{who}</RltdPties>"
        f"<RmtInf><Ustrd>{purpose}</Ustrd></RmtInf>{more}</TxDtls>"
    )


def booking(
    amount: str,
    inside: str = "",
    *,
    incoming: bool = False,
    currency: str = "EUR",
    status: str = "<Cd>BOOK</Cd>",
    batch: str = "",
    reference: str = "R1",
    more: str = "",
) -> str:
    packed = f"<Btch><PmtInfId>{batch}</PmtInfId></Btch>" if batch else ""
    return (
        f'<Ntry><Amt Ccy="{currency}">{amount}</Amt><CdtDbtInd>{"CRDT" if incoming else "DBIT"}</CdtDbtInd>'
        f"{more}<Sts>{status}</Sts><BookgDt><Dt>{BOOKED}</Dt></BookgDt><AcctSvcrRef>{reference}</AcctSvcrRef>"
        f"<NtryDtls>{packed}{inside}</NtryDtls></Ntry>"
    )


def statement(*bookings: str, version: int = 8, account: str = make.IBAN) -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>'
        f'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version:02}"><BkToCstmrStmt><Stmt>'
        f"<Acct><Id><IBAN>{account}</IBAN></Id></Acct>{''.join(bookings)}</Stmt></BkToCstmrStmt></Document>"
    ).encode()


def reference(payment: Payment) -> str:
    return f"{payment.application.number}-{payment.number}"
