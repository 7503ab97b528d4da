"""The wording of a call's letters: written on screens or by programs, seen before anybody gets one, kept."""

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from tests.grants import factories as make
from tests.harness.letters import documents_made
from tests.people.factories import UserFactory
from workflows.documents.models import Document, LetterOrder
from workflows.grants import actions, letters
from workflows.grants.letters.wording import shipped, words
from workflows.grants.models import Call
from workflows.grants.rules.letter_words import OPEN
from workflows.people.models import Role
from workflows.people.verdicts import AlreadyDone, Invalid, NotAllowed

pytestmark = pytest.mark.django_db
OWN = {"award.opening": {"de": "Wie schön: {title} bekommt {amount}.\nWir freuen uns mit {group}."}}


def read(content):
    """The words of a PDF."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def said(letter):
    return read(letter.printed())


def approved(people, words_of_call, **rest):
    call = make.open_call(people, slug="eigene-worte", letter_words=words_of_call)
    return make.approve(make.to_decision(call, people, **rest), people, "812.50").decisions.get()


def word(call, actor, texts, language="de", letter="award", **rest):
    return actions.word_letter(call=call, actor=actor, letter=letter, language=language, texts=texts, **rest)


class TestWhatTheLetterSays:
    """The words of the call where it has some, those of the house everywhere else."""

    def test_as_the_house_came(self, call, people):
        decision = make.approve(make.to_decision(call, people), people, "812.50").decisions.get()
        text = said(letters.award(decision))
        assert "Mit diesem Brief bieten wir euch einen Fördervertrag an" in text
        assert "Bewahrt alle Belege" in text
        assert "{" not in text

    def test_own_words_are_filled_in(self, people):
        decision = approved(people, OWN)
        text = said(letters.award(decision))
        group = decision.application.organisation.name
        assert f"Wie schön: {decision.application.title} bekommt 812,50 €." in text
        assert f"Wir freuen uns mit {group}." in text
        assert "Bewahrt alle Belege" in text  # the part that nobody worded

    def test_lines_become_the_numbered_terms(self, people):
        terms = {"award.terms": {"de": "{use}\nNur in {title}.\n\n{signing}\n{report_days} Tage."}}
        decision = approved(people, terms)
        rows = letters.award(decision).data["sections"][-1]["items"]
        assert len(rows) == 4
        assert rows[1] == f"Nur in {decision.application.title}."
        assert rows[3] == f"{decision.application.call.report_days} Tage."
        assert "21 Tagen" in rows[2]

    def test_the_binding_words_stand_where_nobody_translated_them(self, people):
        decision = approved(people, {"award.opening": {"de": "Nur {amount}.", "uk": "Лише {amount}."}})
        assert letters.award(decision, "uk").data["opening"] == ["Лише 812,50\xa0€."]
        assert letters.award(decision, "en").data["opening"] == ["Nur 812.50\xa0€."]
        closing = letters.award(decision, "en").data["closing"]
        assert closing[0].startswith("We look forward")

    def test_a_no_has_words_of_its_own(self, people):
        own = {
            "rejection.opening": {"de": "Leider nein zu {title}."},
            "rejection.advice": {"de": "Ruft an."},
            "formal_rejection.opening": {"de": "Es fehlt etwas, {group}."},
        }
        call = make.open_call(people, slug="absagen", letter_words=own)
        case = make.to_decision(call, people)
        given = {"outcome": "reject", "reasons": "Intern.", "feedback": "Zu teuer."}
        decision = actions.decide(step=make.step(case, "decide"), actor=people.decider, **given)
        text = said(letters.rejection(decision))
        for words_of_letter in (f"Leider nein zu {case.title}.", "Ruft an.", "Zu teuer."):
            assert words_of_letter in text
        assert "14 Tagen" not in text

    def test_what_was_asked_for_is_never_reworded(self, people):
        decision = approved(people, OWN)
        Call.objects.filter(pk=decision.application.call_id).update(letter_words={})
        documents_made()
        letter = Document.objects.get(case=decision.application_id, kind="letter", language="de")
        assert "Wie schön" in read(letter.file.read())
        assert LetterOrder.objects.get(pk=letter.pk).inputs == ""


class TestWriting:
    """In a draft, by its managers; what is wrong is named with its place."""

    def test_text_of_the_house_is_not_kept(self, draft, people):
        saved = word(draft, people.manager, {"closing": "  Bis bald!  \r\n", "opening": ""})
        assert saved.letter_words == {"award.closing": {"de": "Bis bald!"}}
        again = word(saved, people.manager, {"closing": shipped("award.closing", "de")})
        assert again.letter_words == {}
        assert again.version == draft.version + 2

    def test_house_words_beside_own_german_ones_are_kept(self, draft, people):
        word(draft, people.manager, {"closing": "Bis bald!"})
        english = shipped("award.closing", "en")
        saved = word(draft, people.manager, {"closing": english}, "en")
        assert words(saved, "award.closing", "en") == english
        back = word(draft, people.manager, {"closing": ""}, "en")
        assert words(back, "award.closing", "en") == "Bis bald!"

    @pytest.mark.parametrize(
        ("given", "place", "named"),
        [
            ({"award.opening": {"de": "{summe} und {title}"}}, "letter_words.award.opening.de", "{summe}"),
            ({"rejection.opening": {"uk": "{amount}"}}, "letter_words.rejection.opening.uk", "{amount}"),
            ({"award.opening": {"de": "{use}"}}, "letter_words.award.opening.de", "{title}"),
            ({"award.opening": {"fr": "Oui"}}, "letter_words.award.opening.fr", "fr"),
            ({"award.opening": {"de": "x" * 6001}}, "letter_words.award.opening.de", "6000"),
            ({"award.opening": {"de": "a\u202eb"}}, "letter_words.award.opening.de", ""),
            ({"award.colour": {"de": "Rot"}}, "letter_words.award.colour", "award.terms"),
            ({"award.opening": "Hallo"}, "letter_words.award.opening", ""),
        ],
    )
    def test_what_is_wrong_is_named_with_its_place(self, draft, people, given, place, named):
        with pytest.raises(Invalid) as caught:
            actions.change_call(call=draft, actor=people.manager, letter_words=given)
        assert named in caught.value.errors[place]
        draft.refresh_from_db()
        assert draft.letter_words == {}

    def test_only_drafts_and_only_their_managers(self, draft, call, people):
        with pytest.raises(NotAllowed):
            word(draft, people.decider, {"closing": "Bis bald!"})
        with pytest.raises(NotAllowed):
            word(call, people.manager, {"closing": "Bis bald!"})

    def test_of_two_at_once_one_wins(self, draft, people):
        word(draft, people.manager, {"closing": "Erste."}, version=draft.version)
        with pytest.raises(AlreadyDone):
            word(draft, people.second, {"closing": "Zweite."}, version=draft.version)
        draft.refresh_from_db()
        assert draft.letter_words == {"award.closing": {"de": "Erste."}}

    def test_the_second_person_publishes_what_they_have_seen(self, draft, people):
        before = actions.seal_of(draft)
        changed = word(draft, people.manager, {"closing": "Bis bald!"})
        assert actions.seal_of(changed) != before
        assert changed.changes.last().fields["letter_words"][1] == {"award.closing": {"de": "Bis bald!"}}

    def test_every_part_has_words_in_every_language(self):
        for name, known in OPEN.items():
            for language in ("de", "en", "ar", "uk"):
                text = shipped(name, language)
                assert text
                assert "%(" not in text
                assert all(f"{{{place}}}" in text for place in known if f"{{{place}}}" in shipped(name, "de"))


class TestScreens:
    """Letters by language; a preview; back to the words of the house."""

    def test_written_looked_at_and_taken_back(self, draft, people, client):
        client.force_login(people.manager)
        address = reverse("grants:call_letter", args=[draft.slug, "award", "de"])
        assert "Bewahrt alle Belege" in client.get(address).content.decode()
        given = {"opening": "Ihr bekommt {amount}.", "terms": "{use}\n{signing}", "closing": "Bis bald!"}
        assert client.post(address, given | {"version": draft.version}).status_code == 302
        draft.refresh_from_db()
        assert draft.letter_words["award.terms"] == {"de": "{use}\n{signing}"}
        listed = client.get(reverse("grants:call_letters", args=[draft.slug])).content.decode()
        assert listed.count("Text dieser Ausschreibung") == 1
        page = client.get(reverse("grants:call", args=[draft.slug])).content.decode()
        assert "Ihr bekommt {amount}." in page
        assert client.post(address, {"do": "reset", "version": draft.version}).status_code == 302
        draft.refresh_from_db()
        assert draft.letter_words == {}

    def test_a_wrong_place_stands_beside_its_field(self, draft, people, client):
        client.force_login(people.manager)
        address = reverse("grants:call_letter", args=[draft.slug, "rejection", "uk"])
        answer = client.post(address, {"opening": "Ні, {summe}", "advice": "Так", "version": draft.version})
        assert answer.status_code == 422
        assert "{summe}" in answer.context["form"].errors["opening"][0]
        assert "Ні, {summe}" in answer.content.decode()

    def test_an_older_page_does_not_overwrite(self, draft, people, client):
        client.force_login(people.manager)
        address = reverse("grants:call_letter", args=[draft.slug, "award", "de"])
        word(draft, people.manager, {"closing": "Erste."})
        answer = client.post(address, {"closing": "Zweite.", "version": draft.version})
        assert answer.status_code == 409
        assert "Zweite." in answer.content.decode()

    def test_unknown_letters_and_languages_are_nowhere(self, draft, people, client):
        client.force_login(people.manager)
        for letter, language in (("minutes", "de"), ("award", "fr")):
            for name in ("grants:call_letter", "grants:call_letter_preview"):
                assert client.get(reverse(name, args=[draft.slug, letter, language])).status_code == 404


class TestPreview:
    """Nobody has received it, and it says so; real cases only for those who read them."""

    def preview(self, client, call, letter="award", language="de", case=None):
        address = reverse("grants:call_letter_preview", args=[call.slug, letter, language])
        return client.get(address, {"case": str(case.pk)} if case else {})

    @pytest.mark.parametrize("letter", ["award", "rejection", "formal_rejection", "idea_rejection"])
    @pytest.mark.parametrize("language", ["de", "ar"])
    def test_with_an_invented_project(self, draft, people, client, letter, language):
        client.force_login(people.manager)
        answer = self.preview(client, draft, letter, language)
        assert answer["Content-Type"] == "application/pdf"
        assert "no-store" in answer["Cache-Control"]
        reader = PdfReader(io.BytesIO(answer.content))
        assert "/StructTreeRoot" in reader.trailer["/Root"]
        if language == "de":
            text = read(answer.content)
            assert "Das ist eine Vorschau" in text
            assert all("Vorschau" in page.extract_text() for page in reader.pages)
            assert "Musterstadt" in text

    def test_with_a_real_case(self, call, people, client):
        case = make.approve(make.to_decision(call, people), people, "812.50", conditions="Logo zeigen")
        before = Document.objects.count()
        client.force_login(people.decider)
        text = read(self.preview(client, call, case=case).content)
        for words_of_case in (case.number, case.organisation.name, "812,50", "Logo zeigen", "Vorschau"):
            assert words_of_case in text
        assert Document.objects.count() == before

    def test_a_draft_is_seen_with_a_case_of_another_call(self, draft, call, people, client):
        case = make.to_decision(call, people)
        word(draft, people.manager, {"opening": "Neue Worte für {group}."})
        people.manager.role_grants.create(role=Role.AUDITOR)
        client.force_login(people.manager)
        page = client.get(reverse("grants:call_letters", args=[draft.slug]), {"case": str(case.pk)})
        assert f"?case={case.pk}" in page.content.decode()
        text = read(self.preview(client, draft, case=case).content)
        assert f"Neue Worte für {case.organisation.name}." in text

    def test_only_those_who_read_the_case(self, call, people, client):
        case = make.to_decision(call, people)
        unsent = make.draft(call, people)
        client.force_login(people.manager)  # writes calls and reads no applications
        listed = client.get(reverse("grants:call_letters", args=[call.slug])).content.decode()
        assert case.number not in listed
        assert self.preview(client, call, case=case).status_code == 404
        own = UserFactory(roles=[Role.DECISION_MAKER])
        make.MembershipFactory(organisation=case.organisation, user=own)
        client.force_login(own)
        assert self.preview(client, call, case=case).status_code == 404
        client.force_login(people.decider)
        assert self.preview(client, call, case=unsent).status_code == 404
        address = reverse("grants:call_letter_preview", args=[call.slug, "award", "de"])
        assert client.get(address, {"case": "x"}).status_code == 404

    def test_no_letter_leaves_without_the_mark_and_none_with_it(self, call, people):
        decision = make.approve(make.to_decision(call, people), people, "812.50").decisions.get()
        assert "Vorschau" not in said(letters.award(decision))
