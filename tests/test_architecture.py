"""The house: who may import whom, how large a room may be, and what may stand in it."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

from counterfoil.reference.rules import rules
from tests.conftest import ROOT

SOURCES = sorted((ROOT / "src").rglob("*.py"))
DATA = sorted((ROOT / "src" / "counterfoil" / "data").rglob("*.yml"))


def _tracked() -> list[Path]:
    listing = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    return [ROOT / line for line in listing.splitlines() if (ROOT / line).is_file()]


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_modules_and_functions_keep_to_their_size(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 500
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or node.lineno) - node.lineno < 60, f"{node.name} is longer than 60 lines"


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_patterns_come_from_the_linear_time_engine(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        imported = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            imported = [node.module or ""]
        assert "re" not in imported, "use counterfoil.reference.patterns"
        if "re2" in imported:
            assert path.name == "patterns.py"


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_stages_have_no_clock_network_or_randomness(path: Path) -> None:
    room = path.relative_to(ROOT / "src" / "counterfoil").parts[0]
    if room not in {"model", "reference", "extract", "resolve", "reconcile", "check", "publish", "link"}:
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        assert not {n.split(".")[0] for n in names} & {"random", "time", "socket", "httpx", "urllib", "secrets"}
        if isinstance(node, ast.Attribute):
            assert node.attr not in {"today", "now", "utcnow"}, f"line {node.lineno} reads the clock"


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_room_has_a_name_that_says_something(path: Path) -> None:
    assert path.stem not in {"utils", "helpers", "misc", "common", "tools"}


@pytest.mark.parametrize("path", DATA, ids=lambda p: str(p.relative_to(ROOT)))
def test_data_files_are_short_enough_to_read_and_say_their_source(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 300
    for key in ("schema:", "about:", "source:"):
        assert any(line.startswith(key) for line in text.splitlines()), f"{path.name} lacks {key}"


def test_every_rule_is_documented_once_and_every_documented_rule_is_used() -> None:
    code = "\n".join(p.read_text(encoding="utf-8") for p in SOURCES + DATA if "rules" not in p.parts)
    unused = [r for r in rules() if r not in code and r.rsplit(".", 1)[0] + ".{" not in code]
    assert not unused, f"documented, but nothing in the package names them: {unused}"


def test_locks_hold_names_versions_and_hashes_and_no_addresses() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        blocks = re.split(r"\n(?=[a-z])", text.strip())
        assert all("==" in block and "--hash=sha256:" in block for block in blocks)


def test_nothing_tracked_carries_a_path_of_a_machine() -> None:
    pattern = re.compile(r"(?<![\w.])/(?:work|farm|root|home/[a-z]+)/[\w.-]+")
    for path in _tracked():
        if path.stat().st_size > 2_000_000 or path.suffix in {".png", ".onnx"}:
            continue
        text = path.read_text(encoding="utf-8", errors="ignore")
        assert not pattern.search(text), f"{path.relative_to(ROOT)}: {pattern.search(text)}"
