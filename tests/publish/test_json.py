import json
from importlib import resources
from pathlib import Path

import jsonschema
import pytest

from counterfoil.model import AuditRecord
from counterfoil.publish import json_schema, json_schema_bytes, to_dict, to_json
from counterfoil.publish.masking import mask_of
from tests.publish.sample import TEXT, audited, hostile, sound

DOCS = Path(__file__).resolve().parents[2] / "docs"

# The guide's names, in its order, and what the audit adds.
GUIDE = (
    "id", "start", "end", "text", "value", "high", "hedge", "unit", "noun", "measure", "share_of", "filters", "change",
    "period", "places", "agency", "speaker",
)  # fmt: skip
ADDED = ("quote", "interval", "plausible", "period_reading", "basis")


@pytest.fixture
def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json_schema(), format_checker=jsonschema.FormatChecker())


@pytest.mark.parametrize("make", [audited, sound, hostile])
def test_output_fits_the_schema(make: object, validator: jsonschema.Draft202012Validator) -> None:
    assert callable(make)
    validator.validate(to_dict(make()))


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("claims", 0, "hedge"), "roughly"),
        (("claims", 0, "start"), -1),
        (("claims", 0, "basis"), []),
        (("relations", 0, "verdict"), "false"),
        (("document", "sha256"), "abc"),
        (("schema",), "counterfoil.audit/2"),
    ],
)
def test_the_schema_refuses_what_is_wrong(
    path: tuple[str | int, ...], wrong: object, validator: jsonschema.Draft202012Validator
) -> None:
    whole = to_dict(audited())
    inner: object = whole
    for key in path[:-1]:
        inner = inner[key]  # type: ignore[index]  # a walk through plain JSON
    inner[path[-1]] = wrong  # type: ignore[index]  # the same
    with pytest.raises(jsonschema.ValidationError):
        validator.validate(whole)


def test_the_published_schema_is_the_one_made_from_the_records() -> None:
    name = "audit-1.schema.json"
    kept = resources.files("counterfoil").joinpath("data", "schema", name).read_bytes()
    assert kept == json_schema_bytes(), "run: python scripts/schema.py"
    assert (DOCS / "reference" / "schema" / name).read_bytes() == kept, "run: python scripts/schema.py"


def test_every_field_of_the_output_is_documented() -> None:
    told = (DOCS / "json.md").read_text(encoding="utf-8")
    for name, record in json_schema()["$defs"].items():
        for field in record.get("properties", {}):
            assert f"`{field}`" in told, f"docs/json.md does not tell of {name}.{field}"


def test_top_level_names() -> None:
    assert list(to_dict(audited())) == [
        "schema", "id", "software", "document", "claims", "operation", "relations", "findings", "leftovers",
        "comparisons",
    ]  # fmt: skip


def test_a_claim_has_the_guides_names_in_its_order() -> None:
    for claim in to_dict(audited())["claims"]:
        assert tuple(claim) == (*GUIDE, *ADDED)


def test_offsets_slice_the_source_even_where_quotes_are_masked() -> None:
    record = audited()
    hide = mask_of(record)
    whole = to_dict(record)
    assert any("[name]" in claim["quote"] for claim in whole["claims"])
    for claim, source in zip(whole["claims"], record.claims, strict=True):
        assert TEXT[claim["start"] : claim["end"]] == claim["text"]
        assert claim["quote"] == hide.quote(source.sentence)
        for basis in claim["basis"]:
            for span in basis["spans"]:
                words = TEXT[span["start"] : span["end"]]
                assert span["text"] == words or "[" in span["text"]


def test_a_masked_age_has_no_value() -> None:
    ages = [item for item in to_dict(audited())["leftovers"] if item["reason"] == "age"]
    assert [(item["text"], item["value"]) for item in ages] == [("[age]", None)]


def test_totals_are_the_documents_own_figures() -> None:
    operation = to_dict(audited())["operation"]
    assert operation["totals"] == {"arrest": 312, "removal": 41}
    assert operation["total_claims"] == {"arrest": "c3", "removal": "c7"}
    assert (operation["start"], operation["end"]) == ("2024-03-04", "2024-03-11")


def test_findings_have_anchors_of_their_own() -> None:
    ids = [finding["id"] for finding in to_dict(audited())["findings"]]
    assert len(set(ids)) == len(ids)
    record = audited()
    twice = AuditRecord(
        record.document, record.claims, None, record.relations, record.findings * 2, record.leftovers, record.names
    )
    assert len({finding["id"] for finding in to_dict(twice)["findings"]}) == 2 * len(ids)


def test_the_same_record_gives_the_same_bytes() -> None:
    assert to_json(audited()) == to_json(audited())
    assert b"\n" not in to_json(audited())
    assert json.loads(to_json(audited(), indent=2)) == to_dict(audited())
