#!/usr/bin/env bash
# Guess: A paragraph moved under 'track changes' is read once, at its new place, as deleted text is not
#   read.
# Seen: docx2python 3.7.1 skips w:del but reads w:moveFrom and w:moveTo alike: the moved sentence stands
#   there twice.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check \
  'python-docx==1.2.0' 'docx2python==3.7.1'
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

from docx2python import docx2python

file = save(f'<w:moveFrom w:id="1" {BY}>{run("Verschoben.")}</w:moveFrom>', run("Bleibt."),
            f'<w:moveTo w:id="2" {BY}>{run("Verschoben.")}</w:moveTo>',
            f'<w:del w:id="3" {BY}>{run("Weg.", "delText")}</w:del>')
with docx2python(file) as result:
    print([line for line in result.text.split("\n") if line])
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
['Verschoben.', 'Bleibt.', 'Verschoben.']
SEEN
echo "as seen: docx2python-moved-twice"
