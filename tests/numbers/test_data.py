"""Every example and counter-example of the data files, through the code that reads statements."""

from __future__ import annotations

import pytest

from counterfoil.reference.hedges import HedgeWords, table
from counterfoil.reference.numbers import Guard, guard_tables, number_words
from counterfoil.reference.rules import rules
from tests.numbers.reading import bracketed, read

GUARDS = [guard for table_ in guard_tables() for guard in table_.guards]
GUARD_EXAMPLES = [(guard, words) for guard in GUARDS for words in guard.examples]
GUARD_COUNTERS = [(guard, words) for guard in GUARDS for words in guard.counter_examples]
HEDGE_EXAMPLES = [(entry, words) for entry in table().hedges for words in entry.examples]
HEDGE_COUNTERS = [(entry, words) for entry in table().hedges for words in entry.counter_examples]


@pytest.mark.parametrize(("guard", "words"), GUARD_EXAMPLES, ids=lambda value: getattr(value, "id", None))
def test_a_guard_takes_the_bracketed_numbers_of_its_examples(guard: Guard, words: str) -> None:
    text, spans = bracketed(words)
    mentions, leftovers = read(text)
    for span in spans:
        covering = [item for item in leftovers if item.span.overlaps(span)]
        assert covering, f"nothing covers {text[span.start : span.end]!r}"
        assert all(item.rule == guard.id and item.reason == guard.reason for item in covering)
        assert not any(mention.span.overlaps(span) for mention in mentions)


@pytest.mark.parametrize(("guard", "words"), GUARD_COUNTERS, ids=lambda value: getattr(value, "id", None))
def test_a_guard_leaves_the_bracketed_figures_of_its_counter_examples(guard: Guard, words: str) -> None:
    text, spans = bracketed(words)
    mentions, leftovers = read(text)
    assert [mention.span for mention in mentions] == list(spans)
    assert not any(item.rule == guard.id for item in leftovers)


def test_every_guard_has_both_kinds_of_example() -> None:
    assert [guard.id for guard in GUARDS if not (guard.examples and guard.counter_examples)] == []


@pytest.mark.parametrize(("entry", "words"), HEDGE_EXAMPLES)
def test_the_bracketed_figure_has_the_hedge(entry: HedgeWords, words: str) -> None:
    text, spans = bracketed(words)
    hedges = {mention.span: mention.hedge for mention in read(text)[0]}
    assert [hedges.get(span) for span in spans] == [entry.hedge] * len(spans)


@pytest.mark.parametrize(("entry", "words"), HEDGE_COUNTERS)
def test_the_bracketed_figure_of_a_counter_example_has_no_hedge(entry: HedgeWords, words: str) -> None:
    text, spans = bracketed(words)
    hedges = {mention.span: mention.hedge for mention in read(text)[0]}
    assert [hedges.get(span) for span in spans] == ["exact"] * len(spans), entry.hedge


def test_every_phrase_of_every_hedge_is_read() -> None:
    wrong = []
    for entry in table().hedges:
        for phrase in entry.before:
            (mention,) = read(f"They counted {phrase} 40 barns.")[0]
            if mention.hedge != entry.hedge or mention.hedge_span is None:
                wrong.append((phrase, mention.hedge))
        for phrase in entry.after:
            joint = "" if phrase.startswith("-") else " "
            (mention,) = read(f"They counted 40{joint}{phrase}.")[0]
            if mention.hedge != entry.hedge:
                wrong.append((phrase, mention.hedge))
    assert wrong == []


@pytest.mark.parametrize("example", number_words().examples, ids=lambda example: example.words)
def test_a_number_word_is_worth_what_the_example_says(example: object) -> None:
    words, value = example.words, example.value  # type: ignore[attr-defined]  # pytest gives parameters as objects
    text, spans = bracketed(words)
    found = {mention.span: mention.value for mention in read(text)[0]}
    assert spans[0] in found
    assert found[spans[0]] == value


@pytest.mark.parametrize("example", number_words().counter_examples, ids=lambda example: example.words)
def test_a_number_word_of_a_counter_example_is_no_figure(example: object) -> None:
    assert read(example.words)[0] == ()  # type: ignore[attr-defined]  # pytest gives parameters as objects


def test_every_guard_and_hedge_is_documented_as_a_rule() -> None:
    wanted = {guard.id for guard in GUARDS} | {f"hedge.{entry.hedge}" for entry in table().hedges}
    assert wanted - rules().keys() == set()
