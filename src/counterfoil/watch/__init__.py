"""Watching a newsroom: its listing and its pages asked for politely, kept as they were, and audited into a record."""

from __future__ import annotations

from counterfoil.watch.newsroom import Newsroom, load
from counterfoil.watch.round import Watching, folder, watch_once
from counterfoil.watch.summary import PageNote, Revision, Round

__all__ = ["Newsroom", "PageNote", "Revision", "Round", "Watching", "folder", "load", "watch_once"]
