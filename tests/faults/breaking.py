"""What goes wrong, one after the other, at moments that a seed decides."""

import random
import signal
import time
from collections import Counter
from collections.abc import Callable

import psutil

from tests.faults.ground import DISK, TABLES, Ground, fill
from tests.faults.houses import MACHINES, Houses
from tests.outbox.smtp import MailServer


class Breaking:
    """Breaks one thing at a time, and mends it."""

    def __init__(self, ground: Ground, houses: Houses, mail: MailServer, seed: int) -> None:
        self.ground, self.houses, self.mail = ground, houses, mail
        self.chance = random.Random(seed)
        self.did: Counter[str] = Counter()

    def faults(self) -> list[Callable[[], None]]:
        """All kinds; the frequent ones stand there more than once."""
        disks = [self.disk_of_files, self.disk_of_tables] if self.ground.small_disks else []
        return [
            self.kill_web, self.kill_web, self.kill_web_process, self.kill_worker, self.kill_worker,
            self.kill_database, self.kill_database, self.freeze_database, self.refuse_mail,
            self.refuse_house, self.slow_mail, self.wrong_clock, *disks,
        ]  # fmt: skip

    def run(self, seconds: float) -> None:
        """Faults until the time is over; each kind once, then at random."""
        end, first = time.monotonic() + seconds, self.faults()
        self.chance.shuffle(first)
        while time.monotonic() < end:
            fault = first.pop() if first else self.chance.choice(self.faults())
            self.did[fault.__name__] += 1
            fault()
            self.houses.revive()
            time.sleep(self.chance.uniform(1, 6))

    def _pause(self, most: float) -> None:
        time.sleep(self.chance.uniform(0, most))

    def kill_web(self) -> None:
        """kill -9 of a whole web."""
        self.houses.servers[f"web {self.chance.choice(MACHINES)}"].kill()
        self._pause(2)

    def kill_web_process(self) -> None:
        """kill -9 of one of its processes."""
        web = self.houses.servers[f"web {self.chance.choice(MACHINES)}"]
        for child in psutil.Process(web.process.pid).children()[:1]:
            child.kill()

    def kill_worker(self) -> None:
        """kill -9 of a worker."""
        self.houses.servers[f"worker {self.chance.choice(MACHINES)}"].kill()
        self._pause(2)

    def kill_database(self) -> None:
        """kill -9 of all its processes; it recovers from its log."""
        self.ground.kill_database()
        self._pause(4)
        self.ground.start_database()

    def freeze_database(self) -> None:
        """It keeps its connections and says nothing."""
        self.ground.signal_database(signal.SIGSTOP)
        time.sleep(self.chance.uniform(2, 8))
        self.ground.signal_database(signal.SIGCONT)

    def refuse_mail(self) -> None:
        """Nobody gets mail for a while."""
        self.mail.answer_to_everybody = "451 try again later"
        time.sleep(4)
        self.mail.answer_to_everybody = ""

    def refuse_house(self) -> None:
        """The server refuses the house itself; mail pauses for a minute."""
        self.mail.answer_to_sender = "421 too busy"
        time.sleep(4)
        self.mail.answer_to_sender = ""

    def slow_mail(self) -> None:
        """Each mail takes a second."""
        self.mail.pause = 1.0
        time.sleep(8)
        self.mail.pause = 0.0

    def wrong_clock(self) -> None:
        """A worker's clock is a day off."""
        name = f"worker {self.chance.choice(MACHINES)}"
        self.houses.servers[name].kill()
        self.houses.start(name, self.chance.choice((-1, 1)))
        time.sleep(12)
        self.houses.servers[name].kill()
        self.houses.start(name)

    def disk_of_files(self) -> None:
        """No upload and no letter fits."""
        ballast = fill(DISK)
        time.sleep(6)
        ballast.unlink()

    def disk_of_tables(self) -> None:
        """No line of a history and no mail fits."""
        ballast = fill(TABLES)
        time.sleep(6)
        ballast.unlink()
