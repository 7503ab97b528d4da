"""Reminders of deadlines: asked for without an account, confirmed by mail, ended with one click."""
