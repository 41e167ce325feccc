from __future__ import annotations

from pathlib import Path

import pytest

from counterfoil.export import Form, export
from tests.export.statements import record


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record(tmp_path_factory.mktemp("record"))


@pytest.fixture(scope="session")
def exported(store: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[Form, Path]:
    """The record in every format, a folder each."""
    folder = tmp_path_factory.mktemp("exported")
    for form in Form:
        assert list(export(store, folder / form, form))
    return {form: folder / form for form in Form}
