"""What the parser knows of words is worked out here, and comes to what its library says of the same sentences."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
import yaml

import counterfoil
from counterfoil.extract.library import installed, loaded
from counterfoil.extract.library import sentence as sentence_of
from counterfoil.extract.parse import _MODELS, _tokens, parse
from counterfoil.extract.vectors import Vectors
from counterfoil.extract.words import Sentence, words
from counterfoil.model import Span
from tests.semantics.reading import document

_DATA = Path(counterfoil.__file__).parent / "data"
_ODD = ["…", "4", "\u200b 40", "É 4 ß", "a " * 300 + "4", "http://x.example/" + "y" * 200 + " 7", "5  6\t7", "?!?!—“4”"]


def _texts() -> Iterator[str]:
    """Every invented sentence that our data files have for an example, and some that are none."""
    waiting: list[object] = [yaml.safe_load(path.read_text("utf-8")) for path in sorted(_DATA.rglob("*.yml"))]
    while waiting:
        found = waiting.pop()
        if isinstance(found, dict):
            waiting += found.values()
        elif isinstance(found, list):
            waiting += found
        elif isinstance(found, str) and len(found.split()) > 4:
            yield found
    yield from _ODD


def _sentence(text: str) -> Sentence:
    whole = Span(0, len(text))
    return Sentence(whole, words(document(text), whole))


@cache
def _sentences() -> tuple[Sentence, ...]:
    return tuple(_sentence(text) for text in dict.fromkeys(_texts()))


@cache
def _plain() -> Any:
    """The model as its library loads it, with its tokenizer and all."""
    return spacy.load(str(installed(_MODELS)), exclude=["ner"])


def test_the_same_parse_as_the_library() -> None:
    sentences = _sentences()
    assert len(sentences) > 1000
    parsed = parse(sentences)
    model = _plain()
    plain = model.pipe(sentence_of(model.vocab, _tokens(sentence)) for sentence in sentences)
    for sentence, doc in zip(parsed, plain, strict=True):
        ours = [(word.tag, word.dep, word.head) for word in sentence.words]
        assert ours == [(token.tag_, token.dep_, token.head.i) for token in doc], doc.text


@pytest.fixture(scope="module")
def model() -> Any:
    return loaded(str(installed(_MODELS)), ("ner", "senter", "lemmatizer", "attribute_ruler"), own_products=False)


def test_a_word_is_the_same_in_any_company(model: Any) -> None:
    tokens = list(dict.fromkeys(token for sentence in _sentences()[:100] for token in _tokens(sentence)))
    part = model.get_pipe("tok2vec").model
    together, alone = Vectors(model.vocab, part), Vectors(model.vocab, part)
    together.of([tokens])
    for token in tokens[::7]:
        alone.of([[token]])
    for token in tokens[::7]:
        (first,), (second,) = together.of([[token]]), alone.of([[token]])
        assert first.tobytes() == second.tobytes()


def test_words_that_are_forgotten_are_learned_again(model: Any) -> None:
    sentences = [_tokens(sentence) for sentence in _sentences()[:60]]
    part = model.get_pipe("tok2vec").model
    all_kept = [Vectors(model.vocab, part).of([sentence])[0] for sentence in sentences]
    vectors = Vectors(model.vocab, part, kept=40)
    for sentence, expected in zip(sentences, all_kept, strict=True):
        assert np.array_equal(vectors.of([sentence])[0], expected)


def test_another_model_is_refused() -> None:
    other: Any = spacy.blank("en").add_pipe("tok2vec")
    with pytest.raises(ValueError, match="made of other parts"):
        Vectors(other.vocab, other.model)


def test_the_command_line_of_the_library_is_there_for_others() -> None:
    program = (
        "import sys; from counterfoil.extract.library import installed; installed(['none']); "
        "assert 'spacy.cli.download' not in sys.modules; "
        "import spacy; print(spacy.info(silent=True)['spacy_version']); "
        "import spacy.cli; print(spacy.cli.download.__name__)"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120)
    assert told.stdout.split() == [version("spacy"), "download"]
