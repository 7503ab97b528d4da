"""The screens of grants: thin, they call the same actions as the API."""
