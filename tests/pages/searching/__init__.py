"""The search of the pages: what is asked in each language, and what has to be found."""
