"""The glossary: words that are explained on a page of their own, in texts and in forms."""
