"""Translations as XLIFF files: out to translators' tools, and back from what those tools leave."""
