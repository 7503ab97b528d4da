"""Targets and reports: counted right, told to those who may, kept for ever."""
