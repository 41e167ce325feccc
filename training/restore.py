"""restore.py ENCODER_DIR MODEL.pt --minilm FILE: a model to go on training from, out of the file that ships.

The package carries weights in 8 bits; what was lost by that is made up within the first steps of training. Word pieces
are taken from MiniLM, where they came from.
"""

from __future__ import annotations

import argparse
import pathlib
import re

import numpy as np
import onnx
import torch
from network import Encoder, from_minilm
from numpy.typing import NDArray
from onnx import numpy_helper


def weights_of(path: pathlib.Path) -> dict[str, NDArray[np.float32]]:
    """Every stored array by its name; arrays in 8 bits as the numbers they stand for."""
    given = {each.name: numpy_helper.to_array(each) for each in onnx.load(str(path)).graph.initializer}
    found = {}
    for name, array in given.items():
        base = name.removesuffix("_quantized")
        if base != name:
            shift = given[base + "_zero_point"].astype(np.float32)
            found[base] = ((array.astype(np.float32) - shift) * given[base + "_scale"]).astype(np.float32)
        elif not name.endswith(("_scale", "_zero_point")):
            found[name] = array
    return found


def _named(found: dict[str, NDArray[np.float32]], layers: int) -> dict[str, torch.Tensor]:
    """The weights by the network's own names: those without a name come in the order of the layers."""

    def order(name: str) -> int:
        return int(re.sub(r"\D", "", name) or 0)

    products = [found[name] for name in sorted((n for n in found if "MatMul_" in n), key=order)]
    shifts = [found[name] for name in sorted((n for n in found if "Add_" in n), key=order)]
    named = {name: torch.from_numpy(array.copy()) for name, array in found.items() if "::" not in name}
    for at in range(layers):
        asks, looks, out, up, down = (torch.from_numpy(each.T.copy()) for each in products[5 * at : 5 * at + 5])
        named[f"layers.{at}.qkv.weight"] = torch.cat([asks, looks])
        named[f"layers.{at}.qkv.bias"] = torch.from_numpy(np.concatenate(shifts[2 * at : 2 * at + 2]))
        named |= {f"layers.{at}.{n}.weight": w for n, w in (("out", out), ("up", up), ("down", down))}
    for name, array in zip(("mix", "ask", "show", "answer"), products[5 * layers :], strict=True):
        named[f"{name}.weight"] = torch.from_numpy(array.T.copy())
    return named


def main() -> None:
    """Restore as the command line says."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("encoder", type=pathlib.Path)
    ask.add_argument("out", type=pathlib.Path)
    ask.add_argument("--minilm", required=True)
    args = ask.parse_args()
    found = weights_of(args.encoder / "encoder.onnx")
    layers = 1 + max(int(match[1]) for name in found if (match := re.match(r"layers\.(\d+)\.", name)))
    model: Encoder = from_minilm(args.minilm, layers)
    named = _named(found, layers)
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if name != "words.weight":
                weight.copy_(named[name])
    torch.save({"layers": layers, "weights": model.state_dict(), "args": {}}, args.out)


if __name__ == "__main__":
    main()
