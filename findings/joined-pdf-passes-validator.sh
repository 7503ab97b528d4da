#!/usr/bin/env bash
# Guess: A PDF/UA validator notices when half of the pages have no structure: they are silent in a screen
#   reader.
# Seen: page-validation 0.11.0 calls two PDF/UA files joined by pikepdf 10.18.0 compliant; the tree knows
#   only the first page.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check \
  'pikepdf==10.18.0' 'page-validation==0.11.0' 'typst==0.15.2' 'pypdf==7.1.1'
cat >probe.py <<'PY'
import io
import pikepdf
import pypdf
import typst


def letter(title):
    open("a.typ", "w").write(f'#set document(title: "{title}")\n#set text(lang: "de")\n= {title}\nText')
    return typst.compile("a.typ", ignore_system_fonts=True, format="pdf", pdf_standards=["ua-1"])


first, second = letter("Bescheid"), letter("Anlage")

import page

document, joined = pikepdf.open(io.BytesIO(first)), io.BytesIO()
document.pages.extend(pikepdf.open(io.BytesIO(second)).pages)
document.save(joined)


def tags(node):
    kids = node.get("/K", []) if isinstance(node, pikepdf.Dictionary) else []
    kids = kids if isinstance(kids, (list, pikepdf.Array)) else [kids]
    found = [str(node.S)] if isinstance(node, pikepdf.Dictionary) and "/S" in node else []
    return found + [tag for kid in kids for tag in tags(kid)]


print(len(document.pages), tags(document.Root.StructTreeRoot), [int(p.StructParents) for p in document.pages])
print(page.validate_pdf_bytes(joined.getvalue(), profile=page.ValidationProfile.PDF_UA_1).is_compliant)
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
2 ['/Document', '/H1', '/P'] [0, 0]
True
SEEN
echo "as seen: joined-pdf-passes-validator"
