"""Forms of the desk: one case, lists, many cases at once, the log, how long things are kept."""
