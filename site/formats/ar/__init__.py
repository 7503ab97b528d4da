"""What Django leaves open for this language."""
