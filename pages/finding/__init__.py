"""The search of the pages: parts of words in any ending and spelling; screens, API and editors share it."""
