"""What law and call say about the answers of an application."""
