#!/usr/bin/env bash
# Guess: paragraph.text gives what Word shows: text inserted under 'track changes' and filled content
#   controls included.
# Seen: python-docx 1.2.0 reads neither w:ins, w:sdt, w:smartTag nor w:fldSimple; the sentence is cut
#   without a word.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check 'python-docx==1.2.0'
cat >probe.py <<'PY'
import io
import docx
from docx.oxml import parse_xml

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BY = 'w:author="A" w:date="2026-01-01T00:00:00Z"'


def run(text, tag="t"):
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def save(*paragraphs):
    document, file = docx.Document(), io.BytesIO()
    for number, content in enumerate(paragraphs):
        document.element.body.insert(number, parse_xml(f"<w:p {W}>{content}</w:p>"))
    document.save(file)
    return file

file = save(
    f'{run("Der Vorstand ")}<w:ins w:id="1" {BY}>{run("hat drei Mitglieder")}</w:ins>{run(".")}',
    f'{run("Name: ")}<w:sdt><w:sdtContent>{run("Haus e.V.")}</w:sdtContent></w:sdt>',
    f'{run("Stand: ")}<w:fldSimple w:instr=" DATE ">{run("1.1.2026")}</w:fldSimple>',
    f'{run("Sitz: ")}<w:smartTag w:uri="urn:x" w:element="City">{run("Trier")}</w:smartTag>')
print([paragraph.text for paragraph in docx.Document(file).paragraphs])
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
['Der Vorstand .', 'Name: ', 'Stand: ', 'Sitz: ']
SEEN
echo "as seen: python-docx-tracked-insertions"
