"""Lines that are furniture by their form alone: dates, addresses, telephone numbers, links, page numbers, end marks."""

from __future__ import annotations

from functools import cache
from typing import Literal, cast

from counterfoil.reference.patterns import Pattern, escape, pattern
from counterfoil.reference.reading import lines, phrases

Form = Literal[
    "date", "release", "contact", "address", "link", "stamp", "page", "end", "rule", "menu", "section", "closing"
]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The first three letters of the months, in order."""
_MONTHS = (
    "Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?\\.?|July?\\.?|Aug(?:ust|\\.)?|"
    "Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?"
)
_WEEKDAYS = "(?:Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Satur|Sun|Sat)(?:day)?[.,]?"
_MESES = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre"
_YEAR = "[12][0-9]{3}"
DAY = (
    f"(?:{_MONTHS}) [0-9]{{1,2}}(?:st|nd|rd|th)?,? {_YEAR}|[0-9]{{1,2}} (?:{_MONTHS}),? {_YEAR}|"
    f"[0-9]{{1,2}} de (?:{_MESES}),? (?:de |del )?{_YEAR}"
)
"""A full date as US offices print it, in English or Spanish."""
NUMERIC_DAY = "[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:[12][0-9])?[0-9]{2}|[12][0-9]{3}-[0-9]{2}-[0-9]{2}"
_LABEL = (
    "(?:(?:date|dated|published|first published|published on|date published|publication date|date of publication|"
    "posted|posted on|updated|last updated|last modified|modified|created|"
    "release date|news release date|issued|on)[: ] ?)?"
)
_PHONE = (
    "(?:1[-. ])?(?:\\([0-9]{3}\\) ?|[0-9]{3}[-./ ])[0-9]{3}[-. ][0-9]{4}|1?-?8[0-9]{2}-[0-9A-Z]{1,4}-[0-9A-Z-]{2,9}"
)
_MAIL = "[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}"


def _date(day: str) -> str:
    clock = "(?:,? (?:at )?[0-9]{1,2}:[0-9]{2}(?: ?[ap]\\.?m\\.?)?(?: [A-Z]{2,4})?)?"
    return f"(?i:{_LABEL}{day}{clock})"


_WHOLE_DAY = f"(?:{_WEEKDAYS} )?(?:{DAY}|{NUMERIC_DAY})"


def _release() -> str:
    opening = r"for immediate release|for release|para publicaci[oó]n inmediata|embargoed until"
    return rf"(?i:\W*(?:{opening})\b.*|immediate release.*)"


def _contact() -> str:
    kinds = "office|cell|cellular|mobile|phone|tel|telephone|fax|media line|direct|main|e-?mail|desk|press|contact"
    reach = f"(?:{_PHONE}|{_MAIL}|@[A-Za-z0-9_]+)"
    glue = f"(?:[\\s|,;/•·().:]|and|or|{kinds}|[ocfmt])*"
    named = "(?:\\S+ ){0,8}?(?:media )?contacto?(?: information)?:.{0,90}"
    return f"(?i:{glue}(?:{reach}{glue})+|{named}|case (?:#|no\\.?|number).{{0,40}})"


def _address() -> str:
    kinds = (
        "street|st|avenue|ave|road|rd|boulevard|blvd|broadway|drive|dr|lane|ln|way|plaza|highway|hwy|court|square|suite|"
        "floor|p\\.?o\\.? box"
    )
    street = f"\\b(?i:{kinds})\\b"
    town = "[A-Z][A-Za-z.' ]+,? (?:[A-Z]{2}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)\\.? [0-9]{5}(?:-[0-9]{4})?"
    tail = f"(?:[\\s|•·,\\x{{f000}}-\\x{{f0ff}}]+(?:{_PHONE}|[0-9/. -]+|{_MAIL}))*"
    whole = f"(?:.{{0,90}}{street}\\.?.{{0,60}})?\\b{town}{tail}"
    door = f"[0-9]{{1,6}} (?:[A-Z0-9][\\w.]* ){{1,4}}{street}\\.?(?:,? .{{0,25}})?"
    return f"(?:{whole}|{door})"


def _link() -> str:
    return r"(?i:https?://\S+|www\.\S+|\S+\.(?:jpe?g|png|gif|webp|svg|pdf|mp4)|@\w+)"


_AUTHOR = r"by [A-Z][\w.' -]{3,40}"
_PUBLISHED = rf"(?:published|posted)(?: on)?:? {_WHOLE_DAY}"


def _byline() -> str:
    """`By A. Reporter. Published Nov. 10, 2025`, with a revision behind it or not; or the author behind the date."""
    clock = r"(?:,? (?:at )?[0-9]{1,2}:[0-9]{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?)?"
    revised = rf"(?:[.,;|•·/–— -]{{1,4}}(?:last )?(?:updated|modified)(?: on)?:? {_WHOLE_DAY}{clock})?"
    joint = "[.,;|•·/–— -]{1,4}"
    return rf"(?:{_AUTHOR}{joint}{_PUBLISHED}{clock}{revised}|{_PUBLISHED}{clock}{revised}{joint}{_AUTHOR})[.]?"


def _stamp() -> str:
    moment = r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}[ T][0-9:.]+Z?"
    counted = r"[0-9]+ min(?:ute)?s?\.? read|[0-9,]+ (?:views?|shares?|comments?)"
    said = r"are you (?:a )?human\b.*|\[[A-Z ]{3,40}\]"
    return f"(?i:{moment}|{counted}|{_AUTHOR}|{_byline()}|{said})"


def _page() -> str:
    numbered = r"page [0-9]{1,3}(?: of [0-9]{1,3})?|[0-9]{1,3} ?\| ?page"
    return rf"(?i:\(?[0-9]{{1,3}}\)|[-–—] ?[0-9]{{1,3}} ?[-–—]|{numbered}|/|[0-9]{{1,2}} ?/)"


def _end() -> str:
    return r"(?i:(?:#\s?){1,6}|[-–—]+ ?30 ?[-–—]+|[-–—]* ?end[-–—]+|_{5,})"


def _rule() -> str:
    """A line of dashes, stars or the like, whole or in columns."""
    return r"(?:[-–—=~*_+|•·:]+\s*){0,40}[-–—=~*_+|•·:]{3,}|[*•·~–—-](?:\s{1,3}[*•·~–—-]){2,20}"


@cache
def _forms() -> Pattern:
    """Every form in one pattern, so that a line is looked at once; the first that fits gives the name."""
    known = {
        "end": _end(),
        "rule": _rule(),
        "date": _date(_WHOLE_DAY),
        "release": _release(),
        "page": _page(),
        "stamp": _stamp(),
        "link": _link(),
        "contact": _contact(),
        "address": _address(),
    }
    return pattern("^(?:" + "|".join(f"(?P<{name}>{words})" for name, words in known.items()) + ")$")


@cache
def _dated() -> Pattern:
    return pattern(f"^{_date(f'({_WHOLE_DAY})')}$")


@cache
def _menu() -> dict[str, Form]:
    known = lines()
    found: dict[str, Form] = dict.fromkeys(known.navigation, "menu")
    found.update(dict.fromkeys(known.closings, "closing"))
    found.update(dict.fromkeys(known.sections, "section"))
    return found


@cache
def _starts() -> Pattern:
    return pattern('^[^\\pL\\pN“"@©]*(?:' + "|".join(escape(start) for start in phrases().starts) + r")(?:\W|$)")


@cache
def _standing() -> Pattern:
    return pattern("|".join(escape(words) for words in phrases().standing))


@cache
def _reach() -> Pattern:
    return pattern(f"{_PHONE}|{_MAIL}|https?://|www\\.|@[A-Za-z]|\\b[a-z]+\\.(?:gov|org|com)\\b", ignore_case=True)


def fold(words: str) -> str:
    """`words` as the data files write them: lower case, straight apostrophes, single spaces, no colon at the end."""
    return " ".join(words.replace("’", "'").replace("\u200b", "").split()).rstrip(" :").casefold()


def form(words: str) -> Form | None:
    """What kind of furniture the one line `words` is by its form; None where only its surroundings can tell."""
    if len(words) > 160:
        return None
    named = _menu().get(fold(words))
    if named is not None:
        return named
    plain = words.replace("\xa0", " ")
    found = _forms().match(plain)
    if found is not None:
        return cast("Form", found.lastgroup)
    return _columns(plain) if "   " in plain else None


def _columns(words: str) -> Form | None:
    """The form of the first column of a letterhead's line, where every column has one."""
    cells = [cell.strip() for cell in words.split("   ") if cell.strip()]
    forms = [form(cell) for cell in cells] if len(cells) > 1 else [None]
    return forms[0] if None not in forms else None


def printed_date(words: str) -> str | None:
    """The date that makes up the whole of `words`, weekday and label left out."""
    found = _dated().match(words.replace("\xa0", " "))
    return found.group(1) if found else None


@cache
def _published() -> Pattern:
    return pattern(rf"\b{_PUBLISHED}", ignore_case=True)


def byline_date(words: str) -> str | None:
    """The words by which a byline says when its text was published: `By A. Reporter. Published Nov. 10, 2025`."""
    found = _published().search(words) if form(words) == "stamp" else None
    return found.group() if found else None


def opens_standing_paragraph(words: str) -> bool:
    """True where a paragraph begins as tip lines, follow-us lines and pointers to more do, and calls on the reader."""
    folded = fold(words)
    if not _starts().match(folded):
        return False
    if _reach().search(folded):
        return True
    # A long paragraph that gives no way to reach anyone tells something besides.
    said = {word.strip(".,;:()@'\"") for word in folded.split()}
    return len(folded) <= 250 and not phrases().calls.isdisjoint(said)


def calls_on_readers(words: str) -> bool:
    """True where a paragraph, no quotation, gives a telephone number to call or report to, and no other figure."""
    if words.startswith(("“", '"')) or not _phone().search(words):
        return False
    rest = _phone().sub("", fold(words))
    said = {word.strip(".,;:()@'\"") for word in rest.split()}
    return not phrases().calls.isdisjoint(said) and not any(char.isdigit() for char in _always().sub("", rest))


@cache
def _phone() -> Pattern:
    return pattern(f"\\(?(?:{_PHONE})\\)?", ignore_case=True)


@cache
def _always() -> Pattern:
    return pattern("24 hours(?: a day)?|7 days(?: a week)?|24/7|\\b911\\b", ignore_case=True)


def holds_standing_words(words: str) -> bool:
    """True where a paragraph holds words that describe the office and not the news."""
    return _standing().search(fold(words)) is not None


@cache
def _describing() -> Pattern:
    return pattern("|".join(escape(words) for words in phrases().describing))


@cache
def _about() -> Pattern:
    return pattern(r"^About (?:the )?\p{Lu}[^.:;\n]{1,80}(?::|$)")


_HEAD = 150
"""How far into a paragraph the words that describe a body may stand."""
_ABOUT_NEWS = frozenset({"operation", "project", "case", "investigation"})


def names_a_body(words: str) -> bool:
    """True for `About the Harbor Patrol`, alone or before a colon: what follows tells of the body, not of the news."""
    found = _about().search(words)
    return found is not None and _ABOUT_NEWS.isdisjoint((found.group() or "").lower().strip(":").split())


def describes_a_body(words: str) -> bool:
    """True where a paragraph, no quotation, begins by telling what some body is, was founded for or consists of."""
    if words.startswith(("“", '"')):
        return False
    return names_a_body(words) or _describing().search(fold(words)[:_HEAD]) is not None
