"""Who applies in the demo and for what: fictional groups and ideas, from `content/grants.yaml`."""

from typing import NamedTuple

from .content.files import content


class Group(NamedTuple):
    """A group with the person who represents it; `months` is its age."""

    code: str
    email: str
    person: str
    language: str
    name: str
    legal_form: str
    street: str
    months: int
    charitable: bool


class Idea(NamedTuple):
    """A project, how much it asks for (whole euros) and how far its application has come."""

    group: str
    until: str
    asked: int
    title: str
    text: str
    need: str
    goal: str
    measure: str
    activity: str
    lead: str


_DATA = content("grants")
GROUPS: tuple[Group, ...] = tuple(Group(**raw) for raw in _DATA["groups"])
IDEAS: tuple[Idea, ...] = tuple(Idea(**raw) for raw in _DATA["ideas"])
# Group and how far its application for the starter package has come.
STARTERS: tuple[tuple[str, str], ...] = tuple((raw["group"], raw["until"]) for raw in _DATA["starters"])
