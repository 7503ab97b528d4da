#!/usr/bin/env bash
# Guess: get_formatted_text keeps words and lines apart.
# Seen: odfdo 3.27.3 drops text:s, so two words with spaces written that way become one, and a heading
#   runs into the list below.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check 'odfdo==3.27.3'
cat >probe.py <<'PY'
import zipfile

NS = " ".join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{u}:1.0"' for p, u in (
    ("office", "office"), ("text", "text"), ("m", "manifest"), ("style", "style")))
NS += ' xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"'


def save(body):
    mime = "application/vnd.oasis.opendocument.text"
    files = "".join(f'<m:file-entry m:full-path="{p}" m:media-type="{t}"/>' for p, t in (
        ("/", mime), ("content.xml", "text/xml"), ("styles.xml", "text/xml"), ("meta.xml", "text/xml")))
    with zipfile.ZipFile("statute.odt", "w") as odt:
        odt.writestr("mimetype", mime)
        odt.writestr("META-INF/manifest.xml", f'<m:manifest {NS} m:version="1.3">{files}</m:manifest>')
        odt.writestr("content.xml", f"<office:document-content {NS}><office:body><office:text>{body}</office:text>"
                                    "</office:body></office:document-content>")
        odt.writestr("styles.xml", f"<office:document-styles {NS}><office:styles/></office:document-styles>")
        odt.writestr("meta.xml", f"<office:document-meta {NS}><office:meta/></office:document-meta>")


import odfdo

save('<text:p>Name<text:s text:c="3"/>Ort</text:p><text:h text:outline-level="1">Zweck</text:h><text:list>'
     "<text:list-item><text:p>Kultur</text:p></text:list-item></text:list>")
document = odfdo.Document("statute.odt")
print([line for line in document.get_formatted_text().splitlines() if line])
print(repr(document.body.paragraphs[0].inner_text))
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
['NameOrt', 'Zweck- Kultur']
'Name   Ort'
SEEN
echo "as seen: odfdo-glued-words"
