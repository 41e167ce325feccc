"""The network as the graph that ships, in the operators that onnxruntime runs fastest.

Written out rather than traced, so that every array keeps the name it has in the network (`restore.py` reads them back),
attention is one operator, and a session has nothing left to rewrite. It reads one window: no rows, no padding, no mask.
"""

from __future__ import annotations

import math

import numpy as np
import onnx
from network import HEADS, POINTERS, REACH, TOTAL, WIDTH, Encoder, Layer
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

OPSET = 17
FUSED = "com.microsoft"
"""The domain of onnxruntime's own operators: attention, GELU, products of 8-bit numbers."""
MOST = 64
"""Weights in 8 bits keep to 7: sums of two products must fit 16 bits on processors without the newer instructions."""

Read = tuple[str, str, str]
"""What was read in 8 bits: names of the numbers, of their scale and of the number that stands for zero."""


def graph_of(model: Encoder) -> onnx.ModelProto:
    """The model with weights in 8 bits.

    Inputs, all int64: ids, parts (places); opens, closes (figures); spots (spots). Outputs: answers, figures × TOTAL;
    pointers, figures × pointers × (1 + 2 figures + spots), both as `Encoder.forward` has them for one row.
    """
    made = _Graph()
    x = _embedded(made, model)
    for at, layer in enumerate(model.layers[:-1]):
        x = _layer(made, f"layers.{at}.", layer, x, None)
    chosen = made.add("Concat", [made.row("zero", 0), "opens", "closes", "spots"], axis=0)
    x = _layer(made, f"layers.{len(model.layers) - 1}.", model.layers[-1], x, chosen)
    _answers(made, model, x)
    return made.done()


class _Graph:
    """A graph being written."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.arrays: dict[str, onnx.TensorProto] = {}

    def keep(self, name: str, array: NDArray[np.generic]) -> str:
        """A constant."""
        self.arrays[name] = numpy_helper.from_array(np.ascontiguousarray(array), name)
        return name

    def row(self, name: str, *numbers: int) -> str:
        """A constant row of whole numbers."""
        return self.keep(name, np.array(numbers, np.int64))

    def several(self, kind: str, given: list[str], count: int, domain: str = "", **settings: object) -> list[str]:
        """An operator with several results."""
        name = f"{len(self.nodes)}.{kind}"
        results = [f"{name}.{at}" for at in range(count)]
        self.nodes.append(helper.make_node(kind, given, results, name=name, domain=domain, **settings))
        return results

    def add(self, kind: str, given: list[str], domain: str = "", **settings: object) -> str:
        """An operator with one result."""
        return self.several(kind, given, 1, domain, **settings)[0]

    def output(self, name: str, x: str) -> None:
        """Give the result of the last operator the name of an output."""
        self.nodes[-1].output[list(self.nodes[-1].output).index(x)] = name

    def read(self, x: str) -> Read:
        """What is scaled to 8 bits by the least and the greatest number in it."""
        numbers, scale, zero = self.several("DynamicQuantizeLinear", [x], 3)
        return numbers, scale, zero

    def product(self, name: str, x: Read, weight: Tensor, bias: Tensor) -> str:
        """A linear layer: weights in 8 bits, each column with its own scale."""
        columns = _array(weight).T
        scale = np.abs(columns).max(axis=0) / np.float32(MOST)
        scale[scale == 0] = 1
        kept = np.clip(np.rint(columns / scale), -MOST, MOST).astype(np.int8)
        arrays = self.keep(f"{name}.weight_quantized", kept), self.keep(f"{name}.weight_scale", scale)
        given = [x[0], arrays[0], x[1], arrays[1], x[2], "", self.keep(f"{name}.bias", _array(bias))]
        return self.add("MatMulIntegerToFloat", given, FUSED)

    def linear(self, name: str, x: str, layer: nn.Linear) -> str:
        """A linear layer of what is still in floats."""
        return self.product(name, self.read(x), layer.weight, layer.bias)

    def norm(self, name: str, x: str, layer: nn.LayerNorm) -> str:
        """A layer norm."""
        arrays = self.keep(f"{name}.weight", _array(layer.weight)), self.keep(f"{name}.bias", _array(layer.bias))
        return self.add("LayerNormalization", [x, *arrays], axis=-1, epsilon=layer.eps)

    def done(self) -> onnx.ModelProto:
        """The graph, checked."""
        given = {"ids": "places", "parts": "places", "opens": "figures", "closes": "figures", "spots": "spots"}
        inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, [size]) for n, size in given.items()]
        outputs = [
            helper.make_tensor_value_info("answers", TensorProto.FLOAT, ["figures", TOTAL]),
            helper.make_tensor_value_info("pointers", TensorProto.FLOAT, ["figures", len(POINTERS), "shown"]),
        ]
        whole = helper.make_graph(self.nodes, "encoder", inputs, outputs, list(self.arrays.values()))
        sets = [helper.make_opsetid("", OPSET), helper.make_opsetid(FUSED, 1)]
        model = helper.make_model(whole, opset_imports=sets, ir_version=8)
        onnx.checker.check_model(model)
        return model


def _array(weight: Tensor) -> NDArray[np.float32]:
    array: NDArray[np.float32] = weight.detach().to("cpu").float().numpy()
    return array


def _embedded(made: _Graph, model: Encoder) -> str:
    """1 × places × width: word pieces from a table in 8 bits, places and parts from tables of floats."""
    table = _array(model.words.weight)
    low, high = min(float(table.min()), 0.0), max(float(table.max()), 0.0)
    scale = np.float32((high - low) / 255)
    zero = np.uint8(round(-low / float(scale)))
    kept = np.clip(np.rint(table / scale) + zero, 0, 255).astype(np.uint8)
    words = made.add("Gather", [made.keep("words.weight_quantized", kept), "ids"])
    arrays = made.keep("words.weight_scale", np.array(scale)), made.keep("words.weight_zero_point", np.array(zero))
    words = made.add("DequantizeLinear", [words, *arrays])
    places = made.keep("places.weight", _array(model.places.weight))
    start, axis = made.row("zero", 0), made.row("first_axis", 0)
    places = made.add("Slice", [places, start, made.add("Shape", ["ids"]), axis])
    parts = made.add("Gather", [made.keep("parts.weight", _array(model.parts.weight)), "parts"])
    x = made.norm("norm", made.add("Add", [made.add("Add", [words, places]), parts]), model.norm)
    return made.add("Unsqueeze", [x, axis])


def _layer(made: _Graph, name: str, layer: Layer, x: str, chosen: str | None) -> str:
    """A layer for all places, or for the chosen ones alone; these look at all."""
    seen = made.read(x)
    asking = seen
    if chosen is not None:
        x = made.add("Gather", [x, chosen], axis=1)
        asking = made.add("Gather", [seen[0], chosen], axis=1), seen[1], seen[2]
    looks = []
    for at, (letter, given) in enumerate((("q", asking), ("k", seen), ("v", seen))):
        part = slice(at * WIDTH, (at + 1) * WIDTH)
        looks.append(made.product(f"{name}{letter}", given, layer.qkv.weight[part], layer.qkv.bias[part]))
    mixed = made.add("MultiHeadAttention", looks, FUSED, num_heads=HEADS)
    x = made.norm(f"{name}norm1", made.add("Add", [x, made.linear(f"{name}out", mixed, layer.out)]), layer.norm1)
    grown = made.add("Gelu", [made.linear(f"{name}up", x, layer.up)], FUSED)
    return made.norm(f"{name}norm2", made.add("Add", [x, made.linear(f"{name}down", grown, layer.down)]), layer.norm2)


def _answers(made: _Graph, model: Encoder, x: str) -> None:
    """The outputs, from the last layer's places: the first, the opening and the closing marks, the spots."""
    x = made.add("Squeeze", [x, "first_axis"])
    figures, spots = made.add("Shape", ["opens"]), made.add("Shape", ["spots"])
    sizes = made.add("Concat", [made.row("one", 1), figures, figures, spots], axis=0)
    top, first, last, _ = made.several("Split", [x, sizes], 4, axis=0)
    top = made.add("Expand", [top, made.add("Concat", [figures, made.row("width", WIDTH)], axis=0)])
    figure = made.linear("mix", made.add("Concat", [first, last, top], axis=1), model.mix)
    seen = made.read(made.add("Gelu", [figure], FUSED))
    made.output("answers", made.product("answer", seen, model.answer.weight, model.answer.bias))
    by_pointer = made.row("by_pointer", -1, len(POINTERS), REACH)
    asked = made.add("Reshape", [made.product("ask", seen, model.ask.weight, model.ask.bias), by_pointer])
    shown = made.add("Reshape", [made.linear("show", x, model.show), by_pointer])
    both = [made.add("Transpose", [asked], perm=[1, 0, 2]), made.add("Transpose", [shown], perm=[1, 2, 0])]
    scores = made.add("Transpose", [made.add("MatMul", both)], perm=[1, 0, 2])
    sharpness = made.keep("sharpness", np.array(1 / math.sqrt(REACH), np.float32))
    made.output("pointers", made.add("Mul", [scores, sharpness]))
