"""Two records of one organisation become one: what moves, table by table, and what does not fit twice."""
