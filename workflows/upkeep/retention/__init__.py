"""Retention: rooms say what they keep, rules say how long, a run each night forgets what is over."""
