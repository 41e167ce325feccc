"""Tests of the number grammar, its guards and its hedges."""
