"""People and roles in the editors' admin."""
