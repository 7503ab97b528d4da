"""Reports as mail servers write them, in our own words; every address is made up."""

from email.message import EmailMessage
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import SMTP

OURS = "<ours@house.example>"


def status(
    *,
    code: str = "5.1.1",
    said: str = "",
    action: str = "failed",
    to: str = "mia@example.org",
    ours: str = OURS,
    original: str = "",
) -> bytes:
    """A report built by the standard library (RFC 3464), the headers of the mail returned."""
    server = EmailMessage()
    server["Reporting-MTA"] = "dns; mx.example.net"
    recipient = EmailMessage()
    if original:
        recipient["Original-Recipient"] = f"rfc822; {original}"
    recipient["Final-Recipient"] = f"rfc822; {to}"
    recipient["Action"] = action
    recipient["Status"] = code
    if said:
        recipient["Diagnostic-Code"] = f"smtp; {said}"
    told = MIMEBase("message", "delivery-status")
    told.set_payload([server, recipient])
    headers = MIMEText(f"From: house@house.example\nMessage-ID: {ours}\nSubject: x\n", "rfc822-headers")
    report = MIMEMultipart("report", report_type="delivery-status")
    report["From"] = "Mail Delivery System <MAILER-DAEMON@mx.example.net>"
    report["Subject"] = "Undelivered"
    for part in (MIMEText("Sorry."), told, headers):
        report.attach(part)
    return report.as_bytes(policy=SMTP.clone(max_line_length=0))


def complaint(kind: str = "abuse", ours: str = OURS) -> bytes:
    """A complaint (RFC 5965) with the whole mail."""
    return f"""From: <feedback@provider.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="x"

--x
Content-Type: text/plain

A person pressed "unwanted".
--x
Content-Type: message/feedback-report

Feedback-Type: {kind}
User-Agent: Provider/1
Version: 1
Original-Rcpt-To: <hidden@provider.example>

--x
Content-Type: message/rfc822

From: house@house.example
Message-ID: {ours}
Subject: Winter

Hallo
--x--
""".encode()


# Postfix: CRLF, folded fields, the whole mail returned, X- fields of its own.
POSTFIX = f"""Return-Path: <>\r
From: MAILER-DAEMON@mail.example.net (Mail Delivery System)\r
Auto-Submitted: auto-replied\r
MIME-Version: 1.0\r
Content-Type: multipart/report; report-type=delivery-status;\r
\tboundary="p1"\r
\r
--p1\r
Content-Description: Notification\r
Content-Type: text/plain; charset=us-ascii\r
\r
host mx.example.org said: 550 5.1.1 no such person\r
\r
--p1\r
Content-Description: Delivery report\r
Content-Type: message/delivery-status\r
\r
Reporting-MTA: dns; mail.example.net\r
X-Postfix-Queue-ID: 4F\r
Arrival-Date: Sat, 28 Nov 2026 10:00:00 +0100 (CET)\r
\r
Final-Recipient: rfc822; mia@example.org\r
Original-Recipient: rfc822;mia@example.org\r
Action: failed\r
Status: 5.1.1\r
Remote-MTA: dns; mx.example.org\r
Diagnostic-Code: smtp; 550 5.1.1 <mia@example.org>: no such\r
    person here\r
\r
--p1\r
Content-Description: Undelivered Message\r
Content-Type: message/rfc822\r
\r
Message-ID: {OURS}\r
From: house@house.example\r
\r
Hallo\r
--p1--\r
""".encode()

# An old Exim: no report at all, the failed address in a header, a copy of the mail in the text.
EXIM = f"""Return-path: <>
X-Failed-Recipients: mia@example.org
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@mx.example.org>
Subject: Mail delivery failed: returning message to sender

This message was created automatically by mail delivery software.

  mia@example.org
    host mx.example.org [192.0.2.7]
    SMTP error from remote mail server after RCPT TO:<mia@example.org>:
    550 unknown user

------ This is a copy of the message, including all the headers. ------

Received: from house.example ([192.0.2.1])
Message-ID: {OURS}
Subject: Winter 5.2.2 552

Hallo
""".encode()

# A newer Exim: a report, but its status says only "something", and the server's words say what.
EXIM_NEW = f"""From: Mail Delivery System <Mailer-Daemon@mx.example.org>
X-Failed-Recipients: mia@example.org
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=e1

--e1
Content-type: text/plain; charset=us-ascii

A message could not be delivered.
--e1
Content-type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Action: failed
Final-Recipient: rfc822;mia@example.org
Status: 5.0.0
Remote-MTA: dns; mx.example.org
Diagnostic-Code: smtp; 552-5.2.2 The mailbox is over its quota.

--e1
Content-type: text/rfc822-headers

Message-ID:
 {OURS}
From: house@house.example
--e1--
""".encode()

# Exchange: the original is not returned; the report answers our mail. Field names in capitals, no blanks.
EXCHANGE = f"""From: Microsoft Outlook <postmaster@firm.example>
MIME-Version: 1.0
In-Reply-To: {OURS}
References: {OURS}
Content-Type: multipart/report; report-type=delivery-status; boundary="_ex_"

--_ex_
Content-Type: multipart/alternative; boundary="_in_"

--_in_
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: base64

PGI+TmVpbjwvYj4=
--_in_--
--_ex_
Content-Type: message/delivery-status

Reporting-MTA: dns;firm.example

Final-recipient: RFC822;mia@example.org
Action: failed
Status: 5.1.10
Diagnostic-code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found
X-Display-Name: mia@example.org

--_ex_--
""".encode()

# An internationalised address (RFC 6533): another type of part, here in base64, and headers as UTF-8.
GLOBAL = (
    """From: MAILER-DAEMON@mx.example.net
MIME-Version: 1.0
Content-Type: multipart/report; report-type=global-delivery-status; boundary=g1

--g1
Content-Type: text/plain

Unzustellbar.
--g1
Content-Type: message/global-delivery-status
Content-Transfer-Encoding: base64

"""
    + "UmVwb3J0aW5nLU1UQTogZG5zOyBteC5leGFtcGxlLm5ldAoKRmluYWwtUmVjaXBpZW50OiB1dGYtODsgbcO8bGxlckBleGFtcGxl\n"
    + "Lm9yZwpBY3Rpb246IGZhaWxlZApTdGF0dXM6IDUuMS4xCkRpYWdub3N0aWMtQ29kZTogc210cDsgNTUwIDUuMS4xIG5lCg=="
    + f"""
--g1
Content-Type: message/global-headers

From: Häuser <house@house.example>
Message-ID: {OURS}
--g1--
"""
).encode()

# The same in eight bits, nothing encoded, the address escaped.
GLOBAL_PLAIN = f"""From: MAILER-DAEMON@mx.example.net
MIME-Version: 1.0
Content-Type: multipart/report; report-type=global-delivery-status; boundary=g2

--g2
Content-Type: message/global-delivery-status
Content-Transfer-Encoding: 8bit

Reporting-MTA: dns; mx.example.net

Final-Recipient: utf-8; m\\x{{FC}}ller@example.org
Action: failed
Status: 4.2.2

--g2
Content-Type: message/global

Message-ID: {OURS}
Subject: Grüße

Hallo
--g2--
""".encode()

# An answer of a person who is away: it quotes us and is no report.
AWAY = f"""From: Mia <mia@example.org>
Auto-Submitted: auto-replied
In-Reply-To: {OURS}
Subject: Re: Winter

Ich bin bis Montag weg. 550 5.1.1
""".encode()

SPAM = b"From: a@b.example\nSubject: Buy\n\nPills\n"
