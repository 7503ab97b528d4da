"""Cases as files: tables without formulas, packages with a folder a case, for their readers alone."""

import csv
import io
import subprocess
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pypdf
import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from tests.desk.factories import SampleFactory, many
from tests.desk.lists import officer, signed_in
from tests.documents.factories import stored
from tests.engine.factories import started
from tests.people.factories import MembershipFactory, OrganisationFactory, UserFactory
from workflows.desk.actions import labels, messages
from workflows.desk.actions.packages import MOST_CASES, ask_for_package
from workflows.desk.models import Package, PackageState
from workflows.desk.packing import making
from workflows.desk.packing.names import Names, folder_of
from workflows.desk.reading import tables
from workflows.documents.models import Document
from workflows.engine.models import Case, Trouble
from workflows.people.models import Organisation
from workflows.people.verdicts import Invalid

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
EVIL = '=HYPERLINK("http://example.org")'


def content(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


class TestTables:
    def test_the_list_as_filtered_with_its_columns(self) -> None:
        SampleFactory(stage="check", title=EVIL, organisation=OrganisationFactory(name="+Plus e.V."))
        SampleFactory(stage="approved", title="Other")
        client = signed_in(officer())
        query = {"kind": "sample", "stage": "check", "columns": "organisation,waiting"}
        book = load_workbook(io.BytesIO(content(client.get("/desk/cases/table.xlsx", query))))
        rows = list(book.active.iter_rows())
        assert len(rows) == 2
        _number, title, _process, organisation, since = rows[1][:5]
        assert (title.value, title.data_type, organisation.value) == (EVIL, "s", "+Plus e.V.")
        assert since.is_date
        answer = client.get("/desk/cases/table.csv", query)
        assert answer["Cache-Control"] == "private, no-store"
        (_head, row) = csv.reader(io.StringIO(content(answer).decode("utf-8-sig")), delimiter=";")
        assert row[1:2] + row[3:4] == ["'" + EVIL, "'+Plus e.V."]
        assert row[4] == timezone.localdate().isoformat()

    def test_only_what_was_marked_and_only_what_is_seen(self) -> None:
        first, second = many(2)
        client = signed_in(officer())
        table = content(client.get("/desk/cases/table.csv", {"case": [str(first.pk), "nonsense"]})).decode()
        assert first.number in table
        assert second.number not in table
        assert client.get("/desk/cases/table.exe").status_code == 404
        reviewer = signed_in(UserFactory(roles=["reviewer"]))
        assert first.number not in content(reviewer.get("/desk/cases/table.csv")).decode()

    def test_labels_are_for_the_office(self) -> None:
        case = started()
        label = labels.create_label(actor=UserFactory(roles=["admin"]), name="Presse", tone="info")
        labels.add_label(case=case, actor=officer(), label=label.pk)
        assert "Presse" in content(signed_in(officer()).get("/api/desk/tables/csv")).decode()
        reviewer = signed_in(UserFactory(roles=["reviewer"]))
        assert "Presse" not in content(reviewer.get("/api/desk/tables/csv")).decode()

    def test_too_many_are_refused_in_words(self, monkeypatch: pytest.MonkeyPatch) -> None:
        many(4)
        monkeypatch.setattr(tables, "MOST_ROWS", 3)
        client = signed_in(officer())
        assert client.get("/desk/cases/table.csv?sort=oldest").url == "/desk/cases/?sort=oldest"
        assert client.get("/api/desk/tables/csv").status_code == 422

    def test_as_many_queries_for_a_hundred_as_for_one(self) -> None:
        client = signed_in(officer())

        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                client.get("/desk/cases/table.csv")
            return len(captured)

        many(1)
        queries()
        few = queries()
        many(60)
        assert queries() == few <= 12


class TestNames:
    def test_folders_have_no_tricks_and_each_its_own(self) -> None:
        case = Case(number="S-2026-000001", title="../../Fest: \u202efdp.exe / Café")
        assert folder_of(case) == "S-2026-000001 Fest fdp.exe Café".replace("Fest fdp.exe ", "")
        names = Names()
        assert [names.take(each) for each in ("a.pdf", "A.pdf", "a.pdf", "CON.txt", ".env")] == [
            "a.pdf", "A (2).pdf", "a (3).pdf", "_CON.txt", ".env",
        ]  # fmt: skip


class TestPackages:
    def packed(self, me: Any, *cases: Any) -> Package:
        package = ask_for_package(actor=me, cases=[case.pk for case in cases])
        assert making.tick() == 1
        package.refresh_from_db()
        return package

    def test_a_folder_a_case_with_its_pdf_and_documents(self, tmp_path: Path) -> None:
        case, other = started(title="Fest: für alle"), started(title="Fest: für alle")
        messages.write_message(case=case, actor=case.applicant, text="Nachrichtenwort")
        messages.write_note(case=case, actor=officer(), text="Notizwort")
        first, second = stored(case.applicant, case=case), stored(case.applicant, case=case)
        client = signed_in(me := officer())
        package = self.packed(me, case, other)
        answer = client.get(f"/desk/packages/{package.pk}/file/")
        assert answer["Content-Type"] == "application/zip"
        file = tmp_path / "package.zip"
        file.write_bytes(content(answer))
        with zipfile.ZipFile(file) as archive:
            assert archive.testzip() is None
            names = archive.namelist()
            folder = f"{case.number} Fest für alle"
            mine = [name for name in names if name.startswith(folder + "/")]
            assert len(names) == len(set(map(str.casefold, names))) == 4
            assert mine[0] == f"{folder}/{folder}.pdf"
            with first.file.open("rb") as uploaded:
                assert archive.read(mine[1]) == uploaded.read()
            text = " ".join(page.extract_text() for page in pypdf.PdfReader(archive.open(mine[0])).pages)
        assert "Nachrichtenwort" in text
        assert "Notizwort" in text
        assert second.name in text
        listed = subprocess.run(
            ["python3", "-m", "zipfile", "-t", str(file)], check=True, capture_output=True
        )
        assert b"Done" in listed.stdout
        assert case.history.filter(verb="case.packed", audience="staff", actor=me).exists()

    def test_only_what_its_reader_may_read(self) -> None:
        case = started()
        messages.write_note(case=case, actor=officer(), text="Notizwort")
        auditor, applicant = UserFactory(roles=["auditor"]), case.applicant
        applicant.role_grants.create(role="reviewer")  # works here, and is the applicant in this case
        for known, may in ((auditor, True), (applicant, False)):
            person = type(known).objects.get(pk=known.pk)
            package = self.packed(person, case)
            with zipfile.ZipFile(package.document.file.open("rb")) as archive:
                pdf = pypdf.PdfReader(archive.open(archive.namelist()[0]))
                text = " ".join(page.extract_text() for page in pdf.pages)
            assert ("Notizwort" in text) == may

    def test_nobody_else_fetches_it_and_not_for_long(self, django_capture_on_commit_callbacks: Any) -> None:
        case, me = started(), officer()
        package = self.packed(me, case)
        where = f"/desk/packages/{package.pk}/"
        document = package.document
        assert signed_in(officer()).get(where).status_code == 404
        assert signed_in(me).get(f"/documents/{document.pk}/").status_code == 404
        assert signed_in(me).get(where).status_code == 200
        path, storage = document.file.name, document.file.storage
        with time_machine.travel(timezone.now() + timedelta(hours=25), tick=False):
            assert signed_in(me).get(where + "file/").status_code == 404
            with django_capture_on_commit_callbacks(execute=True):
                making.tick()
        assert not Package.objects.exists()
        assert not Document.objects.filter(pk=document.pk).exists()
        assert not storage.exists(path)

    def test_who_may_not_see_a_case_any_more_gets_no_file(self) -> None:
        case, me = started(), officer()
        package = self.packed(me, case)
        MembershipFactory(organisation=case.organisation, user=me)
        Case.objects.filter(pk=case.pk).update(kind="gone")
        assert signed_in(me).get(f"/desk/packages/{package.pk}/file/").status_code == 403
        assert Organisation.objects.exists()

    def test_while_it_is_made_and_when_it_fails(self, monkeypatch: pytest.MonkeyPatch) -> None:
        case, me = started(), officer()
        client = signed_in(me)
        asked = client.post("/desk/batches/", {"case": [case.pk], "deed": "zip", "query": ""})
        package = Package.objects.get()
        assert asked.url == f"/desk/packages/{package.pk}/"
        waiting = client.get(f"/api/desk/packages/{package.pk}/file")
        assert (waiting.status_code, waiting["Retry-After"]) == (409, "3")

        def broken(*args: object) -> int:
            raise OSError("full")

        monkeypatch.setattr(making, "write_zip", broken)
        now = timezone.now()
        for minutes in range(3):
            with time_machine.travel(now + timedelta(minutes=2 * minutes), tick=False):
                assert making.tick() == 0
        package.refresh_from_db()
        assert package.state == PackageState.FAILED
        assert "OSError" in Trouble.objects.get().reason
        assert client.get(f"/desk/packages/{package.pk}/").status_code == 200

    def test_a_killed_workers_package_comes_back_and_two_workers_make_one(self) -> None:
        package = ask_for_package(actor=officer(), cases=[started().pk])
        assert making._claim() == package
        assert making._claim() is None
        with time_machine.travel(timezone.now() + making.LEASE + timedelta(seconds=1), tick=False):
            assert making.tick() == 1

    def test_a_file_whose_worker_was_killed_before_handing_it_over_is_gone_too(self) -> None:
        package = self.packed(officer(), started())
        Package.objects.filter(pk=package.pk).delete()
        assert Document.objects.filter(kind="package").exists()
        with time_machine.travel(timezone.now() + timedelta(hours=25), tick=False):
            making.tick()
        assert not Document.objects.filter(kind="package").exists()

    def test_limits(self) -> None:
        me, case = officer(), started()
        with pytest.raises(Invalid):
            ask_for_package(actor=me, cases=[])
        with pytest.raises(Invalid):
            ask_for_package(actor=UserFactory(roles=["reviewer"]), cases=[case.pk])
        assert MOST_CASES == 500
        made = signed_in(me).post(
            "/api/desk/packages", {"cases": [str(case.pk)]}, content_type="application/json"
        )
        assert (made.status_code, made.json()["state"], made.json()["cases"]) == (202, "asked", 1)
