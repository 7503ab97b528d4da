"""Django's mail functions lead here: every mail becomes a row, the worker sends it."""
