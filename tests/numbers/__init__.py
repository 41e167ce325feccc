"""Tests of the number grammar, its guards and its hedges."""  # noqa: A005 - never imported as `numbers`
