#!/usr/bin/env bash
# Guess: Text extraction gives a hyphenated word back whole, or with a hyphen or soft hyphen.
# Seen: pypdfium2 5.15.2 gives U+FFFE, no character at all, for a typst 0.15.2 hyphen and its line end;
#   pypdf 7.1.1 U+00AD + LF.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check \
  'pypdfium2==5.15.2' 'pypdf==7.1.1' 'typst==0.15.2'
cat >probe.py <<'PY'
import io
import pypdf
import pypdfium2
import typst

open("a.typ", "w").write('#set page(width: 7cm, height: auto)\n#set text(lang: "de", hyphenate: true)\n'
                         "Rechtsschutzversicherungsgesellschaften helfen")
pdf = typst.compile("a.typ", ignore_system_fonts=True, format="pdf")
print(ascii(pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()))
print(ascii(pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text()))
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
'Rechtsschutzversicherungsgesell\ufffeschaften helfen'
'Rechtsschutzversicherungsgesell\xad\nschaften helfen'
SEEN
echo "as seen: pdfium-hyphen"
