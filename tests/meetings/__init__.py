"""Tests of meetings and trainings."""
