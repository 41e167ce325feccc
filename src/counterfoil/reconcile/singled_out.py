"""Parts of a total that a title cannot mean: "31 arrested", where 54 were, and 31 of these had convictions."""

from __future__ import annotations

from counterfoil.model import Claim
from counterfoil.reconcile.categories import criminality
from counterfoil.reconcile.likeness import could_agree, dimension
from counterfoil.reconcile.setting import Setting, stem, words_of
from counterfoil.reference.patterns import pattern

_KINDS = frozenset({"criminality", "nationality", "sex", "gang"})
_KIND = pattern(
    r"\b(?:crimin\pL*|convict\pL*|charg\pL*|accus\pL*|indict\pL*|prosecut\pL*|offen\pL+|felon\pL*|violent|records?|wanted"
    r"|gang\pL*|members?|sex|predators?|illegal\pL*|aliens?|migrants?|men|women|nationals?|citizens?|foreign\pL*|worst"
    r"|dangerous|threats?|previous\pL*|repeat|fugitives?)\b"
)
"""Words of a title that may single out some of those taken."""
_TAKEN = frozenset({"arrest", "detain", "apprehend", "captur", "remov", "deport", "seiz"})


def of_fewer(setting: Setting, title: Claim, part: Claim) -> bool:
    """True where the words make `part` a kind of those whom body and title tell of, and the title names no kind."""
    whole = setting.by_id.get(part.share_of or "") if part.id in setting.worded else None
    if whole is None or not setting.in_headline(title) or setting.in_headline(part) or title.filters:
        return False
    if (
        could_agree(whole, title)
        or dimension(whole) != dimension(title)
        or _KIND.search(setting.sentence(title)) is not None
    ):
        return False
    body = next((s.span.start for s in setting.document.segments if s.span.start > title.span.end), 0)
    told = {stem(word) for word in words_of(setting.lower[body : part.span.start])}
    if not setting.content(title) <= told:
        return False  # "40 arrested in drug raids" may be of those of the 62 who were
    said = setting.lower[part.span.end : part.sentence.end]
    narrowed = {f.kind for f in part.filters} & _KINDS or criminality(said) is not None
    return bool(narrowed) and bool(setting.content(title) & setting.content(whole) & _TAKEN)
