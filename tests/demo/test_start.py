"""What goes wrong at the start is said in one sentence that helps."""

import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.conf import settings

HOUSE = settings.SITE / "demo" / "house.py"


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the start script until it ends by itself."""
    inherited = {key: value for key, value in os.environ.items() if key in {"PATH", "HOME", "LANG"}}
    return subprocess.run(
        [sys.executable, str(HOUSE), *arguments],
        env=inherited | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def one_sentence(done: subprocess.CompletedProcess[str]) -> str:
    """The only line on standard error."""
    assert done.returncode == 2, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    return done.stderr


def test_port_in_use(tmp_path: Path) -> None:
    """Another port is named."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = start("--port", str(port), VAR_DIR=str(tmp_path))
    assert f"Port {port} is in use" in one_sentence(done)
    assert "PORT=" in done.stderr


def test_database_out_of_reach(tmp_path: Path) -> None:
    """The way out is named: correct the address or leave it out."""
    url = "postgres://nobody:secret@127.0.0.1:1/nothing"
    done = start("--port", "0", VAR_DIR=str(tmp_path), DATABASE_URL=url)
    assert "DATABASE_URL can't be reached" in one_sentence(done)
    assert "secret" not in done.stderr


def test_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """Another folder is asked for."""
    (tmp_path / "file").write_text("in the way")
    done = start("--port", "0", VAR_DIR=str(tmp_path / "file" / "var"))
    assert "can't be written" in one_sentence(done)


def test_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """How much is missing, and what to do."""
    from demo import house  # noqa: PLC0415  a script; imported here alone

    monkeypatch.setattr(house, "VAR", tmp_path)
    monkeypatch.setattr(house.shutil, "disk_usage", lambda path: type("Usage", (), {"free": 1024**2})())
    with pytest.raises(SystemExit):
        house.check_disk()
    assert "is full: 1 MB free" in capsys.readouterr().err


def test_reset_forgets_everything(tmp_path: Path) -> None:
    """Nothing of the old house is left, other files are."""
    for name in ("postgres", "media", "mail"):
        (tmp_path / name).mkdir()
    (tmp_path / "benchmarks.md").write_text("kept")
    assert start("--reset", VAR_DIR=str(tmp_path)).returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["benchmarks.md"]


def test_no_reset_under_an_open_house(tmp_path: Path) -> None:
    """Data in use is not pulled away."""
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "postmaster.pid").write_text("1")
    assert "is running" in one_sentence(start("--reset", VAR_DIR=str(tmp_path)))
    assert (tmp_path / "postgres").exists()


def test_reset_after_a_power_cut(tmp_path: Path) -> None:
    """Only the note of a process is left that is no more."""
    ended = subprocess.Popen(["true"])
    ended.wait()
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "postmaster.pid").write_text(f"{ended.pid}\n")
    assert start("--reset", VAR_DIR=str(tmp_path)).returncode == 0
    assert not (tmp_path / "postgres").exists()


def test_reset_after_a_program_was_killed(tmp_path: Path) -> None:
    """Its database runs on although nobody uses it any more: it is stopped; with one user left it is not."""
    ended = subprocess.Popen(["true"])
    ended.wait()
    # As PostgreSQL does, whatever it inherits: a job in the background begins with SIGINT ignored.
    program = "import signal, time; signal.signal(signal.SIGINT, signal.SIG_DFL); time.sleep(60)"
    left = subprocess.Popen([sys.executable, "-c", program])
    reaper = threading.Thread(target=left.wait)
    reaper.start()
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "postmaster.pid").write_text(f"{left.pid}\n")
    users = tmp_path / "postgres" / ".handle_pids.json"
    users.write_text(f"[{ended.pid}, {os.getpid()}]")
    assert "is running" in one_sentence(start("--reset", VAR_DIR=str(tmp_path)))
    users.write_text(f"[{ended.pid}]")
    assert start("--reset", VAR_DIR=str(tmp_path)).returncode == 0
    reaper.join(timeout=10)
    assert left.returncode == -signal.SIGINT
    assert not (tmp_path / "postgres").exists()


def test_the_installer_looks_where_pip_is_told_to(tmp_path: Path) -> None:
    """uv reads none of pip's settings: index, further indexes, folders and certificates are handed on."""
    indexes = "index-url = https://index.test/simple\nextra-index-url =\n  https://a.test\n  https://b.test\n"
    (tmp_path / "pip.conf").write_text(f"[global]\n{indexes}")
    script = (
        "import runpy, sys; sys.argv = ['']\n"
        f"told = runpy.run_path({str(settings.ROOT / '.ci' / 'environment')!r})['as_pip_is_told']()\n"
        "print(told['UV_DEFAULT_INDEX'], told['UV_INDEX'], told['UV_FIND_LINKS'], sep='|')"
    )
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PIP_FIND_LINKS": "/one /two"}
    environment["PIP_CONFIG_FILE"] = str(tmp_path / "pip.conf")
    python = subprocess.run(
        ["/bin/bash", str(settings.ROOT / ".ci" / "python")], capture_output=True, text=True, check=True
    ).stdout.strip()
    done = subprocess.run([python, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "https://index.test/simple|https://a.test https://b.test|/one,/two\n"


def test_old_python(tmp_path: Path) -> None:
    """Somebody with Python 3.11 is told what they need."""
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    done = subprocess.run(
        ["/bin/bash", str(settings.ROOT / ".ci" / "python")],
        env={"PATH": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "needs Python 3.12 or newer" in done.stderr
    assert "apt install" in done.stderr
