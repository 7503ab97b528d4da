"""`make faults`: the house under load while web, worker, database, disk, mail server and clock fail."""
