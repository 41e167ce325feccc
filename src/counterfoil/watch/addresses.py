"""Addresses as pages write them, made into ones that can be asked for and compared."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import httpx

_LONGEST = 2_000
"""No statement's address is near this; longer ones come out of loops of relative links."""


def joined(base: str, link: str) -> str | None:
    """The address that `link` means on the page `base`, in its plain form; None where it is none of the web.

    Plain: no fragment, the host in lower case and ASCII, escapes where they are needed. Addresses with a user name or a
    password are none.
    """
    link = link.strip()
    if not link or len(link) > _LONGEST or not link.isprintable() or "\\" in link:
        return None
    try:
        made = httpx.URL(urljoin(base, link))
        plain = str(made.copy_with(fragment=None))
        parts = urlsplit(plain)
        if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc or parts.port == 0:
            return None
    except (httpx.InvalidURL, ValueError, UnicodeError):
        return None
    # Both readers of addresses must mean the same host, or one would check what the other does not ask.
    return plain if parts.hostname == made.raw_host.decode("ascii").casefold() and len(plain) <= _LONGEST else None
