"""The builds that are measured: this checkout, the one of the first public release, a bare Wagtail project.

Everything lies under var/bench and is made when it is missing: a git worktree, a demo house for each build,
copies of its database with many cases.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

ROOT = Path(__file__).resolve().parents[2]
PLACE = ROOT / "var" / "bench"
INSIDE = Path(__file__).resolve().parent / "inside"
THEN_COMMIT = "a1bcce8edb11eaf215767b00d37d81b5fc151510"
ROOMS = ("rows_pages", "rows_desk", "rows_work", "rows_papers")
ROOMS_OF_NOW = ("rows_step", "rows_forms")  # of what the older build has not


@dataclass
class Build:
    """A checkout with a demo house of its own."""

    name: str
    root: Path
    servers: dict[str, Any] = field(default_factory=dict)
    packages: Path | None = None  # of its own time, before those of this checkout

    @property
    def var(self) -> Path:
        """Its data."""
        return PLACE / self.name

    def environment(self, database: str = "") -> dict[str, str]:
        """What its processes are started with; byte-code is kept, as an installed house has it."""
        url = {"DATABASE_URL": self.address(database)} if database else {}
        own = {"PYTHONPATH": str(self.packages)} if self.packages else {}
        known = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return {**known, "DEMO": "1", "SHOW_COST": "0", "VAR_DIR": str(self.var), **url, **own}

    def server(self, database: str = "offenes_haus") -> dict[str, Any]:
        """The settings of a database on its server, which runs from now on."""
        sys.path.insert(0, str(ROOT / "site"))
        from database import start_embedded_server  # noqa: PLC0415  site/ is no package

        if database not in self.servers:
            self.servers[database] = start_embedded_server(self.var / "postgres", name=database)
        return self.servers[database]

    def address(self, database: str) -> str:
        """The address of a database on its server."""
        known = self.server()
        query = urlencode({"host": known["HOST"], "port": known["PORT"]})
        return f"postgres://{known['USER']}:{quote(known['PASSWORD'])}@/{database}?{query}"

    def run(self, *command: str, database: str = "") -> None:
        """Run a command of this build to its end."""
        subprocess.run(
            [sys.executable, *command], cwd=self.root, env=self.environment(database), check=True, stdout=2
        )

    def prepare(self) -> None:
        """Migrated and seeded, once for each state of its migrations."""
        mark, wanted = self.var / "seeded", _migrations(self.root)
        if mark.exists() and mark.read_text() == wanted:
            return
        shutil.rmtree(self.var, ignore_errors=True)
        self.var.mkdir(parents=True)
        self.server()
        self.run("site/catalogs.py", "compile")
        self.run("site/manage.py", "migrate", "-v", "0")
        self.run("site/manage.py", "seed_demo")
        mark.write_text(wanted)

    def cases(self, number: int) -> str:
        """The name of a copy of its database with so many more cases."""
        import psycopg2  # noqa: PLC0415  only this needs it

        name, known = f"cases_{number}", self.server()
        connection = psycopg2.connect(
            dbname="postgres", user=known["USER"], host=known["HOST"], port=known["PORT"] or None
        )
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            if cursor.fetchone() is None:
                rough = f"building_{name}"  # a run that was killed leaves nothing half done
                cursor.execute(f"DROP DATABASE IF EXISTS {rough} WITH (FORCE)")
                cursor.execute(f"CREATE DATABASE {rough} TEMPLATE offenes_haus")
                self.run(str(INSIDE / "fill.py"), str(self.root), str(number), database=rough)
                cursor.execute(f"ALTER DATABASE {rough} RENAME TO {name}")
        connection.close()
        return name

    def subject(self, database: str = "") -> "Subject":
        """A process of this build that measures what it is told to."""
        rooms = [*ROOMS, *(ROOMS_OF_NOW if self.root == ROOT else ())]
        command = [str(INSIDE / "subject.py"), str(self.root), *rooms]
        return Subject(command, self.environment(database))


class Subject:
    """A process that is measured, asked by lines of JSON (inside/subject.py)."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, *command],
            env=environment,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def ask(self, **order: Any) -> Any:
        """The answer to one order; RuntimeError with the traceback when it failed."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        said = json.loads(line) if line else {"failed": "the process has ended"}
        if "failed" in said:
            raise RuntimeError(said["failed"])
        return said["said"]

    def end(self) -> None:
        """No process is left."""
        self.process.kill()
        self.process.wait()


def now() -> Build:
    """This checkout."""
    return Build("now", ROOT)


def then() -> Build:
    """The build that all targets are measured against, in a worktree."""
    root = PLACE / "base"
    if not (root / "site").exists():
        command = ["git", "worktree", "add", "--force", "--detach", str(root), THEN_COMMIT]
        subprocess.run(command, cwd=ROOT, check=True, stdout=2)
    return Build("then", root, packages=_packages(root))


def _packages(root: Path) -> Path:
    """What that build was made with, which this checkout may no longer have; fetched once."""
    packages = PLACE / "then-packages"
    if not packages.exists():
        rough = PLACE / "fetching-packages"  # a fetch that was cut off leaves nothing half done
        shutil.rmtree(rough, ignore_errors=True)
        uv = [str(Path(sys.executable).with_name("uv")), "pip", "install", "--quiet", "--no-deps"]
        known = ["--require-hashes", "--compile-bytecode", "-r", str(root / "requirements.txt")]
        subprocess.run([*uv, "--target", str(rough), *known], check=True, stdout=2)
        rough.rename(packages)
    return packages


def bare(beside: Build) -> Subject:
    """A bare Wagtail project, on the server of `beside`."""
    database = json.dumps(beside.server("bare_wagtail"))
    command = [str(INSIDE / "subject.py"), "bare", str(PLACE / "bare-project"), database]
    return Subject(command, dict(os.environ))


def _migrations(root: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(root.glob("*/**/migrations/*.py")):
        if "var" not in path.relative_to(root).parts[:1]:
            digest.update(path.read_bytes())
    return digest.hexdigest()
