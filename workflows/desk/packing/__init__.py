"""Packages of cases: a ZIP with a folder, a PDF and the documents of each, as its reader sees them."""
