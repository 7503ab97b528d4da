"""After the run: what was acknowledged is there, no mail is lost or doubled, all invariants hold."""

from collections import Counter
from collections.abc import Iterator

from tests.faults.breaking import Breaking
from tests.faults.load import Load
from tests.outbox.smtp import MailServer
from workflows.documents.models import Document, private_storage
from workflows.grants.models import Application, Payment
from workflows.outbox.models import Message, State
from workflows.upkeep.invariants import every, violations


def wrong(load: Load, breaking: Breaking, mail: MailServer, before: set[str]) -> list[str]:
    """Everything that must not be, one line each."""
    return [*load.surprises, *_lost(load), *_mails(mail, breaking, before), *_invariants()]


def numbers(load: Load, breaking: Breaking, mail: MailServer) -> dict[str, object]:
    """What was done, for the report."""
    return {
        "faults": dict(breaking.did),
        "answers": dict(sorted(load.answers.items())),
        "refused": dict(load.refused.most_common(12)),
        "acknowledged": {kind: len(keys) for kind, keys in load.done.items()},
        "mails": dict(Counter(Message.objects.values_list("state", flat=True))),
        "accepted by the mail server": len(mail.mails),
        "invariants": len(every()),
    }


def _lost(load: Load) -> Iterator[str]:
    """Acknowledged, and not there."""
    done = load.done
    there = {
        "submitted": Application.objects.filter(submitted_at__isnull=False).values_list("pk", flat=True),
        "decided": Application.objects.filter(decisions__isnull=False).values_list("pk", flat=True),
        "paid": Payment.objects.released().values_list("application_id", flat=True),
        "subscribed": Message.objects.values_list("to_address", flat=True),
        "uploaded": Document.objects.values_list("pk", flat=True),
    }
    for kind, keys in done.items():
        for key in sorted(keys - {str(each) for each in there[kind]}):
            yield f"acknowledged and lost: {kind} {key}"
    for document in Document.objects.filter(pk__in=done["uploaded"]):
        if not private_storage().exists(document.file.name):
            yield f"acknowledged and lost: the file of {document.pk}"


def _mails(mail: MailServer, breaking: Breaking, before: set[str]) -> Iterator[str]:
    accepted = mail.ids
    for identifier, times in accepted.items():
        if times > 1:
            yield f"mail doubled: {identifier} {times} times"
    failed = Message.objects.filter(state=State.FAILED)
    yield from (f"mail failed: {mail.pk}: {mail.reason}" for mail in failed)
    rows = dict(Message.objects.values_list("message_id", "state"))
    for identifier, state in rows.items():
        if state == State.SENT and identifier not in accepted and identifier not in before:
            yield f"mail lost: {identifier}"
        if state not in (State.SENT, State.IN_DOUBT) and identifier in accepted:
            yield f"mail accepted, and {state}: {identifier}"
    doubtful = sum(state == State.IN_DOUBT for state in rows.values())
    most = breaking.did["kill_worker"] + breaking.did["wrong_clock"] * 2
    if doubtful > most:
        yield f"{doubtful} mails in doubt after {most} killed workers"


def sent_before() -> set[str]:
    """The demo's own mails, which this run's server never saw."""
    return set(Message.objects.filter(state=State.SENT).values_list("message_id", flat=True))


def _invariants() -> Iterator[str]:
    for invariant, identifier in violations():
        yield f"{invariant.code} {identifier}: not true: {invariant.sentence}"
