"""IBM's Equal Access engine: it looks at other things than axe does, and in other ways.

Its look takes longer than all of axe, so that it sees one screen of each kind: public pages of every build,
each kind of question, tables, lists, the desk, the account. What it is sure of counts; what it asks a person
to confirm (colours, focus, headings) doesn't.
"""

from functools import cache

from django.conf import settings
from playwright.sync_api import Page

ENGINE = settings.ROOT / "tests/outside/node_modules/accessibility-checker-engine/ace-window.js"
VIEWS = frozenset(
    {
        "account_login",
        "desk:case",
        "desk:cases",
        "desk:retention",
        "forms:check",
        "forms:page:assets",
        "forms:page:attachments",
        "forms:page:dates",
        "forms:page:declarations",
        "forms:page:founders",
        "forms:page:goals",
        "forms:page:money",
        "forms:sheet",
        "founding:duties",
        "founding:orientation",
        "founding:review",
        "founding:statute_check",
        "grants:application",
        "grants:calls",
        "grants:step",
        "mfa_add_webauthn",
        "page:foerderung:2",
        "page:home:0",
        "page:projekte:1",
        "people:organisation",
        "people:profile_edit",
        "public:search",
    }
)
# What it calls a fault and we don't: the rule, what stands in its sentence, and why.
LEFT_OFF = (
    ("aria_form_label_unique", "<form", "a form without a name is no landmark"),
    ("aria_landmark_name_unique", "<form", "the same"),
    ("aria_content_in_landmark", 'class="skip-link"', "the way past the landmarks stands before them"),
    ("element_tabbable_role_valid", 'tabindex="0"', "what scrolls must be reached by keyboard (WCAG 2.1.1)"),
)
LOOK = """async () => {
  for (const hidden of document.querySelectorAll("details")) hidden.open = true;
  const report = await new ace.Checker().check(document, ["WCAG_2_2"]);
  return report.results.filter((each) => each.value[1] === "FAIL")
    .map((each) => [each.ruleId, `${each.message} (${each.snippet.slice(0, 400)})`]);
}"""


def known_as(view: str) -> str:
    """The kind of screen as `VIEWS` names it: a step is a step, whatever it asks for."""
    return view if view in VIEWS else ":".join(view.split(":")[:2])


@cache
def _engine() -> str:
    return ENGINE.read_text(encoding="utf-8")


def faults(page: Page) -> list[str]:
    """What the engine is sure of on the page as it is; everything that can be opened is open afterwards."""
    page.evaluate(_engine())
    known = lambda rule, said: any(rule == name and part in said for name, part, _why in LEFT_OFF)  # noqa: E731
    return [f"{rule}: {said}" for rule, said in page.evaluate(LOOK) if not known(rule, said)]
