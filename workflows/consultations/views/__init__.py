"""The screens of consultations."""
