"""Stage publish."""
