"""Readers as lists: what other programs saved is brought in, ours is saved as a file, barred addresses."""
