"""The check of any statute: how much it finds, when rules apply, and its three doors."""

import json
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from workflows.founding.reading.statute_report import TEXT_RULES, report
from workflows.founding.statute_check import check_statute
from workflows.founding.statute_check.reasons import REASONS
from workflows.founding.statute_check.verdicts import RULES_ON_TEXT
from workflows.upkeep.limits import LIMITS

from .statute_scores import FOLDER, scores, texts

GOOD = FOLDER / "tuned" / "foerderverein.txt"
PLAIN = FOLDER / "tuned" / "werkstatt_nebenan.txt"
IDS = {
    *(f"N-0{n}" for n in (1, 2, 3, 5, 9)),
    *(f"Z-0{n}" for n in (1, 3, 4)),
    *(f"M-0{n}" for n in (1, 2, 3, 5)),
    "B-01",
    "B-02",
    *(f"V-0{n}" for n in (1, 2, 3, 4, 7, 8)),
    *(f"A-0{n}" for n in range(1, 9)),
    "A-10",
    "A-14",
    *(f"G-0{n}" for n in range(1, 9)),
}
TAX = {"Z-03", "Z-04", *(f"G-0{n}" for n in range(1, 9))}


@pytest.mark.parametrize(("part", "recall"), [("tuned", 0.97), ("held_out", 0.9)])
def test_it_finds_what_is_planted_and_leaves_good_statutes_alone(part, recall):
    counted = scores(part)
    told = "\n".join(counted.wrong)
    assert counted.recall >= recall, told
    assert counted.false_alarms <= 0.05, told
    assert counted.unclear_share <= 0.1, told


def test_there_are_enough_statutes_to_tell():
    assert sum(1 for part in ("tuned", "held_out") for _ in texts(part)) >= 40


def test_every_rule_has_its_words():
    assert set(RULES_ON_TEXT) == IDS
    assert set(TEXT_RULES) >= IDS
    for text in [*REASONS.values(), *(TEXT_RULES[rule].message for rule in IDS)]:
        assert set(text) == {"de", "en", "ar", "uk"}
        assert all(text.values())
    assert {key.partition(".")[0] for key in REASONS} <= IDS | {"ok"}


def test_every_reason_that_a_rule_gives_has_words():
    given = {
        f"{rule}.{answer.reason}"
        for part in ("tuned", "held_out")
        for case, text in texts(part)
        for rule, answer in check_statute(text.encode(), case["file"]).answers.items()
        if answer.reason not in ("ok", "missing")
    }
    assert given <= set(REASONS)


def test_tax_rules_run_when_asked_or_when_the_text_claims_it():
    plain = PLAIN.read_bytes()
    assert not set(check_statute(plain).answers) & TAX
    assert set(check_statute(plain, charitable=True).answers) & TAX >= {"G-01", "G-02", "G-05", "Z-04"}
    assert set(check_statute(GOOD.read_bytes()).answers) == IDS


def test_without_register_its_rules_are_left_out_and_soll_is_advice():
    rows = {row.id: row for row in report(check_statute(PLAIN.read_bytes(), registered=False))}
    assert "N-03" not in rows
    assert rows["M-01"].severity == "should"
    assert rows["N-01"].severity == "must"
    registered = {row.id: row for row in report(check_statute(PLAIN.read_bytes()))}
    assert registered["M-01"].severity == "must*"


def test_the_passage_is_the_statute_s_own_text():
    answers = check_statute(GOOD.read_bytes()).answers
    assert "im letzten Quartal" in answers["A-01"].passage
    assert "§ 26 BGB" in answers["V-03"].passage


def test_reasons_follow_the_reader():
    text = GOOD.read_text().replace("ausschließlich und unmittelbar", "ausschließlich", 1)
    checked = check_statute(text.encode())
    assert {row.id: row.reason for row in report(checked, "en")}["G-01"].startswith("The word")
    assert "„unmittelbar“" in {row.id: row.reason for row in report(checked, "ar")}["G-01"]


def test_letters_of_symbol_fonts_do_no_harm():
    text = GOOD.read_text().replace("§ 3", "\ue000 \uf0b7 § 3").replace("Mitglied", "Mit\u00adglied")
    assert check_statute(text.encode()).answers.keys() == check_statute(GOOD.read_bytes()).answers.keys()


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("check_statute", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_prints_the_agreed_json():
    told = json.loads(run(str(GOOD), "--charitable", "--json"))
    assert list(told) == ["rules"]
    assert all(list(rule) == ["id", "verdict", "passage", "reason"] for rule in told["rules"])
    assert {rule["verdict"] for rule in told["rules"]} <= {"ok", "missing", "defect", "unclear"}
    assert {rule["id"] for rule in told["rules"]} == IDS


def test_the_command_prints_lines_and_says_what_is_wrong(tmp_path):
    assert "A-04  ok" in run(str(GOOD), "--legal-form", "none")
    with pytest.raises(CommandError, match="No such file"):
        run(str(tmp_path / "nothing.txt"), "--json")
    short = tmp_path / "short.txt"
    short.write_text("Satzung")
    with pytest.raises(CommandError):
        run(str(short))


@pytest.fixture
def visitor(client, db):
    """Somebody without an account."""
    return client


def upload(text: bytes = b"", name: str = "satzung.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text or GOOD.read_bytes())


def test_the_page_shows_what_is_missing_with_its_reason(visitor):
    text = GOOD.read_text().replace("(2) Der Verein hat seinen Sitz in Idar-Oberstein.\n", "")
    text = text.replace("Der Verein mit Sitz in Idar-Oberstein", "Der Verein")
    answer = visitor.post(reverse("founding:statute_check"), {"text": text, "legal_form": "ev"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "N-02" in page.partition("Das ist da")[0]
    assert "keine Rechtsberatung" in page
    assert answer["Cache-Control"].startswith("max-age=0")


def test_the_page_takes_a_file_and_keeps_nothing(visitor, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        answer = visitor.post(reverse("founding:statute_check"), {"file": upload(), "legal_form": "ev"})
    assert answer.status_code == 200
    assert "nichts gefunden" in answer.content.decode()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"legal_form": "ev"}, "Wählt eine Datei"),
        ({"legal_form": "ev", "text": "Zu kurz."}, "zu kurz"),
        ({"legal_form": "gmbh", "text": "x"}, "Antwort"),
    ],
)
def test_the_page_says_what_to_do(visitor, data, words):
    answer = visitor.post(reverse("founding:statute_check"), data)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_a_file_that_is_no_text_is_refused(visitor):
    data = {"legal_form": "ev", "file": upload(b"\xd0\xcf\x11\xe0", "satzung.doc")}
    answer = visitor.post(reverse("founding:statute_check"), data)
    assert answer.status_code == 422
    assert "DOCX, ODT, PDF" in answer.content.decode()


def test_both_doors_close_after_too_many_checks(visitor, monkeypatch):
    monkeypatch.setitem(LIMITS, "statute_check_from", ((2, 3600),))
    page, api = reverse("founding:statute_check"), reverse("wagtailapi_v3:founding_statute_check")
    assert visitor.post(page, {"file": upload(), "legal_form": "ev"}).status_code == 200
    assert visitor.post(api, {"file": upload()}).status_code == 200
    assert visitor.post(page, {"file": upload(), "legal_form": "ev"}).status_code == 429
    refused = visitor.post(api, {"file": upload()})
    assert refused.status_code == 429
    assert refused.json()["code"] == "too_many"
    assert int(refused["Retry-After"]) > 0


def test_the_api_answers_as_the_command_does(visitor):
    api = reverse("wagtailapi_v3:founding_statute_check")
    answer = visitor.post(f"{api}?language=de", {"file": upload(), "charitable": "true"})
    assert answer.status_code == 200
    assert answer.json() == json.loads(run(str(GOOD), "--charitable", "--json"))
    refused = visitor.post(api, {"file": upload(b"%PDF-kaputt", "x.pdf")})
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["path"] == "file"
