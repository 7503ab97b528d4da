"""What waits for somebody who edits: shown where the editors' admin begins, and over the API."""
