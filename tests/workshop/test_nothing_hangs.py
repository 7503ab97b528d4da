"""No test can hold up a run, and what a run has started ends with it."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from django.conf import settings

PLUGINS = ("tests.harness.browsers", "tests.harness.silence")
NEVER = "page.evaluate('new Promise(() => {})')"


def begin(folder: Path, tests: str, *options: str, **environment: str) -> subprocess.Popen[str]:
    """A run of its own over these tests."""
    (folder / "test_sample.py").write_text(f"import os, time, psutil, pytest\n{tests}")
    plugins = [part for plugin in PLUGINS for part in ("-p", plugin)]
    command = [sys.executable, "-m", "pytest", "-p", "no:django", *plugins, "-c", os.devnull]
    command += ["--rootdir", str(folder), "-p", "no:cacheprovider", "-o", "timeout=250", *options]
    unwanted = {
        "PYTEST_XDIST_WORKER",
        "PYTEST_XDIST_WORKER_COUNT",
        "PYTEST_ADDOPTS",
        "DJANGO_SETTINGS_MODULE",
    }
    command.append(str(folder))
    inherited = {key: value for key, value in os.environ.items() if key not in unwanted}
    return subprocess.Popen(
        command,
        cwd=settings.ROOT,
        env=inherited | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def run(folder: Path, tests: str, *options: str, **environment: str) -> str:
    """What a run over these tests says."""
    return begin(folder, tests, *options, **environment).communicate(timeout=280)[0]


@pytest.mark.browser
def test_a_page_that_never_answers_fails_and_the_next_test_has_a_fresh_browser(tmp_path: Path) -> None:
    tests = f"""
@pytest.mark.timeout(50)
def test_hangs(browser):
    page = browser.new_page()
    page.goto("data:text/html,<title>the hanging screen</title>")
    {NEVER}

def test_goes_on(browser):
    assert browser.new_page().evaluate("6 * 7") == 42
"""
    said = run(tmp_path, tests)
    assert "1 failed, 1 passed" in said
    assert re.search(
        r"Open screens.*\n.*the%20hanging%20screen|Open screens.*\n.*the hanging screen", said
    ), said


@pytest.mark.browser
def test_a_page_that_crashed_fails_at_once_and_names_its_screen(tmp_path: Path) -> None:
    tests = """
def test_crashes(browser):
    page = browser.new_page()
    page.goto("data:text/html,crashing")
    for process in psutil.Process().children(recursive=True):
        if "--type=renderer" in process.cmdline():
            process.kill()
    page.evaluate("new Promise(() => {})")
"""
    began = time.monotonic()
    said = run(tmp_path, tests)
    assert "1 failed" in said
    assert "data:text/html,crashing" in said.partition("Open screens")[2]
    assert time.monotonic() - began < 200  # its limit is 250 seconds


def test_a_test_that_sleeps_is_ended_with_a_traceback_of_every_thread(tmp_path: Path) -> None:
    tests = "def test_sleeps():\n    time.sleep(600)\n\ndef test_goes_on():\n    pass\n"
    said = run(tmp_path, tests, "-o", "timeout=2")
    assert "1 failed, 1 passed" in said
    assert "Timeout" in said
    assert "time.sleep(600)" in said


def test_after_some_silence_the_running_test_is_named(tmp_path: Path) -> None:
    said = run(tmp_path, "def test_long():\n    time.sleep(3)\n", QUIET_SECONDS="1")
    assert re.search(r"Nothing has ended for 1 s\. Running:\n  \S*test_long \(\d s\)", said), said
    assert "1 passed" in said


@pytest.mark.browser
def test_chromium_ends_with_a_run_that_is_killed(tmp_path: Path) -> None:
    tests = f"""
def test_hangs(browser):
    page = browser.new_page()
    open("pids", "w").write(" ".join(str(p.pid) for p in psutil.Process().children(recursive=True)))
    {NEVER}
"""
    process = begin(tmp_path, f"os.chdir({str(tmp_path)!r})\n{tests}")
    pids = tmp_path / "pids"
    wait(lambda: pids.exists() and pids.read_text() != "")
    process.kill()
    started = [int(pid) for pid in pids.read_text().split()]
    assert len(started) > 2
    wait(lambda: not any(lives(pid) for pid in started))


@pytest.mark.skipif(
    shutil.which("setpriv") is None, reason="Only Linux tells children of their parent's end."
)
def test_a_child_of_the_demo_house_ends_with_it() -> None:
    script = (
        "import signal, subprocess, time; from demo.house import until_parent_ends\n"
        "signal.signal(signal.SIGINT, signal.SIG_IGN)  # as in the background of a script\n"
        "child = subprocess.Popen(until_parent_ends(['sleep', '600']), start_new_session=True)\n"
        "print(child.pid, flush=True); time.sleep(600)"
    )
    environment = {**os.environ, "PYTHONPATH": str(settings.SITE)}
    parent = subprocess.Popen(
        [sys.executable, "-c", script], env=environment, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    wait(lambda: psutil.Process(child).name() == "sleep")
    parent.kill()
    parent.wait()
    wait(lambda: not lives(child))


def lives(pid: int) -> bool:
    """A process of this number runs; one that only waits to be counted does not."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def wait(true: Callable[[], bool], seconds: float = 120) -> None:
    """It becomes true."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it did not become true"
        time.sleep(0.2)
