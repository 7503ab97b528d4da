"""Most people of the demo write on a phone: the numbers of the forms show it."""

from collections.abc import Iterator
from contextlib import contextmanager

from workflows.people.models import User
from workflows.values.devices import AGENT

AGENTS = (
    "Mozilla/5.0 (Linux; Android 16) Mobile",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) Mobile",
    "Mozilla/5.0 (X11; Linux x86_64)",
    "Mozilla/5.0 (Linux; Android 15) Mobile",
)


@contextmanager
def writing(user: User) -> Iterator[None]:
    """The person writes on a device of their own."""
    before = AGENT.set(AGENTS[user.pk % len(AGENTS)])
    yield
    AGENT.reset(before)
