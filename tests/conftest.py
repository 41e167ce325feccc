"""What every test may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The inputs that stand outside the repo (seeds, gold, corpus). Missing: a failure in CI, a skip elsewhere."""
    folder = Path(os.environ.get("COUNTERFOIL_SHARED", ROOT.parent / "shared"))
    if folder.is_dir():
        return folder
    message = f"the shared inputs are not at {folder}; set COUNTERFOIL_SHARED to where they are"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)
