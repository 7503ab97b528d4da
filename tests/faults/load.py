"""People at work over the API: each does what waits for them, again and again, whatever fails meanwhile.

What the house acknowledged is remembered, so that nothing acknowledged may be missing afterwards.
"""

import datetime
import random
import threading
from collections import Counter
from typing import Any

import requests

from demo.seed.grants import REASONS
from tests.faults.people import Person
from workflows.grants.rules.scoring import CRITERIA

# What a house under faults may say: done, refused by its rules, somebody was faster, come back, no answer.
USUAL = {0, 200, 201, 202, 204, 304, 400, 403, 404, 409, 412, 422, 423, 429, 503}
FILE = b"%PDF-1.7\n" + b"x" * 200_000 + b"\n%%EOF\n"


class Load:
    """Threads that work until told to stop."""

    def __init__(self, ports: list[int], staff: list[Person], groups: list[Person], seed: int) -> None:
        self.ports, self.staff, self.groups = ports, staff, groups
        self.answers: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.surprises: list[str] = []
        self.done: dict[str, set[str]] = {
            kind: set() for kind in ("submitted", "decided", "paid", "subscribed", "uploaded")
        }
        self.over = threading.Event()
        self.seed = seed
        self.lock = threading.Lock()

    def start(self) -> None:
        """Everybody begins."""
        jobs: list[tuple[Any, ...]] = [(self.work, person) for person in self.staff]
        jobs += [(self.apply, self.groups[number::4]) for number in range(4)]
        jobs += [(self.subscribe, None), (self.read, None)]
        self.threads = [
            threading.Thread(target=self._go_on, args=(number, *job), daemon=True)
            for number, job in enumerate(jobs)
        ]
        for thread in self.threads:
            thread.start()

    def stop(self) -> None:
        """Everybody ends what they are at."""
        self.over.set()
        for thread in self.threads:
            thread.join(60)

    def _go_on(self, number: int, job: Any, what: Any) -> None:
        chance = random.Random(self.seed * 1000 + number)
        while not self.over.wait(chance.random() / 4):
            job(what, chance)

    def ask(
        self, chance: random.Random, method: str, path: str, person: Person | None = None, **more: Any
    ) -> tuple[int, Any]:
        """The answer of one of the webs: status and what it says; 0 when it has none."""
        headers = {"X-Forwarded-For": f"203.0.{chance.randrange(255)}.{chance.randrange(255)}"}
        if person:
            headers["Authorization"] = f"Bearer {person.token}"
        url = f"http://127.0.0.1:{chance.choice(self.ports)}{path}"
        try:
            answer = requests.request(method, url, headers=headers, timeout=60, **more)
        except requests.RequestException as error:
            self._count(0, f"{method} {path}", "hangs" if isinstance(error, requests.ReadTimeout) else "")
            self.over.wait(0.5)
            return 0, None
        self._count(answer.status_code, f"{method} {path}", answer.text[:300])
        if answer.status_code == 503:
            self.over.wait(0.5)
        fine = answer.ok and "json" in answer.headers.get("Content-Type", "")
        return answer.status_code, answer.json() if fine and answer.content else None

    def _count(self, status: int, what: str, said: str) -> None:
        with self.lock:
            self.answers[str(status)] += 1
            if 400 <= status < 500:
                self.refused[f"{status} {what.rpartition('/')[2]}"] += 1
            if status not in USUAL or (not status and said):
                self.surprises.append(f"{status} {what}: {said}")

    def post(
        self, chance: random.Random, person: Person, path: str, data: Any, kind: str = "", key: str = ""
    ) -> Any:
        """Send; what was acknowledged is remembered under `kind`."""
        status, said = self.ask(chance, "POST", f"/api{path}", person, json=data)
        if kind and 200 <= status < 300:
            self.done[kind].add(key)
        return said

    def apply(self, groups: list[Person], chance: random.Random) -> None:
        """One of these groups goes one step further: draft, answers, submission, payment, receipts."""
        person = chance.choice(groups)
        for task in self._tasks(person, chance):
            self._own_step(person, task, chance)
            return
        draft = {"call": "mikroprojekt", "organisation": person.organisation, "answers": person.answers}
        said = self.post(chance, person, "/grants/applications", draft)
        if said is None:
            return
        self._upload(person, said["id"], chance)
        self.post(
            chance, person, f"/grants/applications/{said['id']}/submit", {}, "submitted", str(said["id"])
        )

    def _upload(self, person: Person, case: str, chance: random.Random) -> None:
        status, said = self.ask(
            chance, "POST", "/api/files/", person,
            data={"kind": "attachment", "case_id": case}, files={"file": ("plan.pdf", FILE)},
        )  # fmt: skip
        if status == 201:
            self.done["uploaded"].add(str(said["id"]))

    def _own_step(self, person: Person, task: Any, chance: random.Random) -> None:
        case, step = task["case"]["id"], task["id"]
        today = datetime.date.today()
        if task["node"] == "contract":
            officer = next(each for each in self.staff if "formal_officer" in each.roles)
            signed = {"signed_on": today.isoformat()}
            self.post(chance, officer, f"/grants/applications/{case}/signature", signed)
        elif task["node"] == "running":
            due = today + datetime.timedelta(days=14)
            need = {"what": "Material", "due_on": due.isoformat(), "amount": f"{chance.randint(20, 120)}.00"}
            self.post(chance, person, f"/grants/steps/{step}/payment-request", {"needs": [need]})
        elif task["node"] in ("fill", "draft", "correct"):
            self.post(chance, person, f"/grants/applications/{case}/submit", {}, "submitted", case)

    def _tasks(self, person: Person, chance: random.Random) -> list[Any]:
        tasks: list[Any] = self.ask(chance, "GET", "/api/desk/tasks", person)[1] or []
        chance.shuffle(tasks)
        return tasks

    def work(self, person: Person, chance: random.Random) -> None:
        """One of the person's tasks is done."""
        for task in self._tasks(person, chance)[:2]:
            step = getattr(self, f"do_{task['node']}", None)
            if step:
                step(person, f"/grants/steps/{task['id']}", task["case"]["id"], chance)

    def do_formal_check(self, person: Person, path: str, case: str, chance: random.Random) -> None:
        """Nearly all are fine."""
        names = ("complete", "eligible", "dates", "plan", "double")
        fine = {"result": "ok", "checklist": dict.fromkeys(names, True)}
        back = {"result": "return", "points": {"need": "Wer hat den Bedarf genannt?"}}
        self.post(chance, person, f"{path}/formal-check", back if chance.random() < 0.05 else fine)

    def do_assign(self, person: Person, path: str, case: str, chance: random.Random) -> None:
        """Two who are free."""
        found = self.ask(chance, "GET", f"/api{path}/candidates", person)[1] or []
        free = [each["id"] for each in found if each["free"]][:2]
        self.post(chance, person, f"{path}/assign", {"reviewers": free})

    def do_review(self, person: Person, path: str, case: str, chance: random.Random) -> None:
        """No conflict; points around the middle."""
        self.post(chance, person, f"{path}/conflict", {"conflict": "none"})
        scores = {code: {"points": 3, "reason": chance.choice(REASONS)} for code in CRITERIA}
        self.post(chance, person, f"{path}/review", {"scores": scores, "recommendation": "approve"})

    def do_decide(self, person: Person, path: str, case: str, chance: random.Random) -> None:
        """Most are approved, with a little less money."""
        no = {"outcome": "reject", "reasons": "Das Geld reicht nicht für alle guten Ideen."}
        yes = {"outcome": "approve", "amount": "300.00", "reasons": "Gut.", "conditions": "Logo zeigen"}
        given = no if chance.random() < 0.15 else yes
        self.post(chance, person, f"{path}/decision", given, "decided", case)

    def do_countersign(self, person: Person, path: str, case: str, chance: random.Random) -> None:
        """Signed."""
        self.post(chance, person, f"{path}/countersign", {"signed": True})

    def do_check_payment(self, person: Person, path: str, case: str, chance: random.Random) -> None:
        """Fine."""
        self.post(chance, person, f"{path}/payment-check", {"accepted": True})

    def do_release_payment(self, person: Person, path: str, case: str, chance: random.Random) -> None:
        """Paid."""
        self.post(chance, person, f"{path}/payment-release", {"released": True}, "paid", case)

    def subscribe(self, _nobody: None, chance: random.Random) -> None:
        """Somebody wants the newsletter."""
        address = f"reader-{chance.randrange(10**9)}@example.org"
        body = {"email": address, "language": chance.choice(["de", "en", "ar", "uk"])}
        if self.ask(chance, "POST", "/api/newsletters/subscriptions", json=body)[0] == 202:
            self.done["subscribed"].add(address)

    def read(self, _nobody: None, chance: random.Random) -> None:
        """Somebody reads."""
        self.ask(
            chance, "GET", chance.choice(["/", "/ar/", "/account/login/", "/health/live/", "/founding/"])
        )
