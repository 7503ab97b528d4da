"""Screens of safe, health check and record."""
