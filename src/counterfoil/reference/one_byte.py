r"""Text and expressions in one byte a character, for an engine that then has a quarter of the work.

In UTF-8 a class like `\pL` is some seven hundred sequences of bytes; in an alphabet of 256 characters it is a dozen
ranges, and a place in bytes is a place in characters. Nearly all statements in English are written in Latin-1 and the
quotation marks and dashes of typesetters. Those stand where Latin-1 has control characters that nobody writes. A text
that holds anything else, such a control character too, has no form here, nor has an expression whose meaning might be
another in this alphabet: both go to the engine for UTF-8, which finds the same.
"""

from __future__ import annotations

import codecs
import unicodedata

_MARKS = {
    "€": 0x80, "‚": 0x82, "„": 0x84, "…": 0x85, "†": 0x86, "‡": 0x87, "‰": 0x89, "‹": 0x8B, "‘": 0x91, "’": 0x92,
    "“": 0x93, "”": 0x94, "•": 0x95, "–": 0x96, "—": 0x97, "™": 0x99, "›": 0x9B,
}  # fmt: skip  # as in Windows-1252; its letters are left out, since the engine takes no control character for a letter
_NO_CHARACTER = "\ufffe"
_NOWHERE, _OTHER = "\x81", "\x8d"
"""Two control characters: what an expression names and no text has, and what a text has and no expression names."""
_AT = {byte: mark for mark, byte in _MARKS.items()}
_ALPHABET = [chr(at) if at < 0x80 or at >= 0xA0 else _AT.get(at, _NO_CHARACTER) for at in range(256)]
_TABLE = codecs.charmap_build("".join(_ALPHABET))
_WITH_OTHER = codecs.charmap_build("".join(_OTHER if at == ord(_OTHER) else one for at, one in enumerate(_ALPHABET)))
_alphabet = frozenset(_ALPHABET) - {_NO_CHARACTER}

_ALIKE = {"Lu": "Ð", "Ll": "ð", "L": "ª", "N": "²"}
"""What stands for a letter or a number without a place: no expression names these four."""
_UNCERTAIN = {"Cn", "Cs"}
"""Characters that a later Unicode may give a class, and halves of characters."""

_BY_NUMBER = ("\\x", "\\C", "\\Q", *(f"\\{digit}" for digit in range(10)))
_CLASSES = ("L", "N", "{L}", "{N}", "{Lu}", "{Ll}")
"""The Unicode classes that hold none of the marks, nor the control characters whose places they have."""
_WRITTEN_OUT = {"L": "A-Za-zªµºÀ-ÖØ-öø-ÿ", "N": "0-9²³¹¼-¾"}
"""The two whole classes, as far as they are of Latin-1."""
_FLAGS = ("(?i", "(?m", "(?s", "(?U", "(?-")
_OUTSIDE = frozenset("\u0178\u017f\u039c\u03bc\u1e9e\u212a\u212b")
"""Characters that are not of Latin-1, and the same letter as one that is: Ÿ, ſ, Μ, μ, ẞ, and the signs K and Å."""
_CASED = _OUTSIDE | {"\u0345"}
"""Characters that are more than one of their class where case is ignored; the last is a mark and the letter Ι."""
_LONG, _KEPT = 400, 8
_known: dict[tuple[str, bool], bytes | None] = {}


def encoded(text: str, *, blind: bool) -> bytes | None:
    """The text with one byte for each character; None where it has a character without one.

    blind: the expression `is_blind` to such characters, so each of them may be any other of its class; None then only
    where the class of one is not certain. Of a long text many questions are asked in a row: its bytes are kept until
    there are other texts.
    """
    if text.isascii():
        return text.encode()
    if len(text) < _LONG:
        return _mapped(text, blind=blind)
    key = (text, blind)
    try:
        return _known[key]
    except KeyError:  # looked up once: another thread may clear what is kept at any moment
        found = _mapped(text, blind=blind)
    if len(_known) >= _KEPT:
        _known.clear()
    _known[key] = found
    return found


def is_blind(words: str) -> bool:
    """Whether an expression can tell characters without a place here by nothing but their class."""
    return words.isascii() or not any(one not in _alphabet or one in _ALIKE.values() for one in words)


def _mapped(text: str, *, blind: bool) -> bytes | None:
    try:
        return codecs.charmap_encode(text, "strict", _TABLE)[0]
    except UnicodeEncodeError:
        if not blind:
            return None
    try:
        return codecs.charmap_encode(text.translate(_alike), "strict", _WITH_OTHER)[0]
    except UnicodeEncodeError:
        return None


class _Alike(dict[int, str]):
    """For each character, itself where it has a place here, else one of its class that no expression names."""

    def __missing__(self, code: int) -> str:
        one = chr(code)
        kind = unicodedata.category(one)
        if one not in _alphabet and kind not in _UNCERTAIN and one not in _CASED:
            one = _ALIKE.get(kind) or _ALIKE.get(kind[0], _OTHER)
        self[code] = one
        return one


_alike = _Alike()


class _Places(dict[int, str]):
    """For each character of an expression, what it is here; one without a place becomes a byte that no text has."""

    def __missing__(self, code: int) -> str:
        one = chr(code)
        here = chr(_MARKS[one]) if one in _MARKS else one if one in _alphabet else _NOWHERE
        self[code] = here
        return here


_places = _Places()


def expression(words: str, *, ignore_case: bool = False) -> bytes | None:
    """The expression of RE2 that means here what `words` means; None where that is not certain.

    Ranges to or from characters beyond ASCII are not, since marks stand at other places here; nor characters by number,
    and classes that a mark may be in, or that hold some of the letters where case is ignored.
    """
    if any(form in words for form in _BY_NUMBER) or not _classes(words) or not _OUTSIDE.isdisjoint(words):
        return None
    if not words.isascii() and _ranges(words):
        return None
    letters = "\\p" in words or "\\P" in words or not words.isascii()
    if letters and (ignore_case or any(flag in words for flag in _FLAGS)):
        spelt = _spelt(words, ignore_case=ignore_case)
        if spelt is None:
            return None
        words = spelt
    return words.translate(_places).encode("latin-1")


def _classes(words: str) -> bool:
    """Whether an expression has only classes that are the same here."""
    parts = words.replace("\\P", "\\p").split("\\p")
    return all(part.startswith(_CLASSES) for part in parts[1:])


def _ranges(words: str) -> bool:
    """Whether a hyphen may make a range with a character beyond ASCII."""
    at = words.find("-")
    while at >= 0:
        before, behind = words[max(0, at - 1) : at], words[at + 1 : at + 2]
        alone = before in ("\\", "[") or behind in ("", "]")
        if not alone and not (before + behind).isascii():
            return True
        at = words.find("-", at + 1)
    return False


def _spelt(words: str, *, ignore_case: bool) -> str | None:
    """An expression with both cases of letters beyond ASCII wherever case is ignored.

    In one byte a character the engine knows the cases of ASCII alone, and looks at every letter of Unicode to find that
    out. None where some letters of a class are named there.
    """
    written: list[str] = []
    folds, in_class = [ignore_case], False  # whether case is ignored, of each group that is open
    at = 0
    while at < len(words):
        step = meant = words[at]
        if step == "\\":
            step, meant = _escaped(words, at, in_class=in_class, folded=folds[-1])
            if not meant:
                return None
        elif in_class:
            in_class = step != "]" or words[at - 1] == "[" or words[at - 2 : at] == "[^"
        elif step == "[":
            in_class = True
        elif step == "(":
            step = meant = _opened(words, at, folds)
        elif step == ")":
            folds = folds[:-1] or folds
        if folds[-1] and not step.isascii() and step.swapcase() in _alphabet - {step}:
            meant = step + step.swapcase() if in_class else f"[{step}{step.swapcase()}]"
        written.append(meant)
        at += len(step)
    return "".join(written)


def _escaped(words: str, at: int, *, in_class: bool, folded: bool) -> tuple[str, str]:
    """What is escaped at `at`, and the same for this alphabet; empty where there is no such thing."""
    kind = words[at + 1 : at + 2]
    if kind not in ("p", "P") or not folded:
        return words[at : at + 2], words[at : at + 2]
    end = words.index("}", at) + 1 if words[at + 2] == "{" else at + 3
    listed = _WRITTEN_OUT.get(words[at + 2 : end].strip("{}"))
    if listed is None or (in_class and kind == "P"):
        return words[at:end], ""
    return words[at:end], listed if in_class else f"[{'^' * (kind == 'P')}{listed}]"


def _opened(words: str, at: int, folds: list[bool]) -> str:
    """The opening of a group, with its flags: whether case is ignored in it is noted in `folds`."""
    end = at + 1
    if not words.startswith("(?", at) or words.startswith(("(?P", "(?<"), at):
        folds.append(folds[-1])
        return "("
    while words[end : end + 1] not in (":", ")", ""):
        end += 1
    on, _, off = words[at + 2 : end].partition("-")
    ignores = (folds[-1] or "i" in on) and "i" not in off
    if words[end : end + 1] == ")":  # flags without a group hold to the end of the group that they stand in
        folds[-1] = ignores
    else:
        folds.append(ignores)
    return words[at : end + 1]
