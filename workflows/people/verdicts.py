"""Answers to "may I?" and the ways in which an action can refuse."""

from typing import NamedTuple


class Verdict(NamedTuple):
    """Whether something is allowed and, if not, the reason a screen can show."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Verdict(True)


def refused(reason: object) -> Verdict:
    """Not allowed, for this (translatable) reason."""
    return Verdict(False, str(reason))


class Refusal(Exception):
    """An action that did not happen; `status` is the HTTP status, `code` names it for programs."""

    status = 400
    code = "refused"

    def __init__(self, reason: object = "") -> None:
        super().__init__(str(reason))
        self.reason = str(reason)


class NotAllowed(Refusal):
    """The person may not do this, whoever asks first."""

    status = 403
    code = "not_allowed"


class AlreadyDone(Refusal):
    """Somebody else did it in the meantime, or it is no longer possible."""

    status = 409
    code = "already_done"


class ChangedSince(Refusal):
    """What was to be approved is not what the person has seen; nothing was done."""

    status = 412
    code = "changed"


class Busy(Refusal):
    """Somebody is doing it this very moment; try again shortly."""

    status = 423
    code = "busy"
    wait = 5  # seconds


class TooOften(Busy):
    """The person, or the address, did this too often; `wait` seconds until it is possible again."""

    status = 429
    code = "too_many"

    def __init__(self, reason: object = "", wait: int = 60) -> None:
        super().__init__(reason)
        self.wait = wait


class NotThereYet(Busy):
    """What was asked for is still being made; `wait` seconds until it may be there."""

    status = 409
    code = "being_made"

    def __init__(self, reason: object = "", wait: int = 2) -> None:
        super().__init__(reason)
        self.wait = wait


class Invalid(Refusal):
    """What was typed does not fit; `errors` says what, field by field."""

    status = 422
    code = "invalid"

    def __init__(self, errors: dict[str, str], reason: object = "") -> None:
        super().__init__(reason or " ".join(errors.values()))
        self.errors = errors


def require(verdict: Verdict) -> None:
    """Return quietly when allowed, raise NotAllowed with the reason otherwise."""
    if not verdict.allowed:
        raise NotAllowed(verdict.reason)
