"""Screens about accounts and organisations."""
