#!/usr/bin/env bash
# Guess: ImageOps.exif_transpose turns a HEIC copy of a phone photo as it turns the JPEG it came from.
# Seen: pillow-heif 1.8.1 hides the stored orientation 6 (tag reads 1, the real value is in info): the
#   photo stays on its side.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
cd "$dir"
env/bin/pip install --quiet --no-compile --disable-pip-version-check 'pillow-heif==1.8.1' 'pillow==13.0.0'
cat >probe.py <<'PY'
import io
import pillow_heif
from PIL import Image, ImageOps

pillow_heif.register_heif_opener()
for kind in ("JPEG", "AVIF", "HEIF"):
    file, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (64, 32)).save(file, kind, exif=exif)
    image = Image.open(file)
    print(kind, image.getexif()[0x0112], image.info.get("original_orientation"), ImageOps.exif_transpose(image).size)
PY
env/bin/python probe.py >seen.txt
diff seen.txt - <<'SEEN'
JPEG 6 None (32, 64)
AVIF 6 None (32, 64)
HEIF 1 6 (64, 32)
SEEN
echo "as seen: pillow-heif-orientation"
