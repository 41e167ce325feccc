"""Workers of all tests here are copied from one process, which loads what audits once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from counterfoil import nursery


@pytest.fixture(scope="package", autouse=True)
def _one_nursery() -> Iterator[None]:
    with nursery.opened():
        yield
