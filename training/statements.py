"""statements.py TEXT… --to DIR: turn our own invented statements into a folder of annotated statements.

A text file holds many statements. Figures stand in square brackets; one row below the text describes each, in order:

    === quarry-week
    published: 2025-03-04
    ---
    Officers in Port Ansel arrest over [120] in a [seven]-day sweep

    PORT ANSEL, Ore. - Officers of the Bay Office arrested [126] individuals, [40] of them convicted of theft ...
    ---
    over person arrest - | period 2025-02-17..2025-02-23 | places Port Ansel | of 3
    exact duration extent day | period 2025-02-17..2025-02-23 | places Port Ansel
    exact person arrest individual | period 2025-02-17..2025-02-23 | places Port Ansel | agency Bay Office
    exact person arrest individual | criminality convicted | offence theft | of 3 | period …

A row begins with hedge, unit, measure and noun (`-`: none). Then, each after a bar: `value N` and `high N` (needed only
where the number grammar does not read the words), `of N` (the row that is the whole), `period A..B`, `places A; B`,
`agency A`, `speaker A`, `change`, and filters, each by its kind and value. The rows that come out are of the form that
`counterfoil evaluate` and the other scripts of this folder read.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import re
import sys
from datetime import date
from typing import Any

from counterfoil.extract import extract
from counterfoil.model import FILTER_KINDS, HEDGES, MEASURES, UNITS
from counterfoil.read.documents import document

BRACKET = re.compile(r"\[([^\[\]]+)\]")


class RowError(ValueError):
    """A statement that is not of the form above."""


def statements(text: str) -> dict[str, tuple[str | None, str, list[str]]]:
    """Name to date of publication, marked text and rows."""
    found: dict[str, tuple[str | None, str, list[str]]] = {}
    for part in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]:
        head, body, rows = re.split(r"^---$\n?", part, flags=re.MULTILINE)
        name, _, rest = head.partition("\n")
        day = re.search(r"published:\s*(\S+)", rest)
        found[name.strip()] = (
            None if day is None or day[1] == "none" else date.fromisoformat(day[1]).isoformat(),
            body.strip() + "\n",
            [row.strip() for row in rows.splitlines() if row.strip()],
        )
    return found


def plain(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its brackets, and where they stood."""
    spans, parts, at, length = [], [], 0, 0
    for match in BRACKET.finditer(marked):
        parts += [marked[at : match.start()], match[1]]
        length += match.start() - at
        spans.append((length, length + len(match[1])))
        length += len(match[1])
        at = match.end()
    return "".join([*parts, marked[at:]]), spans


def annotated(name: str, published: str | None, marked: str, rows: list[str]) -> tuple[str, dict[str, Any]]:
    """The text and its annotation. Raises RowError where rows and figures do not fit."""
    text, spans = plain(marked)
    if len(spans) != len(rows):
        raise RowError(f"{name}: {len(spans)} figures in brackets, {len(rows)} rows")
    read = {
        (claim.span.start, claim.span.end): claim.quantity
        for claim in extract(document(text, name, published), use_model=False).claims
    }
    claims = []
    for number, (span, row) in enumerate(zip(spans, rows, strict=True), 1):
        claim = {"id": f"c{number}", "start": span[0], "end": span[1], "text": text[slice(*span)], **_fields(name, row)}
        if "value" not in claim:
            if span not in read and claim["hedge"] != "vague":
                raise RowError(f"{name}, row {number}: no number is read at «{claim['text']}»; give its value")
            claim["value"] = read[span].value if span in read else None
            claim["high"] = read[span].high if span in read else None
        claims.append(claim)
    for claim in claims:
        if claim["share_of"] is not None and int(claim["share_of"][1:]) > len(claims):
            raise RowError(f"{name}: a row is a part of row {claim['share_of'][1:]}, which is not there")
    return text, {"id": name, "claims": claims, "operation": None, "relations": []}


def _fields(name: str, row: str) -> dict[str, Any]:
    head, *rest = (part.strip() for part in row.split("|"))
    words = head.split(None, 3)
    known = (HEDGES, UNITS, MEASURES)
    if len(words) != len(known) + 1 or any(word not in names for word, names in zip(words, known, strict=False)):
        raise RowError(f"{name}: «{row}» does not begin with hedge, unit, measure and noun")
    out: dict[str, Any] = {
        "hedge": words[0], "unit": words[1], "measure": words[2], "noun": None if words[3] == "-" else words[3],
        "share_of": None, "filters": [], "change": False, "period": None, "places": [], "agency": None,
        "speaker": "narrator",
    }  # fmt: skip
    for part in rest:
        key, _, value = part.partition(" ")
        _field(out, name, key, value.strip())
    if "value" in out:
        out.setdefault("high", None)
    return out


def _field(out: dict[str, Any], name: str, key: str, value: str) -> None:
    if key in FILTER_KINDS:
        out["filters"].append({"kind": key, "value": value})
    elif key in ("value", "high"):
        out[key] = None if value == "null" else float(value)
    elif key == "of":
        out["share_of"] = f"c{int(value)}"
    elif key == "period":
        start, end = (date.fromisoformat(day).isoformat() for day in value.split(".."))
        out["period"] = {"start": start, "end": end}
    elif key == "places":
        out["places"] = [place.strip() for place in value.split(";") if place.strip()]
    elif key in ("agency", "speaker"):
        out[key] = value
    elif key == "change":
        out["change"] = True
    else:
        raise RowError(f"{name}: nothing is called «{key}»")


def main() -> int:
    """Write `<name>.txt`, `<name>.meta.json` and `<name>.json` for every statement; say what does not fit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", type=pathlib.Path)
    parser.add_argument("--to", type=pathlib.Path, required=True)
    chosen = parser.parse_args()
    chosen.to.mkdir(parents=True, exist_ok=True)
    failed = figures = 0
    for path in chosen.texts:
        for name, (published, marked, rows) in statements(path.read_text(encoding="utf-8")).items():
            try:
                text, gold = annotated(name, published, marked, rows)
            except ValueError as error:
                failed += 1
                sys.stderr.write(f"{path.name}: {name}: {error}\n")
                continue
            figures += len(gold["claims"])
            target = chosen.to / name
            target.with_suffix(".txt").write_text(text, encoding="utf-8")
            target.with_suffix(".json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
            meta = {"source": "invented", "url": None, "published": published}
            (chosen.to / f"{name}.meta.json").write_text(json.dumps(meta), encoding="utf-8")
    sys.stdout.write(f"{figures} figures written; {failed} statements refused\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
