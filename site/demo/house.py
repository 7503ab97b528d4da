"""`make demo`: prepares the demo house, starts web and worker, prints where to go; Ctrl-C stops it all."""

import argparse
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

SITE = Path(__file__).resolve().parent.parent
ROOT = SITE.parent
VAR = Path(os.environ.get("VAR_DIR", ROOT / "var"))
NEEDED_BYTES = 400 * 1024 * 1024


def say(text: str) -> None:
    """Show one line of progress at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def stop_with(sentence: str) -> None:
    """End with one sentence that says what to do."""
    sys.stderr.write(f"{sentence}\n")
    sys.exit(2)


def check_port(port: int) -> None:
    """The port is free, or the demo ends with a sentence."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            stop_with(f"Port {port} is in use. Take another one: PORT={port + 123} make demo")


def check_disk() -> None:
    """There is room for the database and the files, or the demo ends with a sentence."""
    try:
        VAR.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(VAR).free
    except OSError as error:
        stop_with(
            f"The folder {VAR} can't be written ({error.strerror}). Choose another: VAR_DIR=/path make demo"
        )
        return
    if free < NEEDED_BYTES:
        stop_with(
            f"The disk of {VAR} is full: {free // 1024**2} MB free, {NEEDED_BYTES // 1024**2} MB needed. "
            "Free some space or choose another folder: VAR_DIR=/path make demo"
        )


def check_database() -> None:
    """A DATABASE_URL that was given can be reached, or the demo ends with a sentence."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        return
    import psycopg2  # noqa: PLC0415  the other checks must work before anything is imported

    try:
        psycopg2.connect(url, connect_timeout=5).close()
    except psycopg2.Error:
        stop_with(
            "The database in DATABASE_URL can't be reached. Check address, user and password, "
            "or leave DATABASE_URL out to use the embedded database."
        )


def prepare() -> None:
    """Database migrated, translations compiled, the demo house seeded once."""
    import django  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    import catalogs  # noqa: PLC0415  sys.path is set by main()

    say("› Translations")
    catalogs.compile_all()
    say("› Database")
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("seed_demo")


def prepare_apart() -> bool:
    """Another process prepares, because this one would keep the memory; False when it failed."""
    command = until_parent_ends([sys.executable, str(SITE / "demo" / "house.py"), "--prepare"])
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def until_parent_ends(command: list[str]) -> list[str]:
    """The command, interrupted by Linux when its parent is gone, however the parent ended.

    Also where a shell that put the parent into the background made it deaf to interrupts.
    """
    setpriv = shutil.which("setpriv")  # part of every Debian, as env is
    heard = ["env", "--default-signal=INT", *command]
    return [setpriv, "--pdeathsig", "INT", "--", *heard] if setpriv else command


def start(port: int) -> list[subprocess.Popen[bytes]]:
    """Web and worker run as children in sessions of their own."""
    web = [sys.executable, "-m", "gunicorn", "wsgi", "--chdir", str(SITE), "--bind", f"127.0.0.1:{port}"]
    web += [
        "--workers",
        "2",
        "--threads",
        "4",
        "--preload",
        "--log-level",
        "warning",
        "--worker-tmp-dir",
        str(VAR),
    ]
    worker = [sys.executable, str(SITE / "manage.py"), "worker"]
    return [
        subprocess.Popen(until_parent_ends(command), cwd=ROOT, start_new_session=True)
        for command in (web, worker)
    ]


def wait_until_open(url: str, children: list[subprocess.Popen[bytes]]) -> None:
    """The first page answers; gives up after a minute or when a child has died."""
    for _ in range(240):
        if any(child.poll() is not None for child in children):
            return
        try:
            urllib.request.urlopen(f"{url}/", timeout=10).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.25)
        else:
            return


def welcome(url: str) -> None:
    """Print the addresses and one sign-in per role."""
    from demo.people import PEOPLE  # noqa: PLC0415  sys.path is set by main()

    say(f"\nOffenes Haus is open.\n\n  House     {url}/   ({url}/en/  {url}/ar/  {url}/uk/)")
    say(f"  Sign in   {url}/demo/            one click per role")
    say(f"  Mails     {url}/demo/mail/       every mail the house sends")
    say(f"  Editors   {url}/cms/\n  API       {url}/api/docs/\n  Styles    {url}/styleguide/\n")
    for person in PEOPLE:
        say(f"  {', '.join(person.roles):<22}{person.email}")
    say("\nCtrl-C stops everything. `make demo-reset` starts afresh next time.")


def stop(children: list[subprocess.Popen[bytes]]) -> None:
    """Web and worker have ended, gently when they can."""
    for child in children:
        if child.poll() is None:
            child.terminate()
    for child in children:
        try:
            child.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)


def reset() -> None:
    """Nothing of the demo's data is left; a house that is open is not touched."""
    if server := _server():
        if _users():
            stop_with("The demo is running. Stop it first with Ctrl-C, then try again.")
        _end(server)
    for name in ("postgres", "media", "private", "mail", "cache"):
        shutil.rmtree(VAR / name, ignore_errors=True)
    say("The demo's data is gone. `make demo` starts afresh.")


def _server() -> int | None:
    """The process of its database while it runs; after a power cut only the note of its number is left."""
    try:
        number = int((VAR / "postgres" / "postmaster.pid").read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return None
    return number if _lives(number) else None


def _users() -> bool:
    """Whether anybody uses it: a program that was killed leaves it running behind; unknown counts as yes."""
    try:
        numbers = json.loads((VAR / "postgres" / ".handle_pids.json").read_text())
    except (OSError, ValueError):
        return True
    return any(_lives(number) for number in numbers)


def _lives(number: int) -> bool:
    try:
        os.kill(number, 0)
    except OSError as error:
        return isinstance(error, PermissionError)  # somebody else's process
    return True


def _end(server: int) -> None:
    os.kill(server, signal.SIGINT)  # PostgreSQL's fast shutdown
    for _again in range(200):
        if not _lives(server):
            return
        time.sleep(0.1)
    stop_with("The demo's database does not stop. Restart the computer, then try again.")


def run(port: int) -> int:
    """Serve until Ctrl-C; returns the exit status."""
    url = f"http://localhost:{port}"
    os.environ.setdefault("PUBLIC_URL", url)
    check_disk()
    check_port(port)
    check_database()
    # Also where Ctrl-C is ignored at first, as in a job that a shell started in the background.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    from database import database_settings, stop_embedded_server  # noqa: PLC0415  sys.path is set by main()

    children: list[subprocess.Popen[bytes]] = []
    status = 0
    try:
        database_settings(VAR)  # an embedded server runs as long as we do
        if not prepare_apart():
            return 1
        say("› Web and worker")
        children = start(port)
        wait_until_open(url, children)
        if all(child.poll() is None for child in children):
            welcome(url)
        while all(child.poll() is None for child in children):
            time.sleep(0.5)
        status = 1
        say("A part of the house has stopped by itself; its last lines stand above.")
    except KeyboardInterrupt:
        say("\n› Closing the house")
    finally:
        stop(children)
        stop_embedded_server()
    return status


def main() -> int:
    """Read the command line and do it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--reset", action="store_true")
    parser.add_argument("--prepare", action="store_true", help="migrate and seed, but don't open the house")
    arguments = parser.parse_args()
    sys.path[:0] = [str(SITE), str(ROOT)]
    os.environ["PYTHONPATH"] = f"{SITE}{os.pathsep}{ROOT}"
    os.environ.setdefault("DEMO", "1")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
    if arguments.reset:
        reset()
        return 0
    if arguments.prepare:
        prepare()
        return 0
    return run(arguments.port)


if __name__ == "__main__":
    sys.exit(main())
