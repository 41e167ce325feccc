"""Formats that have a specification of their own: the data package and JSON-LD."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import frictionless
import pytest

from counterfoil.export import Form
from counterfoil.export.selectors import around
from tests.export.statements import STATEMENTS, text_of

Exported = dict[Form, Path]


def test_the_data_package_describes_the_files_as_they_are(exported: Exported) -> None:
    folder = exported[Form.DATAPACKAGE]
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert {one["path"] for one in package["resources"]} == {
        f"data/{path.name}" for path in (folder / "data").iterdir()
    }
    for one in package["resources"]:
        data = (folder / one["path"]).read_bytes()
        assert one["bytes"] == len(data)
        assert one["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert data.decode("utf-8").splitlines()[0] == ",".join(field["name"] for field in one["schema"]["fields"])
        assert all(field["description"] for field in one["schema"]["fields"])


def test_the_data_package_is_valid_by_the_frictionless_library(exported: Exported) -> None:
    report = frictionless.validate(str(exported[Form.DATAPACKAGE] / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])
    assert report.stats["tasks"] >= 15


def _graph(exported: Exported) -> list[dict[str, Any]]:
    graph: list[dict[str, Any]] = json.loads((exported[Form.JSONLD] / "claims.jsonld").read_text(encoding="utf-8"))[
        "@graph"
    ]
    return graph


def test_a_selector_finds_its_figure_in_the_text(exported: Exported) -> None:
    texts = {text_of(one) for one in STATEMENTS if "paragraphs" in one}
    held = {hashlib.sha256(whole.encode()).hexdigest(): whole for whole in texts}
    graph = _graph(exported)
    works = {node["@id"]: held[node["encoding"][1]["sha256"]] for node in graph if node["@type"] == "CreativeWork"}
    claims = [node for node in graph if node["@type"] == "Claim"]
    assert len(claims) >= 12
    beside = 0
    for claim in claims:
        where = claim["appearance"]
        whole = works[where["source"]]
        quoted, placed = where["selector"]
        start, end = placed["start"], placed["end"]
        assert whole[start:end] == quoted["exact"]
        assert whole[:start].endswith(quoted.get("prefix", ""))
        assert whole[end:].startswith(quoted.get("suffix", ""))
        beside += "prefix" in quoted or "suffix" in quoted
    assert beside == len(claims)


def test_the_graph_rates_nothing_and_names_nothing_twice(exported: Exported) -> None:
    graph = _graph(exported)
    assert len({node["@id"] for node in graph}) == len(graph)
    assert "Rating" not in json.dumps(graph)
    claim = next(node for node in graph if node["@type"] == "Claim" and "216" in node["text"])
    assert claim["about"]["variableMeasured"] == "removal"
    assert claim["about"]["value"]["value"] == 216
    assert len(claim["appearance"]["encoding"]["sha256"]) == 64


@pytest.mark.parametrize(
    ("quote", "words", "before", "after", "found"),
    [
        ("ICE arrested 41 people.", "41", 13, 8, ("ICE arrested ", " people.")),
        # Names stand on the left, on the right, on both sides: what is exact begins behind them.
        ("[name] was given 5 years.", "5", 31, 7, (" was given ", " years.")),
        ("A term of 5 years was given to [name].", "5", 10, 30, ("A term of ", " years was given to ")),
        ("[name] got 5 years and [name] 6.", "5", 19, 40, (" got ", " years and ")),
        # The same words twice, with names on both sides: nothing tells which is meant.
        ("[name] got 5 years and [name] 5.", "5", 19, 40, ("", "")),
        ("5 and 5.", "5", 6, 1, ("5 and ", ".")),
        ("[name] gave 5 and 5.", "5", 30, 1, (" gave 5 and ", ".")),
    ],
)
def test_what_stands_beside_a_figure_is_the_sources_own(
    quote: str, words: str, before: int, after: int, found: tuple[str, str]
) -> None:
    made = around(quote, words, before, after)
    assert (made.prefix, made.suffix) == found
