"""The parser's library and its model, without what nobody asks them for here.

The one module that knows the library. Its command line alone brings four hundred modules, to download models with, and
English's tokenizer three thousand rules: half a second of the start of every command.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

_COMMANDS = ("spacy.cli", "spacy.cli.info")
_TOKENIZER = "counterfoil.none.v1"

Token = tuple[str, bool]
"""A word, and whether a space follows it."""


def installed(names: Sequence[str]) -> str | None:
    """The first of these models that is installed; None where none is."""
    with _without_commands():
        import spacy
    return next((name for name in names if spacy.util.is_package(name)), None)


def loaded(name: str, unused: Sequence[str], *, own_products: bool) -> Any:  # noqa: ANN401 - no type of the library says more
    """The model without the parts that are `unused`, and without a tokenizer: it is given words.

    own_products: whether it multiplies matrices with the routines that come with it, rather than with NumPy's.
    """
    import spacy
    from spacy.tokenizer import Tokenizer
    from thinc.api import use_ops

    spacy.util.registry.tokenizers.register(_TOKENIZER, func=lambda: lambda model: Tokenizer(model.vocab))
    settings = {"nlp.tokenizer": {"@tokenizers": _TOKENIZER}}
    with use_ops("numpy", use_blis=own_products):
        return spacy.load(name, exclude=[*unused, "tokenizer"], config=settings)


def ask_only(vocabulary: Any, properties: Sequence[str]) -> None:  # noqa: ANN401 - as above
    """Have a word that is new to the vocabulary asked for these properties alone.

    Else it is asked for twenty-three, each with a function: two thirds of what a new word costs.
    """
    from spacy.attrs import IDS

    wanted = {IDS[name] for name in properties}
    askers = vocabulary.lex_attr_getters
    vocabulary.lex_attr_getters = {number: asker for number, asker in askers.items() if number in wanted}


def sentence(vocabulary: Any, tokens: Sequence[Token]) -> Any:  # noqa: ANN401 - as above
    """Words as the model takes them."""
    from spacy.tokens import Doc

    return Doc(vocabulary, words=[word for word, _ in tokens], spaces=[space for _, space in tokens])


@contextmanager
def _without_commands() -> Iterator[None]:
    """The library, imported inside, comes without its command line; whoever imports that afterwards gets it."""
    if "spacy" in sys.modules:
        yield
        return
    stand_ins = {name: ModuleType(name) for name in _COMMANDS}
    vars(stand_ins["spacy.cli"])["__path__"] = []
    vars(stand_ins["spacy.cli.info"])["info"] = _info
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in _COMMANDS:
            sys.modules.pop(name, None)
        vars(sys.modules.get("spacy", sys)).pop("cli", None)


def _info(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - as the library has it
    """`spacy.info`, for whoever asks for it after all."""
    return import_module("spacy.cli.info").info(*arguments, **options)
