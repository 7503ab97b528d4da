"""A step as a person of the house does it: what is read on one side, what is filled in on the other."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Work:
    """What a process draws for an open step, on the step's own screen and on the case page.

    `do` is the template of the form's fields and buttons, `read` of what stands beside it, `facts` of what
    the case page says elsewhere; all see `context`, with the form under "form". What is filled in goes to
    `action`, which does the step or shows it again. `styles` are style sheets.
    """

    step: int
    heading: str
    do: str
    read: str
    action: str
    facts: str = ""
    styles: tuple[str, ...] = ()
    context: Mapping[str, object] = field(default_factory=dict)


# Of a request that only looks, an open step of the person and its case; None where a step has its own way.
Works = Callable[..., Work | None]
