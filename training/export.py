"""export.py MODEL.pt OUT_DIR --tokenizer FILE --calibration FILE: the model as the package carries it.

Writes encoder.onnx (weights in 8 bits; graph.py says how), tokenizer.json (the vocabulary without words never used) and
labels.json (the order of the answers and the temperatures).
"""

from __future__ import annotations

import argparse
import json
import pathlib

import onnx
from graph import graph_of
from measure import load
from network import ANSWERS, POINTERS

POINTED = tuple(f"to_{name}" for name in POINTERS)
"""The pointers with a temperature of their own."""


def main() -> None:
    """Export as the command line says."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("model", type=pathlib.Path)
    ask.add_argument("out", type=pathlib.Path)
    ask.add_argument("--tokenizer", type=pathlib.Path, required=True)
    ask.add_argument("--calibration", type=pathlib.Path)
    args = ask.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    onnx.save(graph_of(load(args.model)), args.out / "encoder.onnx")
    given = json.loads(args.tokenizer.read_text(encoding="utf-8"))
    given["padding"] = given["truncation"] = None
    (args.out / "tokenizer.json").write_text(
        json.dumps(given, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
    )
    calibration = json.loads(args.calibration.read_text()) if args.calibration else {}
    labels = {
        "answers": [[name, size] for name, size in ANSWERS],
        "pointers": list(POINTERS),
        "temperatures": {name: calibration.get(name, 1.0) for name in (*(n for n, _ in ANSWERS), *POINTED)},
    }
    (args.out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
