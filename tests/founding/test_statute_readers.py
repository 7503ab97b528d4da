"""Reading a statute out of any file: what is shown, nothing that is deleted, hidden or doubled."""

import pytest
import typst

from workflows.founding.statute_check.reading import Unreadable, read_lines

from . import office_files as office


def said(content: bytes, name: str = "satzung.txt") -> list[str]:
    """The lines that hold text."""
    return [line.text for line in read_lines(content, name) if line.text]


def test_word_numbers_are_written_out():
    numbering = (
        f'<w:abstractNum w:abstractNumId="1">{office.level(0, "decimal", "§ %1")}'
        f"{office.level(1, 'decimal', '(%2)')}{office.level(2, 'lowerLetter', '%3)')}</w:abstractNum>"
        '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
    )
    body = "".join(
        (
            office.p("Name", office.numbered(7)),
            office.p("Der Verein heißt Brücke.", office.numbered(7, 1)),
            office.p("Der Sitz ist Trier.", office.numbered(7, 1)),
            office.p("erstens", office.numbered(7, 2)),
            office.p("Zweck", office.numbered(7)),
            office.p("Bildung.", office.numbered(7, 1)),
        )
    )
    assert said(office.docx(body, numbering=numbering)) == [
        "§ 1 Name",
        "(1) Der Verein heißt Brücke.",
        "(2) Der Sitz ist Trier.",
        "a) erstens",
        "§ 2 Zweck",
        "(1) Bildung.",
    ]


def test_word_numbers_come_from_styles_too():
    roman = office.level(0, "upperRoman", "%1.", style="Klausel")
    numbering = (
        f'<w:abstractNum w:abstractNumId="3">{roman}</w:abstractNum>'
        '<w:num w:numId="4"><w:abstractNumId w:val="3"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num>'
    )
    styles = (
        '<w:style w:type="paragraph" w:styleId="Klausel"><w:name w:val="heading 2"/><w:pPr><w:numPr>'
        '<w:numId w:val="4"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Unter"><w:name w:val="Unter"/>'
        '<w:basedOn w:val="Klausel"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Ohne"><w:name w:val="Ohne"/>'
        '<w:basedOn w:val="Klausel"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    )
    body = "".join(
        office.p(text, f'<w:pStyle w:val="{style}"/>')
        for text, style in (("Vorstand", "Klausel"), ("Beiträge", "Unter"), ("Ende", "Ohne"))
    )
    lines = read_lines(office.docx(body, styles=styles, numbering=numbering), "x.docx")
    assert [line.text for line in lines] == ["III. Vorstand", "IV. Beiträge", "Ende"]
    assert lines[0].is_heading


def test_word_changes_are_taken_as_accepted():
    deleted = '<w:del w:id="1"><w:r><w:delText>alt</w:delText><w:t>alt</w:t></w:r></w:del>'
    away = f'<w:moveFrom w:id="2">{office.r("weg ")}</w:moveFrom>'
    moved = f'{away}<w:moveTo w:id="3">{office.r("hin ")}</w:moveTo>'
    inserted = f'<w:ins w:id="4">{office.r("neu ")}</w:ins>'
    wrapped = f"<w:smartTag>{office.r('klug ')}</w:smartTag><w:hyperlink>{office.r('Seite ')}</w:hyperlink>"
    field = f"<w:r><w:instrText>PAGE</w:instrText></w:r><w:fldSimple>{office.r('7')}</w:fldSimple>"
    hidden = office.r("unsichtbar", "<w:vanish/>")
    body = f"<w:p>{deleted}{moved}{inserted}{wrapped}{field}{hidden}</w:p>"
    assert said(office.docx(body), "x.docx") == ["hin neu klug Seite 7"]


def test_word_paragraph_with_a_deleted_mark_goes_on_in_the_next():
    gone = '<w:rPr><w:del w:id="1"/></w:rPr>'
    body = office.p("Der Verein hat ", gone) + office.p("seinen Sitz in Trier.")
    assert said(office.docx(body), "x.docx") == ["Der Verein hat seinen Sitz in Trier."]


def test_word_text_boxes_are_read_once():
    box = f"<w:txbxContent>{office.p('Im Kasten')}</w:txbxContent>"
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert said(office.docx(f"<w:p>{both}{office.r('Davor')}</w:p>"), "x.docx") == ["Davor", "Im Kasten"]


def test_deleted_passages_and_comments_of_an_odt_are_no_part_of_it():
    deleted = "<text:deletion><text:p>Gelöscht.</text:p></text:deletion>"
    region = f"<text:changed-region>{deleted}</text:changed-region>"
    before = f"<text:tracked-changes>{region}</text:tracked-changes>"
    body = (
        "<text:p>Der Verein<office:annotation><text:p>Bitte prüfen</text:p></office:annotation>"
        " heißt<text:s/>Brücke.<text:line-break/>Er ist gut.</text:p>"
    )
    assert said(office.odt(body, before=before), "x.odt") == ["Der Verein heißt Brücke.", "Er ist gut."]


def test_odt_numbers_are_written_out():
    styles = (
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-prefix="§ " '
        'style:num-format="1"/><text:list-level-style-number text:level="2" style:num-prefix="(" '
        'style:num-suffix=")" style:num-format="1"/></text:list-style>'
    )
    inner = (
        "<text:list><text:list-item><text:p>Eins.</text:p></text:list-item>"
        "<text:list-item><text:p>Zwei.</text:p></text:list-item></text:list>"
    )
    body = (
        f'<text:list text:style-name="L1"><text:list-item><text:h text:outline-level="1">Name</text:h>{inner}'
        "</text:list-item></text:list><text:p>Dazwischen.</text:p>"
        '<text:list text:style-name="L1" text:continue-numbering="true"><text:list-item>'
        "<text:p>Zweck</text:p></text:list-item></text:list>"
    )
    lines = said(office.odt(body, styles=styles), "x.odt")
    assert lines == ["§ 1 Name", "(1) Eins.", "(2) Zwei.", "Dazwischen.", "§ 2 Zweck"]


def test_a_web_page_is_read_without_its_menu():
    page = (
        "<html><body><nav><li>Vorstand</li></nav><main><h2>§ 1 Name</h2><ol start='3'><li>Drei<ol type='a'>"
        "<li>klein</li></ol></li><li value='9'>Neun<br>weiter</li></ol><p>Das <del>alte</del>Wort &amp; "
        "<b>mehr</b></p></main><footer>Impressum</footer></body></html>"
    )
    assert said(page.encode(), "x.html") == [
        "§ 1 Name", "3. Drei", "a) klein", "9. Neun", "weiter", "Das Wort & mehr",
    ]  # fmt: skip


def test_markdown_is_read_as_it_looks():
    text = "---\ntitle: x\n---\n# Satzung\n\n## § 1 Name\n(1) Der **Verein** heißt\nBrücke.\n"
    text += "\n1. eins\n1. zwei\n"
    lines = read_lines(text.encode(), "satzung.md")
    assert [line.text for line in lines] == [
        "Satzung", "§ 1 Name", "(1) Der Verein heißt", "Brücke.", "1. eins", "2. zwei", "",
    ]  # fmt: skip
    assert [line.is_heading for line in lines[:3]] == [True, True, False]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac_roman", "cp850"]
)
def test_german_letters_survive_every_encoding(encoding):
    text = "Der Verein führt den Namen Brücke. Größe, Äpfel, Öl: Das Geschäftsjahr ist das Kalenderjahr."
    assert said(text.encode(encoding)) == [text]


def test_text_that_was_saved_wrongly_twice_is_repaired():
    broken = "Das Geschäftsjahr für Übungen".encode().decode("cp1252").encode()
    assert said(broken) == ["Das Geschäftsjahr für Übungen"]


def pdf(source: str) -> bytes:
    return typst.compile(source.encode(), format="pdf")


def test_a_pdf_loses_headers_page_numbers_and_broken_words():
    source = (
        '#set page(width: 10cm, height: 8cm, header: [Satzung Brücke e.V.], numbering: "1 / 1")\n'
        '#set text(lang: "de", hyphenate: true)\n#set par(justify: true)\n'
        + "Die Mitgliederversammlungsbeschlüsse über Vermögensangelegenheiten werden protokolliert.\n\n"
        * 6
    )
    lines = said(pdf(source), "x.pdf")
    whole = " ".join(lines)
    assert "Satzung Brücke" not in whole
    assert "/" not in whole
    assert whole.count("Mitgliederversammlungsbeschlüsse über Vermögensangelegenheiten") == 6


def test_columns_of_a_pdf_are_read_one_after_the_other():
    left = " ".join(f"links{n} steht vorn." for n in range(1, 13))
    right = " ".join(f"rechts{n} steht hinten." for n in range(1, 13))
    rows = "".join(f"[{a}.],[{b}.]," for a, b in zip(left.split(". "), right.split(". "), strict=True))
    whole = " ".join(said(pdf(f"#set page(width: 16cm)\n#grid(columns: 2, gutter: 1cm, {rows})"), "x.pdf"))
    assert whole.index("links12") < whole.index("rechts1 ")


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"PK\x03\x04nothing", "x.docx", "broken"),
        (office.packed({"mimetype": "text/plain"}), "x.docx", "kind"),
        (b"%PDF-1.7 broken", "x.pdf", "broken"),
        (b"\xd0\xcf\x11\xe0old word", "x.doc", "kind"),
        (b"{\\rtf1 Satzung}", "x.rtf", "kind"),
        (b"GIF89a", "x.gif", "kind"),
        (b"   \n ", "x.txt", "no_text"),
        (b"x" * (5 * 1024 * 1024 + 1), "x.txt", "too_big"),
        (b"wort " * 100_000, "x.txt", "too_long"),
        (pdf("#rect(width: 2cm)"), "x.pdf", "no_text"),
        (pdf(f"{'Satzung ' * 60} #pagebreak() #rect() #pagebreak() #rect()"), "x.pdf", "no_text"),
    ],
)
def test_what_cannot_be_read_says_why(content, name, code):
    with pytest.raises(Unreadable) as refusal:
        read_lines(content, name)
    assert refusal.value.code == code


def test_entities_of_a_word_file_are_not_followed():
    document = (
        '<!DOCTYPE w [<!ENTITY a "geheim">]>'
        f"<w:document {office.W}><w:body>{office.p('Satzung &a;')}</w:body></w:document>"
    )
    content = office.packed({"word/document.xml": document})
    assert said(content, "x.docx") == ["Satzung"]
