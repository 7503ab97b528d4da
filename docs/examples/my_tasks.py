"""A command line for the tasks of whoever has the token, on a client made from the house's own document.

pip install openapi-python-client httpx attrs python-dateutil
openapi-python-client generate --url $HOUSE/api/openapi.json --output-path house_client --meta none
export HOUSE=https://haus.example.org TOKEN=wagtail_…       # the right cases:write is enough
python my_tasks.py                                          # what waits for me
python my_tasks.py check 17 ok                              # this formal check is done
python my_tasks.py check 17 return --point title="Please a shorter one."
"""

# ruff: noqa: T201  a command line prints

import argparse
import os
import sys

from house_client import AuthenticatedClient
from house_client.api.desk import desk_tasks
from house_client.api.grants import grants_formal_check
from house_client.models import FormalCheckIn, Problem


def main(words: list[str]) -> int:
    """Run one command; 1 when the house refused, and says why."""
    asked = parser().parse_args(words)
    client = AuthenticatedClient(
        base_url=os.environ["HOUSE"],
        token=os.environ["TOKEN"],
        headers={"Accept-Language": asked.language},
        timeout=30,
        raise_on_unexpected_status=True,
    )
    answer = check(client, asked) if asked.command == "check" else tasks(client)
    if isinstance(answer, Problem):
        print(f"{answer.status} {answer.code}: {answer.detail}", file=sys.stderr)
        for mistake in answer.errors or []:
            print(f"  {mistake.path}: {mistake.message}", file=sys.stderr)
        return 1
    return 0


def parser() -> argparse.ArgumentParser:
    """The words that may be typed."""
    top = argparse.ArgumentParser(description="My tasks in the house.")
    top.add_argument("--language", default="en", choices=["de", "en", "ar", "uk"])
    commands = top.add_subparsers(dest="command")
    commands.add_parser("tasks", help="what waits for me (also without a command)")
    formal = commands.add_parser("check", help="complete a formal check")
    formal.add_argument("step", type=int, help="the number in front of the task")
    formal.add_argument("result", choices=["ok", "return", "reject"])
    formal.add_argument("--point", action="append", default=[], metavar="QUESTION=COMMENT")
    formal.add_argument("--feedback", default="", help="the reason, when it is rejected")
    return top


def tasks(client: AuthenticatedClient) -> object:
    """One line a task, the next one due first."""
    answer = desk_tasks.sync(client=client)
    for task in answer if isinstance(answer, list) else []:
        due = f"{task.due_at:%Y-%m-%d}" if task.due_at else "-"
        print(f"{task.id}\t{due}\t{task.case.number or '-'}\t{task.label}")
    return answer


def check(client: AuthenticatedClient, asked: argparse.Namespace) -> object:
    """The formal check, with a comment for each question that has to be answered again."""
    points = dict(point.partition("=")[::2] for point in asked.point)
    body = FormalCheckIn.from_dict({"result": asked.result, "points": points, "feedback": asked.feedback})
    answer = grants_formal_check.sync(asked.step, client=client, body=body)
    if not isinstance(answer, Problem) and answer is not None:
        print(f"{asked.step}\tdone\t{answer.stage}")
    return answer


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
