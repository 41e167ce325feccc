"""templates.py OUT.jsonl --tokenizer FILE: examples from the invented sentences of templates.yml.

The annotated statements hold few removals, detainers, encounters and lists; these say what the guide says of them.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import random
import re
from typing import Any

import yaml
from examples import Example, record
from labels import SOURCES, UNKNOWN
from tokenizers import Tokenizer

from counterfoil.extract.encoder_input import BODY, ITEM, LEAD, TITLE, Passage, Window
from counterfoil.extract.encoder_tokens import Marks
from counterfoil.model import FILTER_KINDS, MEASURES, UNITS, Span

KINDS = {
    "n": "noun", "o": "offence", "c": "criminality", "k": "nationality", "g": "gang", "s": "status", "x": "sex",
    "m": "minor", "z": "other",
}  # fmt: skip  # a table
WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
TITLES = (
    "", "{agency} arrests {n} in {city}", "{agency} removes {nat} fugitive wanted for {offence}",
    "{op} nets {n} arrests", "{agency} investigation leads to prison for {nat} national",
    "{agency} arrests {n} during {op} in {state}",
)  # fmt: skip  # a table
OWN = SOURCES.index("own")


class Filler:
    """Fills the slots of a template by chance."""

    def __init__(self, slots: dict[str, Any], chance: random.Random) -> None:
        self.slots, self.chance = slots, chance

    def fill(self, words: str) -> str:
        """`words` with every {slot} filled."""
        return re.sub(r"\{(\w+)\}", lambda match: self.value(match[1]), words)

    def value(self, name: str) -> str:
        """A value of the slot; slots of one letter are numbers in digits, words, or either."""
        chance, digits, word = self.chance, self.digits(), self.chance.choice(WORDS)
        numbers = {
            "f": ("once", "twice", "twice", f"{word} times", f"{chance.randint(2, 15)} times"),
            "w": (*WORDS, "one", str(chance.randint(2, 30))),
            "m": (word, digits),
            "n": (digits,),
            "N": (word.capitalize(), "One", digits),
            "W": (word.capitalize(), "One", digits),
            "money": (f"${digits}", f"${chance.randint(1, 90)}.{chance.randint(1, 9)} million"),
        }
        value: str = chance.choice(numbers.get(name) or self.slots[name])
        return value

    def digits(self) -> str:
        """A count, small ones likelier."""
        return f"{int(2 + self.chance.random() ** 3 * self.chance.choice((60, 600, 9000))):,}"


def parsed(marked: str) -> tuple[str, dict[str, list[list[int]]]]:
    """The sentence without its marks, and where each tag stood. A tag may name several: `1n2n`."""
    text, tags, at = "", {}, 0
    for match in re.finditer(r"\[([\da-z]+) ([^\]]*)\]", marked):
        text += marked[at : match.start()]
        for tag in re.findall(r"\d[a-z]?|[a-z]", match[1]):
            tags.setdefault(tag, []).append([len(text), len(text) + len(match[2])])
        text += match[2]
        at = match.end()
    return text + marked[at:], tags


def label(spec: str, number: int, tags: dict[str, list[list[int]]]) -> dict[str, Any]:
    """Targets of figure `number` from its specification and the tags."""
    measure, unit, *options = spec.split()
    if measure == "not":
        return {"claim": 0}
    given = dict(option.partition("=")[::2] for option in options)
    words = {kind: tags.get(f"{number}{letter}", []) for letter, kind in KINDS.items()}
    filters = {kind: spans for kind, spans in words.items() if kind != "noun" and spans}
    made: dict[str, Any] = {
        "claim": 1, "unit": UNITS.index(unit), "measure": MEASURES.index(measure),
        "filters": [int(kind in filters) for kind in FILTER_KINDS], "change": int("change" in given), "speaker": 0,
        "share": int("share" in given), "whole": int(given.get("whole", 0)) - 1,
        "noun": words["noun"][0] if words["noun"] else [], "filter_words": filters,
    }  # fmt: skip  # a table
    if unit == "percent":
        made["noun"] = None
    for name, tag, key, pointer in (
        ("period", "t", "per", None),
        ("places", "p", "pl", None),
        ("agency", "a", "ag", "agency_words"),
    ):  # fmt: skip  # a table
        source = given.get(key, "own" if tag in tags else "none")
        made[name] = (
            SOURCES.index(source) if source == "own" else -1
        )  # an invented sentence has no text to inherit from
        if pointer:
            made[pointer] = tags.get(tag, []) if source == "own" else []
    return made


def example(template: dict[str, Any], filler: Filler, number: int) -> Example:
    """One filling of a template, under a title and behind what leads into it."""
    marked = filler.fill(template["s"])
    marked = re.sub(r"^(\[\w+ )?([a-z])", lambda match: (match[1] or "") + match[2].upper(), marked)
    sentence, tags = parsed(marked)
    labels = [label(spec, at + 1, tags) for at, spec in enumerate(template["f"]) if str(at + 1) in tags]
    quoted = bool(template.get("q"))
    lead = filler.fill(template.get("lead", ""))
    above = [(TITLE, filler.fill(filler.chance.choice(TITLES))), (LEAD, lead)]
    text, passages = "", []
    for part, words in (*above, (ITEM if lead else BODY, sentence)):
        if words:
            passages.append(Passage(Span(len(text), len(text) + len(words)), part, opens=True))
            text += words + "\n"
    base = passages[-1].span.start
    spans = {tag: [[base + start, base + end] for start, end in found] for tag, found in tags.items()}
    figures = tuple(Span(*spans[str(at + 1)][0]) for at in range(len(template["f"])) if str(at + 1) in tags)
    dates, places = (tuple(Span(*each) for each in sorted(spans.get(tag, []))) for tag in ("t", "p"))
    for made in labels:
        if made["claim"]:
            made["speaker"] = int(quoted)
            made["whole"] = (
                min(made["whole"], len(figures) - 1)
                if made["share"] and made["whole"] >= 0
                else (None if made["share"] else UNKNOWN)
            )
            if made["noun"]:
                made["noun"] = [base + edge for edge in made["noun"]]
            for kind, found in made["filter_words"].items():
                made["filter_words"][kind] = [[base + start, base + end] for start, end in found]
            made["agency_words"] = [[base + start, base + end] for start, end in made["agency_words"]]
            made["dates"] = list(range(len(dates))) if made["period"] == OWN and dates else None
            made["sites"] = list(range(len(places))) if made["places"] == OWN else None
    window = Window(text, tuple(passages), figures, (quoted,) * len(figures), dates, places)
    return Example(f"template-{number}", window, tuple(labels))


def main() -> None:
    """Write `--each` fillings of every template."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("out", type=pathlib.Path)
    ask.add_argument("--tokenizer", required=True)
    ask.add_argument("--each", type=int, default=24)
    ask.add_argument("--variants", type=int, default=8, help="fillings are dealt out over so many variants")
    ask.add_argument("--seed", type=int, default=1)
    args = ask.parse_args()
    given = yaml.safe_load(pathlib.Path(__file__).with_name("templates.yml").read_text(encoding="utf-8"))
    filler = Filler(given["slots"], random.Random(args.seed))  # noqa: S311 - a fixed seed
    tokenizer = Tokenizer.from_file(args.tokenizer)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    marks = Marks.of(tokenizer)
    rows = 0
    with args.out.open("w", encoding="utf-8") as out:
        for number, template in enumerate(given["templates"]):
            for turn in range(args.each):
                for row in record(example(template, filler, number), tokenizer, marks):
                    out.write(json.dumps({**row, "variant": turn % args.variants}) + "\n")
                    rows += 1
    print(rows, "rows", args.out)


if __name__ == "__main__":
    main()
