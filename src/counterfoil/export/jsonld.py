"""JSON-LD: statements as schema.org `CreativeWork`, figures as `Claim`, each with its quotation and its selector."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import msgspec

from counterfoil.export.contents import FIGURES, Sheet, Value, rows
from counterfoil.export.files import Written, whole
from counterfoil.export.jsonlines import number
from counterfoil.export.selectors import around
from counterfoil.store.opening import Connection

FILE = "claims.jsonld"
_SPACE = uuid5(NAMESPACE_URL, "counterfoil.record")
CONTEXT: dict[str, Any] = {
    "@vocab": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "SpecificResource": "oa:SpecificResource",
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": "oa:hasSelector",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": {"@id": "oa:start", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
    "url": {"@id": "https://schema.org/url", "@type": "@id"},
    "datePublished": {"@id": "https://schema.org/datePublished", "@type": "https://schema.org/Date"},
    "dateModified": {"@id": "https://schema.org/dateModified", "@type": "https://schema.org/Date"},
}
"""Written into the file, so that it can be read without a network. Terms are those of the W3C's own context."""
_WORKS = "SELECT document, title, issuer, url, published, modified, sha256, text_sha256, media_type, characters"


def write(connection: Connection, sheets: Iterable[Sheet], folder: Path) -> Iterator[Written]:
    """One graph: the statements, then their figures. Nothing in it rates a claim."""
    sheet = next(one for one in sheets if one.name == FIGURES)
    encode = msgspec.json.Encoder().encode
    count = 0
    with whole(folder / FILE) as path, path.open("wb") as handle:
        handle.write(b'{"@context":' + encode(CONTEXT) + b',"@graph":[')
        between = b"\n"
        answer = connection.execute(f"{_WORKS} FROM documents ORDER BY document")
        while found := answer.fetchone():
            handle.write(between + encode(_work(found)))
            between = b",\n"
        for row in rows(connection, sheet):
            handle.write(between + encode(_claim(dict(zip(sheet.table.names, row, strict=True)))))
            between = b",\n"
            count += 1
        handle.write(b"\n]}\n")
    yield Written(FILE, count)


def work_id(document: str) -> str:
    """The name of a statement in the graph, the same in every export."""
    return uuid5(_SPACE, document).urn


def claim_id(figure: str) -> str:
    """The name of a figure in the graph, the same in every export."""
    return uuid5(_SPACE, figure).urn


def _work(row: tuple[Value, ...]) -> dict[str, Any]:
    document, title, issuer, url, published, modified, sha256, text_sha256, media_type, characters = row
    return _told(
        {
            "@id": work_id(document),
            "@type": "CreativeWork",
            "identifier": document,
            "name": title,
            "publisher": {"@type": "Organization", "name": issuer} if issuer else None,
            "url": url,
            "datePublished": published,
            "dateModified": modified,
            "encoding": [
                {"@type": "MediaObject", "name": "source", "encodingFormat": media_type, "sha256": sha256},
                {
                    "@type": "MediaObject",
                    "name": "text as read, into which the selectors point",
                    "encodingFormat": "text/plain; charset=utf-8",
                    "sha256": text_sha256,
                    "size": f"{characters} code points",
                },
            ],
        }
    )


def _claim(row: Mapping[str, Value]) -> dict[str, Any]:
    start, end = row["period_start"], row["period_end"]
    said = row["speaker"] if row["speaker"] != "narrator" else None
    return _told(
        {
            "@id": claim_id(row["figure"]),
            "@type": "Claim",
            "identifier": row["figure"],
            "text": row["quote"],
            "about": _observation(row),
            "appearance": _appearance(row),
            "temporalCoverage": f"{start}/{end}" if start else None,
            "spatialCoverage": [{"@type": "Place", "name": place} for place in row["places"]] or None,
            "creator": {"@type": "Role", "roleName": said} if said else None,
        }
    )


def _observation(row: Mapping[str, Value]) -> dict[str, Any]:
    """What is counted and how many: `value` as written, the least and the most that the words allow."""
    about = [
        ("hedge", row["hedge"]),
        ("least itself left out", row["low_open"] or None),
        ("most itself left out", row["high_open"] or None),
        ("is a change", row["is_change"] or None),
        ("counted by", row["agency"]),
        ("part of", claim_id(f"{row['document']}-{row['share_of']}") if row["share_of"] else None),
        *(("population", words) for words in row["filters"]),
    ]
    return _told(
        {
            "@type": "Observation",
            "variableMeasured": row["measure"],
            "value": _told(
                {
                    "@type": "QuantitativeValue",
                    "description": row["words"],
                    "value": number(row["value"]),
                    "minValue": number(row["low_bound"]),
                    "maxValue": number(row["high_bound"]),
                    "unitText": row["noun"] or row["unit"],
                    "additionalProperty": [
                        {"@type": "PropertyValue", "name": name, "value": value}
                        for name, value in about
                        if value is not None
                    ],
                }
            ),
        }
    )


def _appearance(row: Mapping[str, Value]) -> dict[str, Any]:
    work = work_id(row["document"])
    before, after = row["span_start"] - row["quote_start"], row["quote_end"] - row["span_end"]
    found = around(row["quote"], row["words"], before, after)
    return {
        "@type": ["CreativeWork", "SpecificResource"],
        "isPartOf": {"@id": work},
        "source": work,
        "encoding": {"@type": "MediaObject", "sha256": row["sha256"]},
        "selector": [
            _told(
                {
                    "@type": "TextQuoteSelector",
                    "exact": row["words"],
                    "prefix": found.prefix or None,
                    "suffix": found.suffix or None,
                }
            ),
            {"@type": "TextPositionSelector", "start": row["span_start"], "end": row["span_end"]},
        ],
    }


def _told(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Without what is not known."""
    return {key: value for key, value in fields.items() if value is not None}
