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
    """Every weight by the network's name for it; those in 8 bits as the numbers they stand for."""
    given = {each.name: numpy_helper.to_array(each) for each in onnx.load(str(path)).graph.initializer}
    found = {name: array for name, array in given.items() if name.endswith((".weight", ".bias"))}
    for name, array in given.items():
        base = name.removesuffix("_quantized")
        if base not in (name, "words.weight"):
            found[base] = (array.astype(np.float32) * given[base + "_scale"]).T
    for name in [name for name in found if ".q." in name]:
        parts = [found.pop(name.replace(".q.", letter)) for letter in (".q.", ".k.", ".v.")]
        found[name.replace(".q.", ".qkv.")] = np.concatenate(parts)
    return found


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
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if name != "words.weight":
                weight.copy_(torch.from_numpy(found[name].copy()))
    torch.save({"layers": layers, "weights": model.state_dict(), "args": {}}, args.out)


if __name__ == "__main__":
    main()
