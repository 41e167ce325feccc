"""Typed, validated views of data/. Nothing else in the package reads a data file."""
