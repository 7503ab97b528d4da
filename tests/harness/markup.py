"""A page as its reader's browser takes it: the margins of the template's lines mean nothing."""

import re


def flat(html: str) -> str:
    """The page on one line: no space at the end of a tag, none between two tags, one between words."""
    return re.sub(r"> <", "><", re.sub(r" (?=/?>)", "", re.sub(r"\s+", " ", html)))
