"""Gains and losses between two commits on an annotated folder, sentence by sentence."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from counterfoil.evaluation import annotated
from counterfoil.evaluation.agreement import FIELDS, agrees, numbers_agree
from counterfoil.evaluation.annotated import Annotated, Fields
from counterfoil.evaluation.score import pair

Verdicts = dict[tuple[str, str], set[str]]
"""Document and annotated claim to the fields that are right (`found` among them)."""


def _claims(commit: str, folder: Path, scratch: Path) -> dict[str, list[Fields]]:
    """The claims that the package at `commit` extracts from the folder; `.` is the work tree as it is."""
    tree = Path.cwd()
    if commit != ".":
        tree = scratch / commit.replace("/", "_")
        subprocess.run(["git", "worktree", "add", "--detach", str(tree), commit], check=True, capture_output=True)
    try:
        texts = sorted(str(p) for p in folder.glob("*.txt"))
        command = [sys.executable, "-m", "counterfoil", "claims", *texts, "--format", "jsonl"]
        environment = os.environ | {"PYTHONPATH": str(tree / "src")}
        ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if not ran.stdout:
            raise SystemExit(f"{commit}: no claims were printed.\n{ran.stderr}")
        return {one["id"]: one["claims"] for one in map(json.loads, ran.stdout.splitlines())}
    finally:
        if commit != ".":
            subprocess.run(["git", "worktree", "remove", "--force", str(tree)], check=False, capture_output=True)


def _verdicts(statements: tuple[Annotated, ...], claims: dict[str, list[Fields]]) -> Verdicts:
    right: Verdicts = {}
    for one in statements:
        theirs = claims.get(one.id, [])
        for claim in one.claims:
            right[one.id, claim["id"]] = set()
        for i, j in pair(one.claims, theirs):
            mine = one.claims[i]
            if numbers_agree(mine["value"], theirs[j]["value"]):
                fields = {f for f in FIELDS if agrees(f, mine, theirs[j])}
                right[one.id, mine["id"]] = fields | {"found"}
    return right


def _sentence(text: str, claim: Fields) -> str:
    start, end = claim["start"], claim["end"]
    return f"{text[max(0, start - 70) : start]}[{text[start:end]}]{text[end : end + 70]}".replace("\n", " ")


def main() -> None:
    """Print gains, then losses, with the words around each figure, and the count of both by field."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("old", help="a commit, or . for the work tree")
    arguments.add_argument("new", help="a commit, or . for the work tree")
    arguments.add_argument("folder", type=Path, help="a folder of annotated statements")
    given = arguments.parse_args()
    statements = annotated(given.folder)
    with tempfile.TemporaryDirectory() as scratch:
        old = _verdicts(statements, _claims(given.old, given.folder, Path(scratch)))
        new = _verdicts(statements, _claims(given.new, given.folder, Path(scratch)))
    lines: dict[str, list[str]] = {"gained": [], "lost": []}
    for one in statements:
        for claim in one.claims:
            key = one.id, claim["id"]
            for word, fields in (("gained", new[key] - old[key]), ("lost", old[key] - new[key])):
                if fields:
                    lines[word].append(f"{one.id} {', '.join(sorted(fields))}: {_sentence(one.text, claim)}")
    for word, found in lines.items():
        print(f"{word}: {len(found)} claims")
        print("\n".join(f"  {line}" for line in found))
    for field in ("found", *FIELDS):
        ups = sum(field in new[k] - old[k] for k in new)
        downs = sum(field in old[k] - new[k] for k in new)
        print(f"{field:8s} +{ups} -{downs}")


if __name__ == "__main__":
    main()
