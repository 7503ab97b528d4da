"""Reading a sheet: what is asked, what was answered, how others see it."""
