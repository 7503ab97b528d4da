"""The form builder: editors write guided forms in the admin, in all languages."""
