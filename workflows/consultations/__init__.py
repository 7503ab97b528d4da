"""Consultations: an adviser and a group talk about a topic, at a time that both have agreed on."""
