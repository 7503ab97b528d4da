"""A small process, only for the tests of the engine and the desk."""
