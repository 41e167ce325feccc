"""Windows of short invented texts, for the tests of the encoder."""

from __future__ import annotations

from counterfoil.extract.encoder_input import BODY, TITLE, Passage, Window
from counterfoil.model import Span


def span(text: str, words: str) -> Span:
    """Where `words` first stand."""
    start = text.index(words)
    return Span(start, start + len(words))


def window(
    body: str,
    figures: tuple[str, ...],
    *,
    title: str = "",
    dates: tuple[str, ...] = (),
    places: tuple[str, ...] = (),
    quoted: tuple[bool, ...] | None = None,
) -> Window:
    """A window of a title and a body, with what stands in it."""
    text = f"{title}\n{body}" if title else body
    start = len(text) - len(body)
    passages = [Passage(Span(0, len(title)), TITLE, opens=True)] if title else []
    passages.append(Passage(Span(start, len(text)), BODY, opens=True))
    return Window(
        text,
        tuple(passages),
        tuple(span(text, words) for words in figures),
        quoted or (False,) * len(figures),
        tuple(span(text, words) for words in dates),
        tuple(span(text, words) for words in places),
    )
