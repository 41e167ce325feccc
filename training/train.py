"""train.py EXAMPLES.jsonl … --out MODEL.pt …: fit the encoder to annotated figures.

Same examples, seed and number of threads: same weights. See docs/encoder.md for the recipe.
"""

from __future__ import annotations

import argparse
import hashlib
import pathlib
import random
import time
from collections.abc import Callable, Sequence

import torch
from batches import STARTS, Row, Wanted, batches, rows_of, tensors
from measure import accuracy, predictions
from network import ANSWERS, POINTERS, SOFT, Encoder, from_minilm
from torch import Tensor, nn

WEIGHTS = {"measure": 1.0, "unit": 0.6, "filters": 4.0, "period": 0.6, "places": 0.6, "agency": 0.4,
           "change": 0.3, "speaker": 0.5, "share": 0.5, "claim": 0.5}  # fmt: skip  # a table
SMOOTH = 0.05


def fold_of(name: str, folds: int) -> int:
    """The fold a statement belongs to, whatever the order of files."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % folds


def answer_loss(logits: Tensor, answers: Tensor, known: Tensor) -> Tensor:
    """Cross-entropy of every answer; `answers` may be a teacher's probabilities."""
    total = logits.new_zeros(())
    for name, size in ANSWERS:
        part = slice(STARTS[name], STARTS[name] + size)
        mask = known[:, STARTS[name]]
        if name in SOFT:
            aim = answers[:, part] * (1 - SMOOTH) + SMOOTH / size
            each = -(aim * torch.log_softmax(logits[:, part], dim=-1)).sum(1)
        else:
            aim = answers[:, part] * (1 - SMOOTH) + SMOOTH / 2
            more = logits.new_tensor(2.0 if name == "filters" else 1.0)  # most figures have no filter of a kind
            each = nn.functional.binary_cross_entropy_with_logits(
                logits[:, part], aim, reduction="none", pos_weight=more
            ).mean(1)
        total = total + WEIGHTS[name] * (each * mask).sum() / mask.sum().clamp(min=1)
    return total


POINTED = {"whole": 0.4, "period": 1.2, "place": 0.8}
"""How much the pointers count."""


def pointer_loss(scores: Tensor, want: Wanted) -> Tensor:
    """One choice among spots for whole and period (several may be right), a yes or no a spot for the places."""
    total = scores.new_zeros(())
    for at, name in enumerate(POINTERS[:2]):
        able = scores[:, at].masked_fill(want.able[:, at] == 0, -1e4)
        right = scores[:, at].masked_fill(want.right[:, at] == 0, -1e4)
        each = torch.logsumexp(able, -1) - torch.logsumexp(right, -1)
        total = total + POINTED[name] * (each * want.seen[:, at]).sum() / want.seen[:, at].sum().clamp(min=1)
    sites = nn.functional.binary_cross_entropy_with_logits(scores[:, 2], want.right[:, 2], reduction="none")
    sites = (sites * want.able[:, 2]).sum(-1) / want.able[:, 2].sum(-1).clamp(min=1)
    return total + POINTED["place"] * (sites * want.seen[:, 2]).sum() / want.seen[:, 2].sum().clamp(min=1)


def loss_of(model: Encoder, batch: list[Row]) -> Tensor:
    """The loss of a batch of annotated rows."""
    read, there = tensors(batch)
    logits, scores = model(*read)
    want = Wanted(batch, scores.shape[-1])
    return answer_loss(logits[there], want.answers, want.known) + pointer_loss(scores[there], want)


def start_from(model: Encoder, path: pathlib.Path, keep: Sequence[int]) -> None:
    """Take over a trained model's weights; layer i takes those of its layer keep[i]."""
    weights = torch.load(path, weights_only=False)["weights"]
    with torch.no_grad():
        for name, weight in model.named_parameters():
            parts = name.split(".")
            if parts[0] == "layers":
                parts[1] = str(keep[int(parts[1])])
            given = weights[".".join(parts)]
            if given.shape == weight.shape:
                weight.copy_(given)


def shared(model: Encoder, ranks: int) -> None:
    """Give every process the mean of all processes' gradients."""
    if ranks == 1:
        return
    weights = [weight for weight in model.trained() if weight.grad is not None]
    joined = torch.cat([weight.grad.flatten() for weight in weights])
    torch.distributed.all_reduce(joined)
    for weight, part in zip(weights, joined.split([weight.numel() for weight in weights]), strict=True):
        weight.grad = (part / ranks).view_as(weight)


def fit(
    model: Encoder, gold: list[Row], args: argparse.Namespace, watch: list[Row],
    measured: Callable[[Encoder, list[Row]], Tensor] = loss_of,
) -> None:  # fmt: skip
    """Train in place: one cycle of the learning rate over all epochs."""
    chance = random.Random(args.seed)  # noqa: S311 - a fixed seed
    variants = max(row["variant"] for row in gold) + 1
    epochs = [
        batches([row for row in gold if row["variant"] == epoch % variants], args.batch, chance)
        for epoch in range(args.epochs)
    ]
    heads = ("mix", "answer", "ask", "show", "parts")
    still = ("words.", *(("places.", "norm.", *(f"layers.{at}." for at in range(args.freeze))) if args.freeze else ()))
    body = [w for n, w in model.named_parameters() if not n.startswith((*still, *heads))]
    head = [
        w for n, w in model.named_parameters() if n.startswith(heads) and not (args.freeze and n.startswith("parts."))
    ]
    for name, weight in model.named_parameters():
        if name.startswith(still) or (args.freeze and name.startswith("parts.")):
            weight.requires_grad_(requires_grad=False)
    optimiser = torch.optim.AdamW([{"params": body}, {"params": head}], lr=args.rate, weight_decay=0.01)
    steps = sum(len(made) for made in epochs)
    cycle = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [args.rate, args.rate * 6], total_steps=steps + 1, pct_start=0.12
    )
    began = time.time()
    torch.manual_seed(args.seed + 1000 * args.rank)
    for epoch, made in enumerate(epochs):
        model.train()
        total = 0.0
        for batch in made:
            optimiser.zero_grad()
            loss = measured(model, batch[args.rank :: args.ranks] or batch[:1])
            loss.backward()
            shared(model, args.ranks)
            nn.utils.clip_grad_norm_(model.trained(), 1.0)
            optimiser.step()
            cycle.step()
            total += loss.item()
        if args.rank:
            continue
        print(f"epoch {epoch} loss {total / len(made):.3f} {time.time() - began:.0f} s", flush=True)
        if watch and (epoch % args.every == args.every - 1 or epoch == args.epochs - 1):
            print("  " + accuracy(watch, predictions(model, watch)), flush=True)
        torch.save({"layers": len(model.layers), "weights": model.state_dict(), "args": vars(args)}, args.out)


def arguments(about: str | None) -> argparse.ArgumentParser:
    """What the command line may say."""
    ask = argparse.ArgumentParser(description=about)
    ask.add_argument("examples", type=pathlib.Path, nargs="+")
    ask.add_argument("--minilm", required=True, help="model.safetensors of all-MiniLM-L6-v2")
    ask.add_argument("--out", type=pathlib.Path, required=True)
    ask.add_argument("--layers", type=int, default=6)
    ask.add_argument("--keep", type=int, nargs="*", help="which layers of MiniLM to start from")
    ask.add_argument("--freeze", type=int, default=0, help="so many of the lower layers stay as they are")
    ask.add_argument("--start", type=pathlib.Path, help="a model to go on from, instead of MiniLM")
    ask.add_argument("--fold", type=int, help="leave this fold of the statements out and watch it")
    ask.add_argument("--folds", type=int, default=3)
    ask.add_argument("--watch", type=pathlib.Path, help="examples to measure on (never trained on)")
    ask.add_argument("--epochs", type=int, default=8)
    ask.add_argument("--every", type=int, default=2)
    ask.add_argument("--batch", type=int, default=16)
    ask.add_argument("--rate", type=float, default=1.5e-4)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--threads", type=int, default=2)
    ask.add_argument("--ranks", type=int, default=1, help="processes that share every batch")
    ask.add_argument("--rank", type=int, default=0, help="which of them this one is")
    ask.add_argument("--meet", default="", help="a file, new for every run, where they find one another")
    return ask


def begun(args: argparse.Namespace) -> tuple[Encoder, list[Row], list[Row]]:
    """The network to train, the rows to train on and those to watch."""
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    if args.ranks > 1:
        torch.distributed.init_process_group("gloo", f"file://{args.meet}", world_size=args.ranks, rank=args.rank)
    gold = [row for path in args.examples for row in rows_of(path)]
    watch = rows_of(args.watch) if args.watch else []
    if args.fold is not None:
        watch = [r for r in gold if fold_of(r["doc"], args.folds) == args.fold and r["variant"] == 0]
        gold = [r for r in gold if fold_of(r["doc"], args.folds) != args.fold]
    model = from_minilm(args.minilm, args.layers, tuple(args.keep) if args.keep else None)
    if args.start:
        start_from(model, args.start, args.keep or range(args.layers))
    return model, gold, watch


def main() -> None:
    """Train as the command line says."""
    args = arguments(__doc__).parse_args()
    model, gold, watch = begun(args)
    fit(model, gold, args, watch)


if __name__ == "__main__":
    main()
