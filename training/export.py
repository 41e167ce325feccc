"""export.py MODEL.pt OUT_DIR --tokenizer FILE --calibration FILE: the model as the package carries it.

Writes encoder.onnx (weights in 8 bits), tokenizer.json (the vocabulary without words never used) and labels.json (the
order of the answers and the temperatures). Weights are kept to 7 of the 8 bits: processors without the newer
integer instructions would otherwise overflow, and answers would differ from one machine to another.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import tempfile

import torch
from measure import load
from network import ANSWERS, POINTERS, Encoder
from onnxruntime.quantization import QuantType, quantize_dynamic

POINTED = tuple(f"to_{name}" for name in POINTERS)
"""The pointers with a temperature of their own."""


def to_onnx(model: Encoder, out: pathlib.Path) -> None:
    """The float model as an ONNX file, rows, places and figures left open."""
    model.eval()
    ids = torch.randint(1000, 2000, (2, 11))
    marks = torch.tensor([[2, 5], [3, 0]])
    torch.onnx.export(
        model,
        (ids, torch.zeros_like(ids), marks, marks + 1, marks),
        str(out),
        input_names=["ids", "parts", "opens", "closes", "spots"],
        output_names=["answers", "pointers"],
        dynamic_axes={
            "ids": {0: "rows", 1: "places"}, "parts": {0: "rows", 1: "places"},
            "opens": {0: "rows", 1: "figures"}, "closes": {0: "rows", 1: "figures"},
            "spots": {0: "rows", 1: "spots"}, "answers": {0: "rows", 1: "figures"},
            "pointers": {0: "rows", 1: "figures", 3: "shown"},
        },
        opset_version=17,
        dynamo=False,
    )  # fmt: skip  # a table of axes


def main() -> None:
    """Export as the command line says."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("model", type=pathlib.Path)
    ask.add_argument("out", type=pathlib.Path)
    ask.add_argument("--tokenizer", type=pathlib.Path, required=True)
    ask.add_argument("--calibration", type=pathlib.Path)
    ask.add_argument("--float", action="store_true", help="keep the float file beside it, to compare")
    args = ask.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = args.out / "float.onnx" if args.float else pathlib.Path(folder) / "float.onnx"
        to_onnx(load(args.model), whole)
        quantize_dynamic(
            whole,
            args.out / "encoder.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
            extra_options={"MatMulConstBOnly": True},
        )
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
