"""The five calls of the sample house (domain 3.10: C1 to C5), from files like those that houses exchange."""

import datetime
from pathlib import Path

from workflows.grants.rules.call_files import read_call_file
from workflows.values.yaml_files import read_yaml, write_yaml

FOLDER = Path(__file__).with_name("content") / "calls"
DAY = datetime.timedelta(days=1)


def micro_project_file(today: datetime.date) -> str:
    """C2 "Mikroprojekt": up to 1,000 €, gap financing, 10 % own share, two reviews and the head."""
    return _dated("mikroprojekt", today, _rounds(today))


def starter_package_file(today: datetime.date) -> str:
    """C1 "Starterpaket Gründung": 300 €, fixed, two members of staff, ten working days."""
    return _dated("starterpaket", today, [_window(today, None, today, datetime.date(today.year + 1, 11, 30))])


def cooperation_project_file(today: datetime.date) -> str:
    """C3 "Kooperationsprojekt": up to 3,000 € with partners, workshop first, three reviews and a jury."""
    now = _window(today - 20 * DAY, today + 25 * DAY, today + 42 * DAY, today + 300 * DAY)
    return _dated("kooperationsprojekt", today, [now])


def quick_help_file(today: datetime.date) -> str:
    """C4 "Schnelle Hilfe": 250 € in full for one event, receipts paid back, two members of staff."""
    return _dated(
        "schnelle-hilfe", today, [_window(today, None, today, datetime.date(today.year + 1, 12, 31))]
    )


def countryside_file(today: datetime.date) -> str:
    """C5 "Ländlicher Raum und Demokratie": a foundation's share of 80 %, charities in the countryside."""
    now = _window(today - 20 * DAY, today + 40 * DAY, today + 30 * DAY, today + 395 * DAY)
    return _dated("laendlicher-raum", today, [now])


def cooperation_project(today: datetime.date) -> dict[str, object]:
    """The cooperation project as arguments for `actions.create_call`."""
    return _arguments(cooperation_project_file(today))


def quick_help(today: datetime.date) -> dict[str, object]:
    """The quick help as arguments for `actions.create_call`."""
    return _arguments(quick_help_file(today))


def countryside(today: datetime.date) -> dict[str, object]:
    """The call for the countryside as arguments for `actions.create_call`."""
    return _arguments(countryside_file(today))


def micro_project(today: datetime.date) -> dict[str, object]:
    """The micro project as arguments for `actions.create_call`."""
    return _arguments(micro_project_file(today))


def starter_package(today: datetime.date) -> dict[str, object]:
    """The starter package as arguments for `actions.create_call`."""
    return _arguments(starter_package_file(today))


def _dated(name: str, today: datetime.date, rounds: list[dict[str, str]]) -> str:
    """The file with the rounds and the year as they are on this day."""
    content = read_yaml((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    content["texts"]["funding_period"] = str(today.year)
    return write_yaml({**content, "rounds": rounds}, head="")


def _arguments(text: str) -> dict[str, object]:
    found = read_call_file(text)
    assert not found.problems, found.problems
    return {**found.terms, "windows": found.windows, "limits": found.limits}


def _rounds(today: datetime.date) -> list[dict[str, str]]:
    """The round that is open now, and the next two of domain 3.10."""
    later = today + 60 * DAY
    now = _window(today - 20 * DAY, today + 25 * DAY, today + 14 * DAY, today + 240 * DAY)
    year = today.year + 1
    planned = [
        ((1, 15), (2, 15), (3, 1), (6, 30)),
        ((5, 1), (6, 15), (8, 1), (11, 15)),
    ]
    rounds = [tuple(datetime.date(year, *part) for part in each) for each in planned]
    return [now, *(_window(*each) for each in rounds if each[0] > later)]


def _window(
    opens: datetime.date, closes: datetime.date | None, start: datetime.date, end: datetime.date
) -> dict[str, str]:
    closing = {"closes": closes.isoformat()} if closes else {}
    days = {"project_from": start.isoformat(), "project_until": end.isoformat()}
    return {"opens": opens.isoformat(), **closing, **days}
