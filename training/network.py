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
POINTERS = ("whole", "period", "place")
"""whole and period point at one place (place 0: none), place at any number."""
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

    def forward(self, x: Tensor, mask: Tensor | None, spots: Tensor | None = None) -> Tensor:
        """x: rows × places × width. mask: 0 where a place may be looked at, very negative elsewhere.

        With `spots` (rows × spots × width, taken from x) the answer is for these places alone.
        """
        asks = x if spots is None else spots
        weight, bias = self.qkv.weight, self.qkv.bias
        q = _heads(nn.functional.linear(asks, weight[:WIDTH], bias[:WIDTH]))
        k, v = (_heads(each) for each in nn.functional.linear(x, weight[WIDTH:], bias[WIDTH:]).split(WIDTH, dim=-1))
        looks = nn.functional.scaled_dot_product_attention(q, k, v, mask)
        mixed = looks.transpose(1, 2).reshape(asks.shape)
        x = self.norm1(asks + self.drop(self.out(mixed)))
        grown: Tensor = self.norm2(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))
        return grown


def _heads(x: Tensor) -> Tensor:
    return x.reshape(x.shape[0], x.shape[1], HEADS, WIDTH // HEADS).transpose(1, 2)


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
        self.drop = nn.Dropout(0.1)
        nn.init.normal_(self.parts.weight, std=0.01)

    def forward(
        self, ids: Tensor, parts: Tensor, opens: Tensor, closes: Tensor, spots: Tensor
    ) -> tuple[Tensor, Tensor]:
        """ids, parts: rows × places (0 pads ids). opens, closes: rows × figures, the places of the marks.

        spots: rows × spots, the places of what may be pointed at beside the figures. Returns logits, rows × figures ×
        TOTAL, and pointer scores, rows × figures × pointers × (1 + 2 figures + spots): for place 0, the opening and the
        closing marks, and the spots. The last layer is worked out for these places alone.
        """
        mask = (ids == 0).to(torch.float32)[:, None, None, :] * -10000.0
        order = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.norm(self.words(ids) + self.places(order)[None] + self.parts(parts)))
        for layer in self.layers[:-1]:
            x = layer(x, mask)
        chosen = torch.cat([torch.zeros_like(opens[:, :1]), opens, closes, spots], dim=1)
        x = self.layers[-1](x, mask, torch.gather(x, 1, chosen[:, :, None].expand(-1, -1, WIDTH)))
        rows, count = opens.shape
        first, last = x[:, 1 : 1 + count], x[:, 1 + count : 1 + 2 * count]
        top = x[:, :1].expand(-1, count, -1)
        figure = self.drop(nn.functional.gelu(self.mix(self.drop(torch.cat([first, last, top], dim=-1)))))
        asked = self.ask(figure).reshape(rows, count, len(POINTERS), REACH).permute(0, 2, 1, 3)
        shown = self.show(x).reshape(rows, -1, len(POINTERS), REACH).permute(0, 2, 3, 1)
        return self.answer(figure), (asked @ shown).permute(0, 2, 1, 3) / math.sqrt(REACH)

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
