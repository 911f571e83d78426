"""The report of how a partnership went through its phases."""
