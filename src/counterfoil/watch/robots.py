"""What a site's robots.txt allows, after RFC 9309."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from protego import Protego

ROBOTS_BYTES = 512_000
"""RFC 9309: at least 500 kibibytes are read. What stands after that is not."""
PRODUCT = "counterfoil"
ALLOW_ALL, REFUSE_ALL = "User-agent: *\nAllow: /\n", "User-agent: *\nDisallow: /\n"


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one site. words: of the file; or one that allows, or refuses, everything."""

    words: str

    def allows(self, url: str) -> bool:
        """Whether this program may ask for the address."""
        return bool(_parsed(self.words).can_fetch(url, PRODUCT))

    def delay_seconds(self) -> float:
        """Seconds that the site wants between two requests, by `Crawl-delay` or `Request-rate`; 0 for none."""
        rules = _parsed(self.words)
        rate = rules.request_rate(PRODUCT)
        try:
            return max(rules.crawl_delay(PRODUCT) or 0.0, rate.seconds / rate.requests if rate else 0.0)
        except OverflowError:  # longer than a number can say: never
            return float("inf")


@lru_cache(maxsize=8)
def _parsed(words: str) -> Protego:
    return Protego.parse(words)


def from_answer(status: int, data: bytes) -> Robots:
    """The rules that an answer means: none where there is no file, and no entry where the site is in trouble."""
    if status == 200:
        return Robots(data[:ROBOTS_BYTES].decode("utf-8", "replace").removeprefix("\ufeff"))
    if status == 429 or status >= 500:
        return Robots(REFUSE_ALL)
    return Robots(ALLOW_ALL)
