"""The network: the lower layers of MiniLM, one answer for every figure marker, and pointers to word pieces."""

from __future__ import annotations

import math

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

WIDTH, HEADS, INNER = 384, 12, 1536
PARTS = 10
ANSWERS = (
    ("unit", 14), ("measure", 17), ("filters", 8), ("period", 3), ("places", 3), ("agency", 3),
    ("change", 1), ("speaker", 1), ("share", 1), ("claim", 1),
)  # fmt: skip  # a table
SOFT = ("unit", "measure", "period", "places", "agency")
TOTAL = sum(size for _, size in ANSWERS)
POINTERS = ("noun", "whole", "period", "place", "agency", *(f"filter{kind}" for kind in range(8)))
"""noun, whole and period point at one place (place 0: none), the others at any number of places."""
REACH = 48


class Layer(nn.Module):
    """One transformer layer, as BERT has it."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x: rows × places × width. mask: 0 where a place may be looked at, very negative elsewhere."""
        rows, places, _ = x.shape
        q, k, v = (
            part.reshape(rows, places, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in self.qkv(x).split(WIDTH, dim=-1)
        )
        mixed = nn.functional.scaled_dot_product_attention(q, k, v, mask).transpose(1, 2).reshape(rows, places, WIDTH)
        x = self.norm1(x + self.drop(self.out(mixed)))
        grown: Tensor = self.norm2(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))
        return grown


class Encoder(nn.Module):
    """Answers and pointers for every marked figure of every row."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.parts = nn.Embedding(PARTS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.mix = nn.Linear(3 * WIDTH, WIDTH)
        self.answer = nn.Linear(WIDTH, TOTAL)
        self.ask = nn.Linear(WIDTH, len(POINTERS) * REACH)
        self.show = nn.Linear(WIDTH, len(POINTERS) * REACH)
        self.bias = nn.Parameter(torch.tensor([0.0, 0.0] + [-2.0] * (len(POINTERS) - 2)))
        self.drop = nn.Dropout(0.1)
        nn.init.normal_(self.parts.weight, std=0.01)

    def forward(self, ids: Tensor, parts: Tensor, opens: Tensor, closes: Tensor) -> tuple[Tensor, Tensor]:
        """ids, parts: rows × places (0 pads ids). opens, closes: rows × figures, the places of the markers.

        Returns logits, rows × figures × TOTAL, and pointer scores, rows × figures × pointers × places.
        """
        mask = (ids == 0).to(torch.float32)[:, None, None, :] * -10000.0
        order = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.norm(self.words(ids) + self.places(order)[None] + self.parts(parts)))
        for layer in self.layers:
            x = layer(x, mask)
        wide = opens[:, :, None].expand(-1, -1, WIDTH)
        first = torch.gather(x, 1, wide)
        last = torch.gather(x, 1, closes[:, :, None].expand(-1, -1, WIDTH))
        whole = x[:, :1].expand(-1, opens.shape[1], -1)
        figure = self.drop(nn.functional.gelu(self.mix(self.drop(torch.cat([first, last, whole], dim=-1)))))
        rows, count = opens.shape
        asked = self.ask(figure).reshape(rows, count * len(POINTERS), 1, REACH)
        shown = self.show(x).reshape(rows, -1, len(POINTERS), REACH)
        asked = asked.reshape(rows, count, len(POINTERS), REACH).permute(0, 2, 1, 3)
        scores = (asked @ shown.permute(0, 2, 3, 1)).permute(0, 2, 1, 3) / math.sqrt(REACH)
        return self.answer(figure), scores + self.bias[None, None, :, None] + mask

    def trained(self) -> list[nn.Parameter]:
        """All but the word pieces, which stay as they came: 1,400 figures would only spoil them."""
        return [weight for weight in self.parameters() if weight.requires_grad]


def from_minilm(path: str, layers: int, keep: tuple[int, ...] | None = None) -> Encoder:
    """An encoder that starts from MiniLM's weights; `keep` says which of its layers (the first ones if not given)."""
    given: dict[str, Tensor] = load_file(path)
    given = {name.removeprefix("bert."): weight for name, weight in given.items()}
    made = Encoder(layers)
    with torch.no_grad():
        made.words.weight.copy_(given["embeddings.word_embeddings.weight"])
        made.places.weight.copy_(given["embeddings.position_embeddings.weight"])
        made.places.weight.add_(given["embeddings.token_type_embeddings.weight"][0])
        _copy(made.norm, given, "embeddings.LayerNorm")
        for index, layer in zip(keep or range(layers), made.layers, strict=True):
            at = f"encoder.layer.{index}."
            for end in ("weight", "bias"):
                joined = [given[f"{at}attention.self.{name}.{end}"] for name in ("query", "key", "value")]
                getattr(layer.qkv, end).copy_(torch.cat(joined))
            _copy(layer.out, given, at + "attention.output.dense")
            _copy(layer.norm1, given, at + "attention.output.LayerNorm")
            _copy(layer.up, given, at + "intermediate.dense")
            _copy(layer.down, given, at + "output.dense")
            _copy(layer.norm2, given, at + "output.LayerNorm")
    return made


def _copy(to: nn.Linear | nn.LayerNorm, given: dict[str, Tensor], name: str) -> None:
    to.weight.copy_(given[name + ".weight"])
    to.bias.copy_(given[name + ".bias"])
