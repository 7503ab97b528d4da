"""XML parts of packed office files, read with bounds."""

import io
import zipfile
import zlib
from functools import cached_property

from lxml import etree

from .lines import Unreadable

MOST_UNPACKED = 30 * 1024 * 1024


class Package:
    """An office file: a ZIP archive with XML parts."""

    def __init__(self, content: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            raise Unreadable("broken") from error

    @cached_property
    def names(self) -> frozenset[str]:
        """The parts of the file."""
        return frozenset(self._archive.namelist())

    def xml(self, name: str) -> etree._Element | None:
        """One part as a tree without entities; None when the file has no such part."""
        if name not in self.names:
            return None
        try:
            with self._archive.open(name) as part:
                content = part.read(MOST_UNPACKED + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError) as error:
            raise Unreadable("locked" if isinstance(error, RuntimeError) else "broken") from error
        if len(content) > MOST_UNPACKED:
            raise Unreadable("too_long")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        try:
            return etree.fromstring(content, parser)
        except etree.XMLSyntaxError as error:
            raise Unreadable("broken") from error
