"""Filling in guided forms the way a person does: by the question's name, a page at a time."""

from playwright.sync_api import Locator, Page


def answer(page: Page, name: str, value: str | bool | list[str]) -> None:
    """Give `value` to the question `name` on the open page."""
    if isinstance(value, list):
        for code in value:
            _tick(page, page.locator(f'main input[name="{name}"][value="{code}"]'))
        return
    field = page.locator(f'main [name="{name}"]').first
    kind = field.evaluate("e => e.tagName === 'INPUT' ? e.type : e.tagName.toLowerCase()")
    if kind == "radio":
        _tick(page, page.locator(f'main input[name="{name}"][value="{value}"]'))
    elif kind == "checkbox":
        if field.is_checked() != bool(value):
            _tick(page, field)
    elif kind == "select":
        field.select_option(str(value))
    elif kind == "file":
        field.set_input_files(str(value))
    else:
        field.fill(str(value))


def _tick(page: Page, control: Locator) -> None:
    """Press the words beside a radio button or a box: they lie over the control as one large target."""
    if not control.is_checked() or control.get_attribute("type") == "checkbox":
        page.locator(f'label[for="{control.get_attribute("id")}"]').click()


def answer_all(page: Page, answers: dict[str, str | bool | list[str]]) -> None:
    """Every answer of one page, in order, so that what depends on an answer is there in time."""
    for name, value in answers.items():
        answer(page, name, value)


def press(page: Page, value: str) -> None:
    """Press the button that goes by this value, as its visible twin."""
    page.locator(f'main button[name="go"][value="{value}"]').last.click()
