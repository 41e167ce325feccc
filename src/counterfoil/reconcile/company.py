"""People whom a text tells of besides those that its figures count."""

from __future__ import annotations

from counterfoil.model import Span
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.patterns import pattern

PEOPLE = (
    r"(?:alien|arrest|arrestee|associate|citizen|defendant|driver|employee|fugitive|foreigner|immigrant|individual"
    r"|inmate|juvenile|man|member|men|migrant|minor|national|noncitizen|offender|passenger|people|person|predator|smuggler"
    r"|suspect|target|teen|teenager|conspirator|co-?conspirator|co-?defendant|woman|women|worker|boy|girl)s?"
)
"""Words for people whom a statement tells of."""
_MORE = pattern(
    rf"\b(?:another|additional|further|others?|more|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\pN+th)"
    rf" (?:[\pL’'-]+ ){{0,3}}{PEOPLE}\b"
    r"|\b(?:others|another|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
    r" (?:was|were|is|are|has|had|have)\b"
    r"|\b(?:accomplice|co-?conspirator|co-?defendant)s?\b"
)
_ALSO = pattern(
    r"\b(?:also|later|subsequently|then) (?:been )?(?:arrested|apprehended|detained|charged|indicted|encountered"
    r"|located|found|identified|discovered|took|taken)\b"
    r"|\b(?:along|together) with\b|\b(?:additionally|in addition|also|as well|besides|furthermore|moreover)\b"
)
_ONE_MORE = pattern(
    rf"\b(?:an?|one|his|her|their|who) (?:[\pL\pN’'-]+ ){{0,3}}{PEOPLE}\b"
    r"|\b(?:his|her|their|the|an?) (?:[\pL-]+ )?(?:wife|husband|brother|sister|son|daughter|father|mother|cousin"
    r"|partner|girlfriend|boyfriend|uncle|nephew|spouse|leader|ringleader|boss|owner|foreman|manager|operator|recruiter"
    r"|organizer|supervisor|driver|captain|pilot|guide|guard|doctor|lawyer|juvenile|teenager|boy|girl|child|baby)\b"
)
_ONE_MORE_DID = pattern(
    rf"\b(?:and|plus) (?:an?|one|his|her|their|the) (?:[\pL’'-]+ ){{0,3}}{PEOPLE} (?:was|were|is|are|has|had|who|in)\b"
)
_SET_APART = pattern(
    r"\b(?:(?:was|were|been|later) released|except|excluding|but not|apart from|all but|at large|fled"
    r"|escaped|died|killed|deceased|dismissed|dropped|cleared|withdrawn|pardoned|hanged|suicide|missing|still|surviv\pL*"
    r"|acquitted|the others?|the rest|remaining|remainder|(?:u\.s\. citizen|united states citizen)s?"
    r"|other (?:one|two|three|four|five|six|seven|eight|nine|ten))\b"
)
"""Words that leave some of a group out: of five men "all four" may be those who were not released."""
_ALSO_TAKEN = pattern(
    r"\b(?:also|later|subsequently|then) (?:been )?(?:arrested|apprehended|detained|charged|indicted|found)\b"
    r"|\b(?:arrested|apprehended|detained|charged|indicted|found|identified) (?:also|later|too|as well|subsequently)\b"
)
_COMPANY = pattern(r"\b(?:with|among|from|against|to|like) (?:\pL+ )?other (?:[\pL-]+ ){0,2}[\pL-]+s\b")
"""Others whom nobody counts: "was living with other illegal aliens"."""
_AGED = pattern(r"(?:^|\n|[.;:,] (?:and )?)[Aa]n? \pN{2}-year-old\b")


def joined_by_others(setting: Setting, span: Span, *, described: bool = False, firm: bool = False) -> bool:
    """True where these words bring in anybody besides: "another man", "also arrested", "and a U.S. citizen".

    described: everybody is named, so that "A, convicted of theft and a known gang member" says what he is.
    firm: the number was told twice and everybody is named, so that "lived with other aliens" adds nobody to it.
    """
    words = setting.lower[span.start : span.end].replace("more than", "").replace("no other", "")
    if firm:
        words = _COMPANY.sub(" ", words)
        if _ALSO_TAKEN.search(words) is not None:
            return True
    if _MORE.search(words) is not None:
        return True
    hints = (_ONE_MORE_DID,) if described else (_ONE_MORE, _ALSO)
    return any(hint.search(words) is not None for hint in hints)


def set_apart(setting: Setting, span: Span) -> bool:
    """True where these words leave some of a group out."""
    return _SET_APART.search(setting.lower[span.start : span.end]) is not None


def persons(setting: Setting, span: Span) -> int:
    """How many people are told of one by one there, by name, or by age where none is named.

    A surname, or a name spelt otherwise in part, is that of the person named before.
    """
    known: set[str] = set()
    count = 0
    for name in setting.extraction.names:
        if name.kind != "person" or not span.contains(name.span):
            continue
        words = {word for word in setting.words(name.span).lower().replace("-", " ").split() if len(word) > 2}
        count += not words & known
        known |= words
    return count or sum(1 for _ in _AGED.finditer(setting.document.text[span.start : span.end]))


def full_names(setting: Setting, span: Span) -> int:
    """How many people are named there by given name and surname, relatives each for himself."""
    told = [n.span for n in setting.extraction.names if n.kind == "person" and span.contains(n.span)]
    return len({setting.words(one).lower() for one in told if len(setting.words(one).split()) > 1})
