#!/usr/bin/env bash
# Guess: A GiroCode with a Cyrillic name is UTF-8, or says in the symbol which other encoding it is.
# Seen: segno 1.6.6 picks ISO 8859-5 and writes no ECI: a general reader (zxing-cpp 3.1.1) does not show
#   the name; with utf-8 it does.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check \
  'segno==1.6.6' 'zxing-cpp==3.1.1' 'pillow==13.0.0'
cat >probe.py <<'PY'
import io
import segno.helpers
import zxingcpp
from PIL import Image

for encoding in (None, "utf-8"):
    code = segno.helpers.make_epc_qr(name="Допомога", iban="DE89370400440532013000", amount=12.5,
                                     text="Внесок", encoding=encoding)
    image = io.BytesIO()
    code.save(image, kind="png", scale=4)
    lines = zxingcpp.read_barcodes(Image.open(image))[0].text.split("\n")
    print(encoding, "charset", lines[2], "name read", lines[5] == "Допомога")
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
None charset 5 name read False
utf-8 charset 1 name read True
SEEN
echo "as seen: segno-girocode-cyrillic"
