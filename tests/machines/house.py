"""A house on two machines: two webs and two workers on one PostgreSQL, one Redis, one object store."""

import json
import os
import re
import subprocess
import sys
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import boto3
import requests
from django.conf import settings
from django.db import connection

from tests.harness.servers import Server, free_port, object_store, redis, relay, until
from tests.outbox.smtp import MailServer

HTTPS = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7"}
# How long the house's patience lasts at most: the database's, and twice that of the object store.
ANSWER_SECONDS = 3


@dataclass
class House:
    """Everything that runs, what was laid on the first day, and how to ask."""

    var: Path
    database: str
    redis_binary: str
    mail: MailServer
    servers: dict[str, Server] = field(default_factory=dict)
    laid: dict[str, Any] = field(default_factory=dict)
    stock: dict[str, bytes] = field(default_factory=dict)
    # Where the program of each release lies.
    releases: dict[str, Path] = field(default_factory=lambda: {"one": settings.ROOT})
    pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(16))

    def open(self) -> None:
        """All that others serve, the first day, then the machines."""
        with connection._nodb_cursor() as cursor:
            known = cursor.connection.get_dsn_parameters()
        self.user = known["user"]
        socket = f"{known['host']}/.s.PGSQL.{known.get('port', 5432)}"
        self.servers["database"] = relay(socket)
        self.servers["redis"] = redis(self.redis_binary, self.var)
        self.servers["store"] = object_store()
        self.restock()
        self.lay()
        keys = [each["Key"] for each in self.store.list_objects_v2(Bucket="house")["Contents"]]
        self.stock = {key: self.store.get_object(Bucket="house", Key=key)["Body"].read() for key in keys}
        for name in ("a", "b"):
            self.start_worker(name)
        list(self.pool.map(self.start_web, ("a", "b")))  # both read their program at the same time
        for name in ("a", "b"):
            until(lambda name=name: self.get(name, "/health/live/").status_code == 200, 60, f"web {name}")

    def environment(self, name: str, release: str = "one") -> dict[str, str]:
        """What a machine is started with: as in production, with folders of its own."""
        password = quote(connection.settings_dict["PASSWORD"] or "x")
        port, root = self.servers["database"].port, self.releases[release]
        return {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": f"{root}{os.pathsep}{root / 'site'}",
            "DJANGO_SETTINGS_MODULE": "settings",
            "VAR_DIR": str(self.var / name),
            "STATIC_ROOT": str(self.var / f"static-{release}"),
            "SECRET_KEY": "k7" * 40,
            "ALLOWED_HOSTS": "*",
            "PUBLIC_URL": "https://haus.example.org",
            "TRUSTED_PROXIES": "1",
            # A mail that was reserved in the moment the database went away comes back after so long.
            "OUTBOX_LEASE_SECONDS": "30",
            "DATABASE_URL": f"postgres://{self.user}:{password}@127.0.0.1:{port}/{self.database}",
            "DATABASE_ANSWER_SECONDS": str(ANSWER_SECONDS),
            "REDIS_URL": f"redis://127.0.0.1:{self.servers['redis'].port}/0",
            "S3_BUCKET": "house",
            "S3_ENDPOINT_URL": f"http://127.0.0.1:{self.servers['store'].port}",
            "AWS_ACCESS_KEY_ID": "x",
            "AWS_SECRET_ACCESS_KEY": "x",
            "AWS_DEFAULT_REGION": "eu-central-1",
            "SMTP_HOST": "127.0.0.1",
            "SMTP_PORT": str(self.mail.port),
            "SMTP_SECURITY": "none",
            "MAIL_TRANSPORT": "workflows.outbox.transport.SmtpTransport",
        }

    @property
    def store(self) -> Any:
        """A client of the object store."""
        port = self.servers["store"].port
        keys = {"aws_access_key_id": "house", "aws_secret_access_key": "house"}
        return boto3.client("s3", endpoint_url=f"http://127.0.0.1:{port}", region_name="eu-central-1", **keys)

    def restock(self) -> None:
        """The object store, which keeps nothing over a restart, holds the files of the first day."""
        port = self.servers["store"].port
        assert requests.put(f"http://127.0.0.1:{port}/house", timeout=20).ok
        for key, content in self.stock.items():
            self.store.put_object(Bucket="house", Key=key, Body=content)

    def lay(self) -> None:
        """Pages, a person with a token, a file, gathered static files."""
        code = Path(__file__).with_name("lay.py").read_text()
        done = subprocess.run(
            [sys.executable, self.manage(), "shell", "--no-imports", "-c", code],
            env=self.environment("a"), capture_output=True, text=True, check=False, timeout=250,
        )  # fmt: skip
        found = re.search(r"^LAID(.*)$", done.stdout, re.MULTILINE)
        assert found, done.stdout + done.stderr
        self.laid = json.loads(found[1])

    def start_web(self, name: str, release: str = "one") -> None:
        """A web as the image starts it, on a port of its own."""
        said = re.search(r"^CMD (\[.gunicorn.*\])$", (settings.ROOT / "Dockerfile").read_text(), re.MULTILINE)
        assert said
        port = self.servers[name].port if name in self.servers else free_port()
        options = {"0.0.0.0:8000": f"127.0.0.1:{port}", "/tmp": str(self.var)}
        command = [sys.executable, "-m", *(options.get(each, each) for each in json.loads(said[1]))]
        self.servers[name] = Server(
            command, port, self.environment(name, release), self.var / f"web-{name}.log"
        )

    def start_worker(self, name: str, release: str = "one") -> None:
        """A worker beside that web."""
        log = self.var / f"worker-{name}.log"
        environment = self.environment(name, release)
        self.servers[f"worker {name}"] = Server(
            [sys.executable, self.manage(release), "worker"], 0, environment, log
        )

    def manage(self, release: str = "one") -> str:
        """The house's own command."""
        return str(self.releases[release] / "site" / "manage.py")

    def get(self, name: str, path: str, *, timeout: float = 30.0, **headers: str) -> requests.Response:
        """What a reader of this machine gets."""
        url = f"http://127.0.0.1:{self.servers[name].port}{path}"
        try:
            return requests.get(url, headers={**HTTPS, **headers}, timeout=timeout, allow_redirects=False)
        except requests.ConnectionError:
            answer = requests.Response()
            answer.status_code = 0
            return answer

    def send(self, name: str, method: str, path: str, data: Any = None) -> requests.Response:
        """What a program with the token gets."""
        url = f"http://127.0.0.1:{self.servers[name].port}/api{path}"
        headers = {**HTTPS, "Authorization": f"Bearer {self.laid['token']}"}
        return requests.request(method, url, json=data, headers=headers, timeout=60)

    def download(self, name: str) -> requests.Response:
        """The file in the object store."""
        path = f"/api/files/{self.laid['document']}/content"
        return self.get(name, path, Authorization=f"Bearer {self.laid['token']}")

    def at_once(self, number: int, ask: Any) -> list[Future[requests.Response]]:
        """So many ask now; nobody waits for the answers yet."""
        return [self.pool.submit(ask) for _each in range(number)]

    def publish(self, name: str, title: str) -> None:
        """The page has a new title, for everybody."""
        page = self.laid["page"]
        change = {"meta": {"type": "pages.StandardPage"}, "title": title}
        answer = self.send(name, "patch", f"/pages/{page}/", change)
        assert answer.ok, answer.text
        answer = self.send(name, "post", f"/pages/{page}/actions/publish/", {})
        assert answer.ok, answer.text

    def subscribe(self, *addresses: str, at: str = "a") -> None:
        """Somebody asks for the newsletter and gets a mail; each from another place."""
        url = f"http://127.0.0.1:{self.servers[at].port}/api/newsletters/subscriptions"
        for number, address in enumerate(addresses):
            headers = {**HTTPS, "X-Forwarded-For": f"198.51.{len(address) % 250}.{number}"}
            body = {"email": address, "language": "de"}
            assert requests.post(url, json=body, headers=headers, timeout=30).status_code == 202

    def close(self) -> None:
        """Nothing of it runs any more, however the tests ended."""
        for server in reversed(list(self.servers.values())):
            server.thaw()
            server.kill()
        self.pool.shutdown(wait=False, cancel_futures=True)


class Clock:
    """How long something took."""

    def __enter__(self) -> "Clock":
        self.began = time.monotonic()
        return self

    def __exit__(self, *error: object) -> None:
        self.seconds = time.monotonic() - self.began


class Readers:
    """People who read the same pages again and again, until told to stop; every answer is kept."""

    def __init__(self, house: House, paths: list[str], machines: str = "ab") -> None:
        self.house, self.paths, self.machines = house, paths, machines
        self.answers: list[tuple[str, int, float, str]] = []
        self._over = threading.Event()
        self._threads = [threading.Thread(target=self._read, args=(each,), daemon=True) for each in machines]

    def _read(self, machine: str) -> None:
        while not self._over.is_set():
            for path in self.paths:
                with Clock() as clock:
                    answer = self.house.get(machine, path)
                text = answer.text if answer.status_code else ""
                self.answers.append((f"{machine} {path}", answer.status_code, clock.seconds, text))
            time.sleep(0.1)

    def __enter__(self) -> "Readers":
        for each in self._threads:
            each.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._over.set()
        for each in self._threads:
            each.join(40)
