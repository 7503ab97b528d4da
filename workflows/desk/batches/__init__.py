"""Batches: one deed done to many cases; processes may add deeds of their own."""
