"""Texts of mails that administrators write: what can be written, and what is sent."""
