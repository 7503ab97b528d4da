"""What people do: shared rooms first, then one folder per process."""
