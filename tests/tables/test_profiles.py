"""Every profile's invented files, read by the importer as a user's would be."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from counterfoil.model import CounterfoilError
from counterfoil.reference.tables import FileExample, TableProfile, profile_schema, table_profiles
from counterfoil.tables import Store, add
from tests.conftest import ROOT
from tests.tables.files import write_example

PROFILES = list(table_profiles().values())


def _cases(which: str) -> list[object]:
    examples: list[tuple[TableProfile, int, FileExample]] = [
        (profile, number, example) for profile in PROFILES for number, example in enumerate(getattr(profile, which))
    ]
    return [
        pytest.param(profile, example, kind, id=f"{profile.id}-{number}-{kind}")
        for profile, number, example in examples
        for kind in profile.layouts[example.layout].files
    ]


@pytest.mark.parametrize(("profile", "example", "kind"), _cases("examples"))
def test_an_example_comes_to_what_it_says(
    profile: TableProfile, example: FileExample, kind: str, tmp_path: Path
) -> None:
    path = write_example(tmp_path, profile, example, kind)
    manifest = add(Store(tmp_path / "store"), profile, [path], example.vintage).manifest
    assert (manifest.kept_out, manifest.figures) == (example.kept_out, example.kept)


@pytest.mark.parametrize(("profile", "example", "kind"), _cases("counter_examples"))
def test_a_counter_example_is_refused_and_says_why(
    profile: TableProfile, example: FileExample, kind: str, tmp_path: Path
) -> None:
    path = write_example(tmp_path, profile, example, kind)
    store = Store(tmp_path / "store")
    with pytest.raises(CounterfoilError) as caught:
        add(store, profile, [path], example.vintage)
    assert example.fails
    assert example.fails in str(caught.value)
    assert store.manifests() == {}


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.id)
def test_a_profile_has_examples_both_ways_and_its_first_way_counts_everything(profile: TableProfile) -> None:
    assert profile.examples
    assert profile.counter_examples
    assert profile.ways[0].where == {}
    assert len({one.id for one in profile.expectations}) == len(profile.expectations)


def test_the_published_schema_is_up_to_date() -> None:
    name = "table-profile-1.schema.json"
    for folder in ("src/counterfoil/data/schema", "docs/reference/schema"):
        assert (ROOT / folder / name).read_bytes() == profile_schema(), "run `make docs` and commit what it writes"


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.id)
def test_a_profile_fits_the_schema_and_one_with_an_unknown_field_does_not(profile: TableProfile) -> None:
    schema = json.loads(profile_schema())
    path = ROOT / "src" / "counterfoil" / "data" / "tables" / f"{profile.id}.yml"
    raw = json.loads(json.dumps(yaml.safe_load(path.read_text(encoding="utf-8")), default=str))
    jsonschema.validate(raw, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(raw | {"layuots": []}, schema)


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.id)
def test_no_dimension_tells_persons_apart(profile: TableProfile) -> None:
    said = " ".join(column.lower() for layout in profile.layouts for column in layout.columns)
    assert not any(word in said for word in ("birth", "landmark", "identifier", "alien file", "subject", "person"))
