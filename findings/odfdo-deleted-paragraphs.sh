#!/usr/bin/env bash
# Guess: body.paragraphs lists the document's paragraphs; text deleted under 'track changes' is none.
# Seen: odfdo 3.27.3 lists deleted text as the first paragraph (odfpy 1.4.1 does too): ODF keeps it ahead
#   of the text.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check 'odfdo==3.27.3' 'odfpy==1.4.1'
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
from odf import teletype
from odf.opendocument import load
from odf.text import P

save('<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info>'
     "<dc:creator>P</dc:creator><dc:date>2026-01-01T00:00:00</dc:date></office:change-info><text:p>Alter Satz.</text:p></text:deletion>"
     '</text:changed-region></text:tracked-changes><text:p>Neuer<text:change text:change-id="c1"/> Satz.</text:p>')
print([p.inner_text for p in odfdo.Document("statute.odt").body.paragraphs])
print([teletype.extractText(p) for p in load("statute.odt").getElementsByType(P)])
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
['Alter Satz.', 'Neuer Satz.']
['Alter Satz.', 'Neuer Satz.']
SEEN
echo "as seen: odfdo-deleted-paragraphs"
