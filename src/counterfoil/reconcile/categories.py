"""What the words beside a part of a list say that it is: convicted, charged or neither; an age; an end."""

from __future__ import annotations

from counterfoil.reference.patterns import pattern

_NONE = pattern(
    r"\b(?:neither|nor|without (?:any |a )?(?:either|criminal|convictions?|(?:criminal )?records?|prior|known|pending)"
    r"|no (?:known |prior |previous |other )*(?:criminal|convictions?|records?|charges?|history|arrests?)"
    r"|(?:did|do|does|have|had|has) not have|never been (?:convicted|charged|arrested)"
    r"|other immigration violators?|immigration (?:violations?|offenses?) only|only (?:of )?immigration"
    r"|clean records?)\b"
)
_PENDING = pattern(
    r"\b(?:pending|awaiting trial|(?:charged|accused)|charges|under indictment|facing charges|open cases?)\b"
)
_CONVICTED = pattern(r"\b(?:convict(?:ed|ions?|s)|criminal (?:records?|histor(?:y|ies)))\b")
_OR = pattern(r"\b(?:or|and)\b")

_UNDER = pattern(r"\b(?:under|younger than|below)(?: the age of)? (\d{1,2})\b")
_OVER = pattern(
    r"\b(?:over|older than|above)(?: the age of)? (\d{1,2})\b|\b(\d{1,2})(?: years)? (?:or|and) (?:older|over)\b"
)
_BETWEEN = pattern(
    r"\b(?:between|aged?|ages|from)?\s?(?:the ages of )?(\d{1,2})(?: ?[-–] ?| and | to | through )(\d{1,2})\b"
)
_BEHIND_AGES = pattern(r"^[ -]([\pL’']+)(?:[ -]([\pL]+))?|^(?: ?%|[.,]\pN)")
_NO_UNIT = frozenset({"and", "or", "in", "at", "when", "while", "who", "with", "were", "was", "are", "had", "have"})
"""Words that may stand behind two ages; another noun counts another thing: "convicted 4 to 9 times"."""
_YOUNG = pattern(r"\b(?:minors?|juveniles?|children|child|teenagers?)\b")
_GROWN = pattern(r"\badults?\b")
_OLDEST = 200

_NEVER_TAKEN = pattern(
    r"\b(?:without (?:being )?(?:arrest(?:ed)?|charges?|custody|detention)"
    r"|never (?:been )?(?:arrested|charged|detained)|(?:was|were) not (?:arrested|charged|detained|among|counted))\b"
)
"""Words of people who are none of those arrested."""
_BEFORE_NOW = pattern(r"\b(?:previously|before|earlier|prior|already been|in the past|once|history|convicted of)\b")
_FATES = (
    ("taken", pattern(
        r"^(?: of (?:them|those|the \pL+))? (?:was|were|have been|had been) (?:arrested|apprehended|captured)\b"
    )),
    ("dead", pattern(r"\b(?:died|dead|killed|drowned)\b")),
    ("hurt", pattern(r"\b(?:injured|wounded|hurt|survived)\b")),
    ("unhurt", pattern(r"\b(?:unhurt|uninjured|unharmed)\b")),
    ("sought", pattern(
        r"\b(?:being sought|still sought|sought by|at large|on the run"
        r"|(?:remains?|still|are|is|considered) (?:an? )?fugitives?)\b"
    )),
    ("already", pattern(r"\balready (?:in (?:custody|jail|prison)|behind bars|serving|held|detained|incarcerated)\b")),
    ("held", pattern(
        r"\b(?:remains?|are|is|being|still)\b(?: \pL+){0,3}?"
        r" (?:in (?:\pL+ )?(?:custody|detention|jail)|held|detained)\b"
        r"|\bawaiting (?:removal|deportation|transfer|hearings?|trial|sentencing)\b"
    )),
    ("removed", pattern(r"\b(?:been|were|was) (?:\pL+ )?(?:removed|deported|repatriated|expelled|flown)\b")),
    ("released", pattern(r"\b(?:released|freed)\b")),
    ("handed over", pattern(r"\b(?:turned|handed) over\b|\btransferred\b")),
    ("acquitted", pattern(r"\b(?:acquitted|not guilty)\b")),
    ("dismissed", pattern(r"\b(?:dismissed|dropped|closed without)\b")),
    ("pleaded", pattern(r"\b(?:pleaded|pled) guilty\b")),
    ("ended", pattern(r"\b(?:ended|resulted) in (?:a )?(?:convictions?|guilty verdicts?|guilty pleas?)\b")),
    ("going on", pattern(r"\b(?:are|is|remains?|still)(?: still)? (?:pending|open|unsolved|under investigation)\b")),
    ("solved", pattern(r"\b(?:were|was|been) (?:solved|cleared)\b")),
    ("tried", pattern(r"\b(?:convicted|found guilty) (?:at|after|by|following) (?:a |an )?(?:\pL+ )?(?:trial|jury)\b")),
)  # fmt: skip  # one line an end
_ONE_END = ("already", "held")
"""Who is already in custody is in custody too; the earlier entry stands."""


def criminality(words: str) -> str | None:
    """`convicted`, `pending`, `none`, or `either` for "convicted or charged"; None where the words do not say."""
    if _NONE.search(words) is not None:
        return "none"
    convicted, pending = _CONVICTED.search(words), _PENDING.search(words)
    if convicted is not None and pending is not None:
        between = words[min(convicted.end(), pending.end()) : max(convicted.start(), pending.start())]
        return "either" if _OR.search(between) is not None and len(between) <= 12 else None
    if convicted is not None:
        return "convicted"
    return "pending" if pending is not None else None


def age_band(words: str) -> tuple[int, int] | None:
    """The ages in years that the words give, first and last; None where they give none."""
    under, over = _UNDER.search(words), _OVER.search(words)
    between = next((m for m in _BETWEEN.finditer(words) if _are_years(words[m.end() :])), None)
    if between is not None:
        return int(between.group(1) or 0), int(between.group(2) or 0)
    if under is not None:
        return 0, int(under.group(1) or 0)
    if over is not None:
        return int(over.group(1) or over.group(2) or 0), _OLDEST
    if _YOUNG.search(words) is not None:
        return 0, 17
    return (18, _OLDEST) if _GROWN.search(words) is not None else None


def _are_years(behind: str) -> bool:
    """True where the words behind two numbers name no other unit: "5 to 10 years in prison" are no ages."""
    match = _BEHIND_AGES.match(behind)
    if match is None:
        return True
    unit, then = match.group(1), match.group(2)
    return then in ("old", "olds", "of") if unit in ("year", "years") else unit in _NO_UNIT


def sex_or_age(word: str) -> str | None:
    """`men`, `women`, `boys`, `girls`, `male`, `female`, `kids` or `young`; None for any other word."""
    return _PEOPLE.get(word.lower()) or _PEOPLE.get(word.lower().rstrip("s"))


_PEOPLE = {
    "man": "men", "men": "men", "woman": "women", "women": "women", "boy": "boys", "girl": "girls",
    "male": "male", "female": "female", "child": "kids", "children": "kids", "minor": "young", "juvenile": "young",
}  # fmt: skip  # a table of words
APART = (
    frozenset({"men", "women", "kids"}), frozenset({"men", "women", "young"}), frozenset({"male", "female"}),
    frozenset({"men", "women", "boys", "girls"}),
)  # fmt: skip
"""Groups of people of which nobody is in two; a boy is a child and male too."""


def ends_apart(found: frozenset[str]) -> bool:
    """True for ends of which nobody meets two: who pleaded guilty may be in custody, who was hurt handed over."""
    return any(found <= group for group in _ENDS)


_ENDS = (
    frozenset({"taken", "sought", "already", "dead"}), frozenset({"held", "removed", "released", "sought", "dead"}),
    frozenset({"dead", "hurt", "unhurt"}), frozenset({"pleaded", "acquitted", "dismissed", "tried", "sought"}),
    frozenset({"ended", "acquitted", "dismissed", "going on"}), frozenset({"solved", "going on"}),
    frozenset({"already", "held", "released", "removed"}),
)  # fmt: skip  # a table of words


_WITHOUT_LEAVE = pattern(
    r"\bwithout (?:being )?(?:inspect\pL+|admi(?:ssion|tted)|authoriz\pL+|permission)\b"
    r"|\b(?:entered|crossed)\b[^.;,]{0,60}\b(?:illegally|unlawfully)\b|\b(?:illegally|unlawfully) (?:entered|crossed)\b"
)
_WITH_LEAVE = pattern(
    r"\b(?:entered|admitted|came|arrived)\b[^.;,]{0,60}"
    r"\b(?:legally|lawfully|(?:on|under|with) (?:an? )?(?:[\pL-]+ )?visas?)\b"
    r"|\b(?:legally|lawfully) (?:entered|admitted)\b|\boversta(?:y|yed|ying)\b"
)


def entry(words: str) -> str | None:
    """`lawful` or `unlawful`, as the words say people came into the country; None where they say neither, or both."""
    without, with_leave = _WITHOUT_LEAVE.search(words) is not None, _WITH_LEAVE.search(words) is not None
    if without == with_leave:
        return None
    return "unlawful" if without else "lawful"


def fate(words: str) -> str | None:
    """What became of the people of one part; None where the words tell of no end, of two, or of an earlier one."""
    if _BEFORE_NOW.search(words) is not None or _NEVER_TAKEN.search(words) is not None:
        return None
    found = [name for name, told in _FATES if told.search(words) is not None]
    if found[:2] == list(_ONE_END):
        return _ONE_END[0]
    return found[0] if len(found) == 1 else None


_STANDINGS = (
    ("ordered", pattern(r"^(?: [\pL-]+){1,3} (?:with|who had|under) final orders? (?:of removal|for removal)")),
    ("expedited", pattern(r"^(?: [\pL-]+){0,3} (?:with|who had|under) expedited removal")),
    ("leaving", pattern(r"^(?: [\pL-]+){0,3} (?:with|who had|granted) voluntary (?:departures?|returns?)")),
    ("summoned", pattern(r"^(?: [\pL-]+){0,3} (?:with|who had|given|issued) notices? to appear")),
    ("reinstated", pattern(r"^(?: [\pL-]+){0,3} (?:with|who had|under) reinstate[d ]")),
)
"""At what point the removal of the people of a part is."""
_FEWEST_STANDINGS = 3


def standing_of(words: str) -> str | None:
    """The point at which the removal is of those whom the words behind a figure name; None where they do not say."""
    if _BEFORE_NOW.search(words.replace("before an immigration judge", "")) is not None:
        return None
    found = [name for name, told in _STANDINGS if told.search(words) is not None]
    return found[0] if len(found) == 1 else None


def standings_apart(found: frozenset[str]) -> bool:
    """True for a list of three or more such points, which sorts people by them."""
    return len(found) >= _FEWEST_STANDINGS
