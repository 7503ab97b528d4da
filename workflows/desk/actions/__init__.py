"""Writing to each other about a case, looking after it, and the mails about both."""
