"""Stage read."""
