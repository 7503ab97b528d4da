#!/usr/bin/env bash
# Guess: Text in a right-to-left embedding (w:dir, as Word writes for Arabic names) is text.
# Seen: mammoth 1.13.0 drops w:dir and w:fldSimple with the text they hold; a message is the only trace.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check 'python-docx==1.2.0' 'mammoth==1.13.0'
cat >probe.py <<'PY'
import mammoth
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

file = save(f'{run("Vorsitz: ")}<w:dir w:val="rtl">{run("محمد")}</w:dir>',
            f'{run("Stand: ")}<w:fldSimple w:instr=" DATE ">{run("1.1.2026")}</w:fldSimple>')
result = mammoth.extract_raw_text(file)
print(result.value.split("\n\n")[:2])
print([message.message for message in mammoth.convert_to_html(file).messages])
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
['Vorsitz: ', 'Stand: ']
['An unrecognised element was ignored: w:dir', 'An unrecognised element was ignored: w:fldSimple']
SEEN
echo "as seen: mammoth-arabic-run"
