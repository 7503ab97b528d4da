"""Texts and drawings of the demo house; every name, place and office in them is fictional."""
