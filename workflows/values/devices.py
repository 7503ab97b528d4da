"""What kind of device somebody writes on: for counts, never for decisions about a person."""

from contextvars import ContextVar
from enum import StrEnum


class Device(StrEnum):
    """Four kinds, coarse enough to tell nobody apart."""

    PHONE = "phone"
    TABLET = "tablet"
    COMPUTER = "computer"
    PROGRAM = "program"


# What the program that asks says of itself; empty outside a request.
AGENT: ContextVar[str] = ContextVar("agent", default="")


def device_in_use() -> Device:
    """The kind of device that the running request came from; a program that is no browser is one, too."""
    return device_of(AGENT.get())


def device_of(agent: str) -> Device:
    """The kind of device behind a `User-Agent`: browsers on phones say `Mobi`, those on tablets don't."""
    if "iPad" in agent or "Tablet" in agent or ("Android" in agent and "Mobi" not in agent):
        return Device.TABLET
    if "Mobi" in agent:
        return Device.PHONE
    return Device.COMPUTER if agent.startswith("Mozilla/") else Device.PROGRAM
