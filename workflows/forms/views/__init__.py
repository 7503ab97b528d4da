"""The screens of the runner."""
