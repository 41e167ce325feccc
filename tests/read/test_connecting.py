"""Which addresses a connection goes to, and which never."""

from __future__ import annotations

import socket

import pytest

from counterfoil.model import SourceError
from counterfoil.read.connecting import Inside, checked, is_public

NOWHERE_INSIDE = Inside(lambda _: False, "Give another.")
TOLLGATE_INSIDE = Inside({"tollgate.example"}.__contains__, "Give another.")


def _answers(monkeypatch: pytest.MonkeyPatch, *found: str) -> None:
    rows = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in found]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: rows)


@pytest.mark.parametrize(
    ("address", "outside", "inside"),
    [
        ("93.184.215.14", True, True),
        ("10.0.0.8", False, True),
        ("127.0.0.1", False, True),
        ("::1", False, True),
        ("fd12::1", False, True),
        ("169.254.169.254", False, False),
        ("::ffff:169.254.169.254", False, False),
        ("fd00:ec2::254", False, False),
        ("168.63.129.16", False, False),
        ("::ffff:168.63.129.16", False, False),
        ("100.100.100.200", False, False),
        ("192.0.0.192", False, False),
        ("fe80::1", False, False),
        ("0.0.0.0", False, False),  # noqa: S104 - refused, not bound
        ("224.0.0.1", False, False),
        ("64:ff9b::a9fe:a9fe", False, False),
        ("64:ff9b:1::a00:1", False, False),
        ("harbor", False, False),
    ],
)
def test_which_addresses_are_asked(
    monkeypatch: pytest.MonkeyPatch, address: str, *, outside: bool, inside: bool
) -> None:
    _answers(monkeypatch, address)
    for named, allowed in ((NOWHERE_INSIDE, outside), (TOLLGATE_INSIDE, inside)):
        if allowed:
            assert checked("Tollgate.example", 80, 5.0, named) == address
        else:
            with pytest.raises(SourceError, match="private address") as error:
                checked("Tollgate.example", 80, 5.0, named)
            assert error.value.do == "Give another."


def test_a_host_that_may_lead_inside_is_the_one_that_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    _answers(monkeypatch, "10.0.0.8")
    with pytest.raises(SourceError, match="private address"):
        checked("harbor.example", 80, 5.0, TOLLGATE_INSIDE)


def test_one_private_answer_among_public_ones_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    _answers(monkeypatch, "93.184.215.14", "10.0.0.8")
    with pytest.raises(SourceError, match="private address"):
        checked("tollgate.example", 80, 5.0, NOWHERE_INSIDE)


def test_a_host_that_nobody_knows_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    _answers(monkeypatch)
    with pytest.raises(SourceError, match=r"tollgate\.example is not known"):
        checked("tollgate.example", 80, 5.0, NOWHERE_INSIDE)


ADDRESSES = [
    ("93.184.215.14", True),
    ("2606:4700::1111", True),
    ("10.1.2.3", False),
    ("172.16.0.1", False),
    ("192.168.1.1", False),
    ("127.0.0.1", False),
    ("0.0.0.0", False),  # noqa: S104 - refused, not bound
    ("169.254.169.254", False),
    ("100.64.0.1", False),
    ("224.0.0.1", False),
    ("240.0.0.1", False),
    ("255.255.255.255", False),
    ("::1", False),
    ("::", False),
    ("fe80::1%eth0", False),
    ("fc00::1", False),
    ("::ffff:10.0.0.1", False),
    ("::ffff:93.184.215.14", True),
    ("64:ff9b::a00:1", False),
    ("2002:a00:1::", False),
    ("harbor", False),
    ("168.63.129.16", False),
    ("168.63.129.17", True),
    ("::ffff:168.63.129.16", False),
    ("64:ff9b::a83f:8110", False),
    ("2002:a83f:8110::", False),
    ("192.0.0.192", False),
    ("192.0.0.9", False),
    ("192.0.1.1", True),
    ("fd00:ec2::254", False),
]


@pytest.mark.parametrize(("address", "public"), ADDRESSES)
def test_public_addresses(address: str, *, public: bool) -> None:
    assert is_public(address) is public
