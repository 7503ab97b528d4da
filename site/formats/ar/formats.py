"""Short moments in Arabic: the day as Django writes it, the time by 24 hours."""

SHORT_DATETIME_FORMAT = "d\u200f/m\u200f/Y H:i"
