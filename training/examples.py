"""examples.py OUT.jsonl (--gold DIR | --corpus RELEASES.jsonl.gz [--skip DIR…]): make training examples.

Runs in the package's own environment, with the package's own reading, so that training sees what running sees. An
example is one pass of the encoder: word pieces, parts, markers, and the targets of every figure. Variants beyond the
first swap figures, nationalities and agencies for others and drop parts of the context; the seed fixes which. Nothing
of the texts is kept in the repository.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import pathlib
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from labels import targets
from swaps import swapped
from tokenizers import Tokenizer

from counterfoil.extract.encoder_input import SentenceInput, sentence_inputs
from counterfoil.extract.encoder_tokens import FIGURE, SENTENCE, Marks, Pass, passes
from counterfoil.extract.sentences import sentences
from counterfoil.model import FILTER_KINDS, Document, Span
from counterfoil.read.segments import segments

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


def document(name: str, text: str) -> Document:
    """A text as the package reads it."""
    return Document(name, text, hashlib.sha256(text.encode()).hexdigest(), segments=segments(text))


def numerals(text: str) -> Iterator[tuple[int, int]]:
    """Numbers that may be claims: all but plain dates, ages, times, ordinals and statutes."""
    for match in NUMERAL.finditer(text):
        words = match[0].rstrip(",")
        year = re.fullmatch(r"(?:19|20)\d\d", words)
        age = re.search(r",\s$", text[: match.start()]) and text[match.end() : match.end() + 1] == ","
        if not (year or age or PLAINLY_NOT.search(text[: match.start()]) or CROSS.search(text[match.end() :][:12])):
            yield match.start(), match.start() + len(words)


def gold_documents(folder: pathlib.Path) -> Iterator[tuple[Document, list[dict[str, Any]]]]:
    """Annotated statements of a folder, with their claims."""
    for path in sorted(folder.glob("*.txt")):
        yield (
            document(path.stem, path.read_text(encoding="utf-8")),
            json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["claims"],
        )


def corpus_documents(path: pathlib.Path, skip: set[str]) -> Iterator[tuple[Document, list[dict[str, Any]]]]:
    """Releases without annotation, but for those whose title is in `skip`."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            release = json.loads(line)
            if release["title"].strip().lower() not in skip:
                yield document(release["id"], "\n\n".join([release["title"], *release["paragraphs"]])), []


def examples(doc: Document, claims: list[dict[str, Any]], *, gold: bool) -> Iterator[dict[str, Any]]:
    """Every sentence with a figure, its figures' targets beside it (None for a number that is in no claim)."""
    known = {(claim["start"], claim["end"]): claim for claim in claims}
    figures = sorted(known)
    for found in numerals(doc.text):
        if not any(start < found[1] and found[0] < end for start, end in known):
            figures.append(found)
    figures.sort()
    inputs, members = sentence_inputs(doc, sentences(doc), [Span(*figure) for figure in figures])
    for given, held in zip(inputs, members, strict=True):
        start = figures[held[0]][0] - given.figures[0][0]
        claimed = [known.get(figures[index]) for index in held]
        ids = {claim["id"]: place for place, claim in enumerate(claimed) if claim}
        labels = [
            targets(claim, given.text, start, ids) if claim else ({"claim": 0} if gold else {}) for claim in claimed
        ]
        yield {"doc": doc.id, "given": given, "labels": labels}


def record(example: dict[str, Any], tokenizer: Tokenizer, marks: Marks) -> Iterator[dict[str, Any]]:
    """The example as rows of arrays."""
    for row in passes(example["given"], tokenizer, marks):
        labels = [_placed(example["labels"][index], row) for index in row.figures]
        yield {
            "doc": example["doc"], "ids": row.ids, "parts": row.parts, "opens": row.opens, "closes": row.closes,
            "figures": labels,
        }  # fmt: skip


def _placed(label: dict[str, Any], row: Pass) -> dict[str, Any]:
    if not label.get("claim"):
        return label
    placed = dict(label)
    noun = label["noun"]
    at = None if noun is None else (_tokens([noun], row)[:1] if noun else [0])
    placed["noun"] = at[0] if at else -1
    placed["whole"] = row.opens[row.figures.index(label["whole"])] if label["whole"] in row.figures else -1
    for name in ("period_words", "place_words", "agency_words"):
        placed[name] = _tokens(label[name], row)
    placed["filter_words"] = {FILTER_KINDS.index(k): _tokens(spans, row) for k, spans in label["filter_words"].items()}
    return placed


def _tokens(spans: list[Any], row: Pass) -> list[int]:
    return [
        index
        for index, (offset, part) in enumerate(zip(row.offsets, row.parts, strict=False))
        if offset and part in (SENTENCE, FIGURE) and any(offset[0] < end and start < offset[1] for start, end in spans)
    ]


def thinned(example: dict[str, Any], chance: random.Random, keep: float) -> dict[str, Any] | None:
    """The example with only some of the numbers that are in no claim; None where none is left."""
    kept = [i for i, label in enumerate(example["labels"]) if label.get("claim", 1) or chance.random() < keep]
    if not kept:
        return None
    given: SentenceInput = example["given"]
    labels = [dict(example["labels"][i]) for i in kept]
    for label in labels:
        if label.get("whole", -1) >= 0:
            label["whole"] = kept.index(label["whole"])
    quoted = tuple(given.quoted[i] for i in kept)
    return {
        **example,
        "given": replace(given, figures=tuple(given.figures[i] for i in kept), quoted=quoted),
        "labels": labels,
    }


def dropped(given: SentenceInput, chance: random.Random) -> SentenceInput:
    """The input without some of its context."""
    return replace(given, **{name: "" for name in ("title", "lead", "before", "after") if chance.random() < 0.15})


def main() -> None:
    """Write the examples that the command line asks for."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("out", type=pathlib.Path)
    ask.add_argument("--tokenizer", required=True)
    ask.add_argument("--gold", type=pathlib.Path)
    ask.add_argument("--corpus", type=pathlib.Path)
    ask.add_argument(
        "--skip", type=pathlib.Path, nargs="*", default=[], help="annotated folders whose titles are left out"
    )
    ask.add_argument("--variants", type=int, default=1)
    ask.add_argument("--keep", type=float, default=0.35, help="share of the numbers in no claim that a variant keeps")
    ask.add_argument("--clean", action="store_true", help="claims only (to measure with the figures given)")
    ask.add_argument("--seed", type=int, default=1)
    args = ask.parse_args()
    tokenizer = Tokenizer.from_file(args.tokenizer)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    marks = Marks.of(tokenizer)
    skip = {
        path.read_text(encoding="utf-8").split("\n", 1)[0].strip().lower()
        for d in args.skip
        for path in d.glob("*.txt")
    }
    documents = gold_documents(args.gold) if args.gold else corpus_documents(args.corpus, skip)
    rows = 0
    with args.out.open("w", encoding="utf-8") as out:
        for doc, claims in documents:
            for example in examples(doc, claims, gold=bool(args.gold)):
                for variant in range(args.variants):
                    chance = random.Random(f"{args.seed}/{doc.id}/{example['given'].text}/{variant}")  # noqa: S311 - a fixed seed
                    made: dict[str, Any] | None = example
                    if args.gold:
                        made = thinned(example, chance, 0.0 if args.clean else args.keep)
                    if made and variant:
                        made = swapped({**made, "given": dropped(made["given"], chance)}, chance)
                    for row in record(made, tokenizer, marks) if made else ():
                        out.write(json.dumps({**row, "variant": variant}) + "\n")
                        rows += 1
    print(rows, "rows", args.out)


if __name__ == "__main__":
    main()
