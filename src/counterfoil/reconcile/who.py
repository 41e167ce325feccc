"""Whose term of a sentence a length is, and how it is served."""

from __future__ import annotations

from counterfoil.model import Claim
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.arithmetic import any_of, arithmetic
from counterfoil.reference.patterns import pattern

_BESIDE = 40
_ANOTHER = pattern(
    r"\b(?:his|her|their|an?other|second|third|older|younger|whose) (?:[\pL-]+ )?"
    r"(?:brother|sister|cousin|wife|husband|son|daughter|father|mother|uncle|nephew|partner|girlfriend|boyfriend"
    r"|associate|accomplice|man|woman|defendant|suspect|member|driver|smuggler)s?\b"
    r"|\b(?:co-?(?:defendant|conspirator)|accomplice)s?\b"
)


def supervised(setting: Setting, claim: Claim) -> bool:
    """True where the words right behind a length make it supervision or probation: "three years of probation"."""
    served = setting.after(claim, _BESIDE)
    prison, release = (any_of(kind).search(served) for kind in arithmetic().penalties[:2])
    return release is not None and (prison is None or release.start() < prison.start())


def somebody_else(setting: Setting, claim: Claim) -> bool:
    """True where the claim's sentence, up to the claim, brings in somebody: "his cousin", or a second name.

    The first name of a text is that of the man whom the sentences before it tell of.
    """
    start, end = claim.sentence.start, claim.span.start
    if _ANOTHER.search(setting.lower[start:end]) is not None:
        return True
    named = [n for n in setting.extraction.names if n.kind == "person" and n.span.start < end]
    known = {word for n in named if n.span.end <= start for word in setting.words(n.span).split()}
    return bool(known) and any(n.span.start >= start and setting.words(n.span).split()[0] not in known for n in named)
