"""Two webs and two workers of the run, as compose keeps them: who was killed is started again."""

import os
import sys
import time
from pathlib import Path

from tests.faults.ground import ROOT, VAR
from tests.harness.servers import Server, free_port, production

MACHINES = ("a", "b")
LEASE_SECONDS = 15
CLOCK = str(Path(__file__).with_name("clock.py"))


class Houses:
    """All processes by name: `web a`, `worker a`, …"""

    def __init__(self, url: str, smtp: int) -> None:
        self.environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
            "DJANGO_SETTINGS_MODULE": "settings",
            "DEMO": "1",
            "SHOW_COST": "0",
            "VAR_DIR": str(VAR),
            "DATABASE_URL": url,
            "DATABASE_ANSWER_SECONDS": "3",
            "TRUSTED_PROXIES": "1",
            "OUTBOX_LEASE_SECONDS": str(LEASE_SECONDS),
            "DECISION_MAIL_WAITS_MINUTES": "0",
            "MAIL_TRANSPORT": "workflows.outbox.transport.SmtpTransport",
            "SMTP_HOST": "127.0.0.1",
            "SMTP_PORT": str(smtp),
        }
        self.ports = {name: free_port() for name in MACHINES}
        self.servers: dict[str, Server] = {}

    def open(self) -> None:
        """All begin."""
        for machine in MACHINES:
            self.start(f"web {machine}")
            self.start(f"worker {machine}")

    def start(self, name: str, days: int = 0) -> None:
        """Web or worker runs; its clock is so many days off."""
        kind, machine = name.split()
        command = (
            production(ROOT, self.ports[machine], VAR)
            if kind == "web"
            else [str(ROOT / "site" / "manage.py"), "worker"]
        )
        if days:
            command = [CLOCK, str(days), *command]
        log = VAR / f"{name.replace(' ', '-')}.log"
        self.servers[name] = Server([sys.executable, *command], 0, self.environment, log)

    def revive(self) -> None:
        """Who has ended is started again, as `restart: unless-stopped` does."""
        for name, server in list(self.servers.items()):
            if server.process.poll() is not None:
                self.start(name)

    def close(self) -> None:
        """All end."""
        for server in self.servers.values():
            server.thaw()
            server.process.terminate()
        time.sleep(3)
        for server in self.servers.values():
            server.kill()
