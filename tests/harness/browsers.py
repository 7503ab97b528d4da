"""One Chromium for each test worker: small, opened again when it has gone, ended when it does not answer."""

import functools
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psutil
import pytest
from playwright.sync_api import Browser, Error, Locator, Playwright, sync_playwright

# Playwright's event loop lives in the test's thread; Django must not mistake it for async code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

# Chromium takes the last list only: what Playwright switches off for steady tests stands here, too, and then
# what loads models for translation and writing aids or asks home.
UNWANTED = (
    "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,PaintHolding,"
    "HttpsFirstBalancedModeAutoEnable,LensOverlay,MediaRouter,ThirdPartyStoragePartitioning,"
    "AvoidCorsURLLoaderRestartOnRedirect,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch,"
    "OptimizationGuideModelDownloading,OptimizationGuideOnDeviceModel,OnDeviceModelService,Translate,"
    "InterestFeedContentSuggestions,AutofillServerCommunication,CertificateTransparencyComponentUpdater"
)
FLAGS = (
    "--no-sandbox",  # tests often run as root in a container
    "--disable-dev-shm-usage",  # /dev/shm has 64 MB in most containers: renderers die when it is full
    "--disable-gpu",
    "--disable-software-rasterizer",
    f"--disable-features={UNWANTED}",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-component-extensions-with-background-pages",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-domain-reliability",
    "--disable-sync",
    "--metrics-recording-only",
    "--mute-audio",
    "--no-default-browser-check",
    "--no-first-run",
)
REPORT_SECONDS = 20.0  # what is left of a test's time to say what happened


def _of_whole_pages[Answer](read: Callable[..., Answer]) -> Callable[..., Answer]:
    @functools.wraps(read)
    def read_whole(locator: Locator, *args: Any, **options: Any) -> Answer:
        locator.page.wait_for_load_state("domcontentloaded")
        return read(locator, *args, **options)

    return read_whole


# A click is over when the next page has begun to arrive. What answers at once, without waiting for an
# element, would then tell of half a page: it reads whole documents only.
for _name in ("all", "count", "is_visible", "all_inner_texts", "all_text_contents"):
    setattr(Locator, _name, _of_whole_pages(getattr(Locator, _name)))


def launch(playwright: Playwright) -> Browser:
    """A Chromium without anything that tests don't need."""
    path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    return playwright.chromium.launch(executable_path=path, args=list(FLAGS))


class Chromium:
    """The browser of this worker. A page that never answers can't hold the tests up."""

    def __init__(self, playwright: Playwright) -> None:
        self._playwright = playwright
        self._browser: Browser | None = None
        self.last_screens: list[str] = []  # what was open when Chromium had to be ended

    @property
    def browser(self) -> Browser:
        """An open browser: another one when the last one has gone."""
        if self._browser is None or not self._browser.is_connected():
            self._browser = launch(self._playwright)
        return self._browser

    def screens(self) -> list[str]:
        """The addresses of all open pages."""
        contexts = self._browser.contexts if self._browser else []
        return [page.url for context in contexts for page in context.pages]

    @contextmanager
    def within(self, seconds: float, what: str) -> Iterator[None]:
        """Chromium is ended when this takes longer: then every waiting call fails at once."""
        late: list[str] = []
        timer = threading.Timer(seconds, self._end_late, (late,))
        timer.daemon = True
        timer.start()
        try:
            yield
        except Error as error:
            if late:
                raise AssertionError(f"{what}: no answer within {seconds:.0f} s from {late}") from error
            raise
        finally:
            timer.cancel()

    def _end_late(self, late: list[str]) -> None:
        late.extend(self.screens() or ["Chromium itself"])
        self.last_screens = late
        self.end()

    def end(self) -> None:
        """No process of this Chromium is left."""
        for child in psutil.Process().children(recursive=True):
            try:
                if "chrom" in child.name():
                    child.kill()
            except psutil.NoSuchProcess:
                continue

    def close(self) -> None:
        """The browser is closed, if it is still there."""
        if self._browser is not None and self._browser.is_connected():
            self._browser.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    """The Chromium of all browser tests of this worker."""
    with sync_playwright() as playwright:
        chromium = Chromium(playwright)
        yield chromium
        with chromium.within(REPORT_SECONDS, "closing Chromium"):
            chromium.close()


@pytest.fixture
def browser(chromium: Chromium, request: pytest.FixtureRequest) -> Iterator[Browser]:
    """An open browser without pages; it is ended before the test's time is over."""
    chromium.last_screens = []
    with chromium.within(max(_limit(request.node) - REPORT_SECONDS, 1), request.node.nodeid):
        opened = chromium.browser
        yield opened
        if opened.is_connected():
            for context in opened.contexts:
                context.close()


def _limit(item: pytest.Item) -> float:
    marker = item.get_closest_marker("timeout")
    return float(marker.args[0] if marker else item.config.getini("timeout"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser test gets a second try, and the report says that it needed one.

    Chromium on a busy machine now and then loses a page or answers no more, through no fault of the house; a
    fault of ours fails twice.
    """
    for item in items:
        if "browser" in item.keywords:
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """A test that failed in the browser names the screens it had open."""
    report = yield
    chromium = getattr(item, "funcargs", {}).get("chromium")
    if isinstance(chromium, Chromium) and call.excinfo is not None and call.excinfo.errisinstance(Error):
        screens = chromium.screens() or chromium.last_screens or ["none: Chromium has gone"]
        report.sections.append(("Open screens", "\n".join(screens)))
    return report
