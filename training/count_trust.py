"""Count how often each written rule is right on annotated statements, and write data/trust.yml.

usage: count_trust.py GOLD_DIR [GOLD_DIR …]

GOLD_DIR holds <id>.txt and <id>.json as docs/evaluation.md describes them. Only counts are written, never a word of a
statement. The exponents under `weights` are kept: they are chosen on statements that the encoder was not trained on.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import defaultdict
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from counterfoil.extract.claims import claims
from counterfoil.extract.dates import dates
from counterfoil.extract.names import names
from counterfoil.extract.numbers import numbers
from counterfoil.extract.sentences import sentences
from counterfoil.model import Claim, Document
from counterfoil.read.segments import segments

TRUST = Path(str(resources.files("counterfoil"))) / "data" / "trust.yml"
Counts = dict[str, dict[str, list[int]]]


def count(folder: Path, counts: Counts) -> None:
    """Add to `counts` the rules that read the figures of every annotated statement of `folder`."""
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        digest = hashlib.sha256(text.encode()).hexdigest()
        document = Document(path.stem, text, digest, segments=segments(text))
        spans = sentences(document)
        mentions, _ = numbers(document, spans, dates(document, spans))
        made, _ = claims(document, spans, mentions, names(document, spans), use_model=False)
        gold = {(one["start"], one["end"]): one for one in json.loads(path.with_suffix(".json").read_text())["claims"]}
        for mention, claim in zip(mentions, made, strict=True):
            stated = gold.get((claim.span.start, claim.span.end))
            if stated is not None:
                _add(counts, claim, "unit", mention.form, right=stated["unit"] == claim.quantity.unit)
                kind = f"{claim.quantity.unit}-{claim.measure}"
                _add(counts, claim, "measure", kind, right=stated["measure"] == claim.measure)


def _add(counts: Counts, claim: Claim, field: str, kind: str, *, right: bool) -> None:
    inference = claim.inference(field)
    if inference is not None:
        pair = counts[inference.rule][kind]
        pair[0] += right
        pair[1] += 1


def _written(table: dict[str, Any]) -> str:
    lines = [f"{key}: {json.dumps(table[key])}" for key in ("schema", "about", "source", "weights")]
    lines.append("rules:")
    for rule, kinds in table["rules"].items():
        pairs = ", ".join(f"{kind}: [{right}, {tried}]" for kind, (right, tried) in kinds.items())
        lines.append(f"  {rule}: {{{pairs}}}")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Read the folders, count, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folders", nargs="+", type=Path)
    counts: Counts = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for folder in parser.parse_args().folders:
        count(folder, counts)
    table = yaml.safe_load(TRUST.read_text(encoding="utf-8"))
    table["rules"] = {rule: dict(sorted(kinds.items())) for rule, kinds in sorted(counts.items())}
    TRUST.write_text(_written(table), encoding="utf-8")


if __name__ == "__main__":
    main()
