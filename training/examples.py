"""examples.py OUT.jsonl --gold DIR… --tokenizer FILE: make training examples from annotated statements.

Runs in the package's own environment, with the package's own reading, so that training sees what running sees. An
example is one window of a statement: word pieces, parts, marks, and the targets of every figure. Variants beyond the
first swap figures, nationalities, cities and offences for others, each the same way throughout a statement, and drop
parts of the context; the seed fixes which. Nothing of the annotated texts is kept in the repository.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from labels import UNKNOWN, Dated, Target, targets
from swaps import swapped
from tokenizers import Tokenizer

from counterfoil.extract.dates import dates, of_birth
from counterfoil.extract.encoder_input import TITLE, Window, windows
from counterfoil.extract.encoder_tokens import Marks, Pass, passes
from counterfoil.extract.hints import marked
from counterfoil.extract.names import names
from counterfoil.extract.sentences import sentences
from counterfoil.model import FILTER_KINDS, Extraction, Span
from counterfoil.read import read

NUMERAL = re.compile(
    r"(?<![\w#§.$-])(?:\$\s?)?\d[\d,]*(?:\.\d+)?(?:\s?%|\s(?:percent|million|billion)\b)?(?![\w-]*[a-z]*\d)"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens?|hundreds|thousands|once|twice|half)\b",
    re.IGNORECASE,
)
PLAINLY_NOT = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+$|(?:Title|Section|§|U\.S\.C\.|Form|Route|No\.)\s*$",
)
CROSS = re.compile(r"^(?:-year-old|\s?(?:a|p)\.?m\.?\b|:\d\d|/\d|(?:st|nd|rd|th)\b|\s?U\.S\.C)")


@dataclass(frozen=True)
class Example:
    """A window with a target for each of its figures."""

    doc: str
    window: Window
    targets: tuple[Target, ...]


def numerals(text: str) -> Iterator[tuple[int, int]]:
    """Numbers that may be claims: all but plain dates, ages, times, ordinals and statutes."""
    for match in NUMERAL.finditer(text):
        words = match[0].rstrip(",")
        year = re.fullmatch(r"(?:19|20)\d\d", words)
        age = re.search(r",\s$", text[: match.start()]) and text[match.end() : match.end() + 1] == ","
        if not (year or age or PLAINLY_NOT.search(text[: match.start()]) or CROSS.search(text[match.end() :][:12])):
            yield match.start(), match.start() + len(words)


def examples(path: pathlib.Path, chance: random.Random, keep: float) -> Iterator[Example]:
    """The windows of an annotated statement; `keep`: the share kept of the numbers that are in no claim."""
    document = read(str(path))
    claims = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["claims"]
    known = {(claim["start"], claim["end"]): claim for claim in claims}
    figures = sorted(known)
    for found in numerals(document.text):
        if chance.random() < keep and not any(start < found[1] and found[0] < end for start, end in known):
            figures.append(found)
    figures.sort()
    spans = sentences(document)
    when = tuple(each for each in dates(document, spans) if not of_birth(document, each))
    extraction = Extraction(document, spans, (), (), when)
    dated = Dated(extraction)
    given = marked(document, [Span(*figure) for figure in figures], when, names(document, spans))
    for window, held in zip(*windows(document, spans, given), strict=True):
        claimed = [known.get(figures[at]) for at in held]
        offers = {
            "dates": window.dates, "places": window.places, "dated": dated,
            "others": {claim["id"]: place for place, claim in enumerate(claimed) if claim},
        }  # fmt: skip
        made = tuple(
            targets(claim, next(s for s in spans if s.contains(figure)), document.text, offers)
            if claim
            else {"claim": 0}
            for claim, figure in zip(claimed, window.figures, strict=True)
        )
        yield Example(document.id, window, made)


def dropped(example: Example, chance: random.Random) -> Example:
    """The example without some of the passages that hold no figure."""
    window = example.window
    held = [any(each.span.contains(figure) for figure in window.figures) for each in window.passages]
    kept = tuple(
        each
        for each, full in zip(window.passages, held, strict=True)
        if full or chance.random() >= (0.15 if each.part == TITLE else 0.1)
    )
    return replace(example, window=replace(window, passages=kept))


def record(example: Example, tokenizer: Tokenizer, marks: Marks) -> Iterator[dict[str, Any]]:
    """The example as rows of arrays."""
    at = dict(zip(example.window.figures, example.targets, strict=True))
    for window, row in passes(example.window, tokenizer, marks):
        figures = [_placed(at[window.figures[index]], row, example.window, window) for index in row.figures]
        if figures:
            yield {
                "doc": example.doc, "ids": row.ids, "parts": row.parts, "opens": row.opens, "closes": row.closes,
                "dates": [place for place in row.dates if place], "places": [place for place in row.places if place],
                "figures": figures,
            }  # fmt: skip


def _placed(target: Target, row: Pass, asked: Window, window: Window) -> Target:
    """The target with word pieces for spans. Dates and places keep their order in either window."""
    if not target.get("claim"):
        return target
    placed = dict(target)
    noun = target["noun"]
    tokens = None if noun is None else (_tokens([noun], row)[:1] if noun else [0])
    placed["noun"] = tokens[0] if tokens else UNKNOWN
    whole = target["whole"]
    figure = None if whole in (None, UNKNOWN) else asked.figures[whole]
    read = {window.figures[index]: place for index, place in zip(row.figures, row.opens, strict=True)}
    placed["whole"] = 0 if whole == UNKNOWN else read.get(figure, UNKNOWN) if figure is not None else UNKNOWN
    for name, places in (("dates", row.dates), ("sites", row.places)):
        right = target[name]
        there = None if right is None else [places[index] for index in right if places[index]]
        placed[name] = None if right is None or (right and not there) else there
    placed["agency_words"] = _tokens(target["agency_words"], row)
    placed["filter_words"] = {FILTER_KINDS.index(k): _tokens(spans, row) for k, spans in target["filter_words"].items()}
    return placed


def _tokens(spans: list[Any], row: Pass) -> list[int]:
    return [
        index
        for index, offset in enumerate(row.offsets)
        if offset and any(offset[0] < end and start < offset[1] for start, end in spans)
    ]


def main() -> None:
    """Write the examples that the command line asks for."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("out", type=pathlib.Path)
    ask.add_argument("--tokenizer", required=True)
    ask.add_argument("--gold", type=pathlib.Path, nargs="+", required=True)
    ask.add_argument("--variants", type=int, default=1)
    ask.add_argument("--keep", type=float, default=0.35, help="share of the numbers in no claim that a variant keeps")
    ask.add_argument("--clean", action="store_true", help="claims only (to measure with the figures given)")
    ask.add_argument("--seed", type=int, default=1)
    args = ask.parse_args()
    tokenizer = Tokenizer.from_file(args.tokenizer)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    marks = Marks.of(tokenizer)
    rows = 0
    with args.out.open("w", encoding="utf-8") as out:
        for path in (path for folder in args.gold for path in sorted(folder.glob("*.txt"))):
            for variant in range(args.variants):
                chance = random.Random(f"{args.seed}/{path.stem}/{variant}")  # noqa: S311 - a fixed seed
                for example in examples(path, chance, 0.0 if args.clean else args.keep):
                    made = swapped(dropped(example, chance), chance) if variant else example
                    for row in record(made, tokenizer, marks):
                        out.write(json.dumps({**row, "variant": variant}) + "\n")
                        rows += 1
    print(rows, "rows", args.out)


if __name__ == "__main__":
    main()
