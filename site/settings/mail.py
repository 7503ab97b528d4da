"""The outbox and its transport."""

from .environment import DEMO, TESTING, VAR, env

# Everything that calls Django's mail functions lands in the outbox; the worker hands it to the transport.
MAILERS = {"default": {"BACKEND": "workflows.outbox.backend.OutboxEmailBackend"}}
OUTBOX_TRANSPORT = env(
    "MAIL_TRANSPORT",
    default="django.core.mail.backends.locmem.EmailBackend"
    if TESTING
    else "django.core.mail.backends.filebased.EmailBackend"
    if DEMO
    else "workflows.outbox.transport.SmtpTransport",
)
# A mail whose worker is silent for so long is in doubt.
OUTBOX_LEASE_SECONDS = env.int("OUTBOX_LEASE_SECONDS", default=300)
# Where mail servers report what they could not deliver (the envelope's sender); empty: as MAIL_FROM.
OUTBOX_BOUNCES_TO = env("MAIL_BOUNCES_TO", default="")
# The mailbox behind that address, read by the worker; without a host nobody reads it.
_imap_tls = env.bool("BOUNCES_IMAP_TLS", default=True)
BOUNCES_IMAP = {
    "host": env("BOUNCES_IMAP_HOST", default=""),
    "port": env.int("BOUNCES_IMAP_PORT", default=993 if _imap_tls else 143),
    "user": env("BOUNCES_IMAP_USER", default=""),
    "password": env("BOUNCES_IMAP_PASSWORD", default=""),
    "folder": env("BOUNCES_IMAP_FOLDER", default="INBOX"),
    "tls": _imap_tls,
}
# How long a decision can be undone before its mail leaves.
DECISION_MAIL_WAITS_MINUTES = env.int("DECISION_MAIL_WAITS_MINUTES", default=1 if DEMO else 15)
OUTBOX_FOLDER = VAR / "mail"  # where the demo's transport lays its mails
OUTBOX_SMTP = {
    "host": env("SMTP_HOST", default="localhost"),
    "port": env.int("SMTP_PORT", default=25),
    "username": env("SMTP_USER", default=""),
    "password": env("SMTP_PASSWORD", default=""),
    "use_tls": env.bool("SMTP_STARTTLS", default=False),
    "use_ssl": env.bool("SMTP_TLS", default=False),
    "timeout": 20,
}
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("MAIL_FROM", default="Offenes Haus <haus@example.org>")
# Hosts (or host:port) in its own network that the house's webhooks may call, also without TLS.
WEBHOOKS_INSIDE = env.list("WEBHOOKS_INSIDE", default=[])
