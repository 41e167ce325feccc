"""What every test may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from counterfoil.reference.tables import table_profiles
from counterfoil.tables import Store, add

ROOT = Path(__file__).resolve().parents[1]

# How long an example takes says how busy the machine is; timings are in benchmarks/.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


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


OFFICIAL = {
    "us-ice-ero-arrests": "ice-ero-records/EROArrests_FY20*.csv.gz",
    "us-ice-removals": "ice-ero-records/ICERemovals_FY2018.csv.gz",
    "us-ice-removals-by-citizenship": "annual/FY2017andFY2018ICERemovalsbyCountryofCitizenship.csv",
    "us-ice-removals-to-date": "ice-detention-statistics/removals.parquet",
    "us-ice-book-ins": "ice-detention-statistics/book-ins-by-arresting-agency.parquet",
    "us-ice-book-ins-to-date": "ice-detention-statistics/book-ins-by-facility-type.parquet",
    "us-ice-detained": "ice-detention-statistics/currently-detained-by-criminality.parquet",
    "us-ice-arrests-by-week": "annual/ddp_arrests_by_week.csv",
    "us-cdc-overdose-deaths": "cdc-overdose/vsrr_yearly_2015_2025.csv",
}


@pytest.fixture(scope="session")
def records(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The official tables, imported once for all tests."""
    store = Store(tmp_path_factory.mktemp("tables"))
    for name, files in OFFICIAL.items():
        add(store, table_profiles()[name], sorted((shared / "tables").glob(files)))
    return store
