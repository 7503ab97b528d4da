"""Files: no half ones on a full disk; an object store that hangs is given up, its pictures are shown."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from frames.storage import WholeFiles

from tests.site.test_production import PRODUCTION, manage

S3 = {
    "S3_BUCKET": "haus",
    "AWS_ACCESS_KEY_ID": "a",
    "AWS_SECRET_ACCESS_KEY": "b",
    "AWS_DEFAULT_REGION": "eu-central-1",
}


class FullDisk(ContentFile):
    """Content after whose first piece the disk is full."""

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """One piece, then no room."""
        yield b"half"
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_leaves_no_half_file(tmp_path: Path) -> None:
    storage = WholeFiles(location=tmp_path)
    with pytest.raises(OSError, match="No space"):
        storage.save("a/b.pdf", FullDisk(b"whole"))
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("more", "origin", "address"),
    [
        (
            {"S3_ENDPOINT_URL": "https://s3.example.org"},
            "https://s3.example.org",
            "https://s3.example.org/haus/media/a.png",
        ),
        (
            {"S3_PUBLIC_URL": "https://bilder.example.org"},
            "https://bilder.example.org",
            "https://bilder.example.org/media/a.png",
        ),
    ],
)
def test_pictures_in_an_object_store(more: dict[str, str], origin: str, address: str, tmp_path: Path) -> None:
    """Plain addresses, allowed by the policy of pages; private ones are signed; short waits."""
    code = (
        "from django.conf import settings as s; from django.core.files.storage import storages as st\n"
        "print(st['default'].url('a.png')); print(s.SECURE_CSP['img-src'])\n"
        "print('Signature' in st['private'].url('b'))\n"
        "c = st['default'].client_config; print(c.connect_timeout, c.read_timeout, c.retries)"
    )
    done = manage("shell", "-c", code, var=tmp_path, **PRODUCTION, **S3, **more)
    assert done.returncode == 0, done.stderr
    said: Any = done.stdout.splitlines()[-4:]
    assert said[0] == address
    assert origin in said[1]
    assert said[2] == "True"
    assert said[3].startswith("2 5 ")
