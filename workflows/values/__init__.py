"""What a text, an address, a number, an amount, a phone, an IBAN, a day and a moment are.

Screens, API, builder, admin, imports and tables read what people typed with the functions of this room,
so that one thing is never read in two ways. Each raises `Unreadable` with a sentence for the person who
typed; none changes a number into another one.
"""

from .reading import Unreadable

__all__ = ["Unreadable"]
