"""Z: purpose and how it is carried out."""

import re

from ..statute.purposes import CIVIC_ENGAGEMENT, PURPOSES
from .catalogue import check
from .facts import Facts

SHORTEST_PURPOSE = 20
SHORTEST_ACTIVITY = 15
ENOUGH_ACTIVITIES = 3
_EMPTY_PHRASES = re.compile(
    r"\W*(veranstaltungen|aktivitäten|projekte|treffen|alles,? was hilft|verschiedenes|usw\.?)\W*",
    re.IGNORECASE,
)


def listed(facts: Facts) -> tuple[str, ...]:
    """The chosen purposes that the law lists."""
    return tuple(code for code in facts.data.purposes if code in PURPOSES)


def activities_of(facts: Facts, code: str) -> list[str]:
    """What the group does for this purpose; with one purpose alone everything is for it."""
    only = len(listed(facts)) == 1
    return [
        activity.text
        for activity in facts.data.activities
        if activity.purpose == code or (only and not activity.purpose)
    ]


@check("Z-01")
def _has_purpose(facts: Facts) -> bool:
    return len(facts.data.purpose_text) >= SHORTEST_PURPOSE


@check("Z-02")
def _no_business(facts: Facts) -> bool:
    return facts.answers.yes("business_main_purpose") is False


@check("Z-03")
def _purpose_is_listed(facts: Facts) -> bool:
    return bool(listed(facts))


@check("Z-04")
def _every_purpose_has_activity(facts: Facts) -> bool:
    return bool(listed(facts)) and all(
        any(len(text) >= SHORTEST_ACTIVITY for text in activities_of(facts, code)) for code in listed(facts)
    )


@check("Z-05")
def _activities_are_concrete(facts: Facts) -> bool:
    texts = [activity.text for activity in facts.data.activities]
    concrete = [text for text in texts if not _EMPTY_PHRASES.fullmatch(text)]
    return len(texts) >= ENOUGH_ACTIVITIES and bool(concrete)


@check("Z-06")
def _open_to_all(facts: Facts) -> bool:
    return facts.answers.yes("target_circle_open") is True


@check("Z-07")
def _nothing_abroad(facts: Facts) -> bool:
    return facts.data.region != "abroad"


@check("Z-08")
def _no_parties(facts: Facts) -> bool:
    return facts.answers.yes("party_support") is False


@check("Z-09")
def _engagement_not_alone(facts: Facts) -> bool:
    return listed(facts) != (CIVIC_ENGAGEMENT,)


@check("Z-10")
def _every_purpose_is_pursued(facts: Facts) -> bool:
    soon = {activity.purpose for activity in facts.data.activities if activity.first_year}
    purposes = listed(facts)
    if len(purposes) == 1 and "" in soon:
        return True
    return bool(purposes) and set(purposes) <= soon


@check("Z-11")
def _loyal(facts: Facts) -> bool:
    return facts.answers.yes("constitution_loyal") is True
