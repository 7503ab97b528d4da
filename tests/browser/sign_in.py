"""Signing in with a code from a mail, as everybody does."""

import re

from playwright.sync_api import Page

from .house import DemoHouse, text_of

CODE = re.compile(r"^\s*([A-Z0-9]{3,}(?:-[A-Z0-9]{3,})?)\s*$", re.MULTILINE)


def read_code(house: DemoHouse, address: str) -> str:
    """The code of the newest mail to `address`."""
    message = house.wait_for_mail(address, "")
    found = CODE.search(text_of(message))
    assert found, "no code in the mail"
    return found[1]


def sign_in(page: Page, house: DemoHouse, address: str) -> None:
    """From the sign-in screen to the page that was asked for."""
    known = len(house.mails(address))
    page.locator("input[type=email]").fill(address)
    page.locator("main form button.button").first.click()
    house.wait_for_mail(address, "", after=known)
    page.locator("input[name=code]").fill(read_code(house, address))
    page.locator("main form button.button").first.click()


def sign_up(page: Page, house: DemoHouse, address: str, name: str) -> None:
    """From the sign-in screen through a new account to the page that was asked for."""
    page.locator("main a[href*='/account/signup/']").click()
    page.locator("input[type=email]").fill(address)
    page.locator("input[name=name]").fill(name)
    page.locator("main form button.button").first.click()
    page.locator("input[name=code]").fill(read_code(house, address))
    page.locator("main form button.button").first.click()
