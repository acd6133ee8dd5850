"""Supervised and Bradley-Terry training in PyTorch, for TrainingReferenceTests.swift.

    python3 training_reference.py

Needs PyTorch alone; prints what the test holds as stored values. Nothing is shared with the engine: gradients are
PyTorch's, the optimiser is torch.optim.AdamW, whose clip_grad_norm_ adds 1e-6 to the norm, so clipping is done by hand.
Inputs are made by SplitMix64 (the counter form of the workloads) in both programs. Every batch is the whole data.

A decoder of 7 tokens, 9 positions, width 8, 2 layers and 2 heads; 5 steps; rates with 2 steps of warm-up to 0.02 and a
straight line to 0 at step 8; weight decay 0.1 of matrices; gradients clipped to norm 1.
"""
import math

import torch

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

V, CONTEXT, D, LAYERS, HEADS, STEPS = 7, 9, 8, 2, 2, 5
MASK = (1 << 64) - 1
G = 0x9E3779B97F4A7C15


def mix(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def u64(tag, i):
    return mix((mix((tag + G) & MASK) + (i + 1) * G) & MASK)


def sym(tag, i):
    return 2 * (u64(tag, i) >> 11) * 2.0**-53 - 1


def parameters(outputs):
    """Drawn numbers, one after the other over all tensors; gains and biases are a fifth of them, gains plus 1."""
    block = [(D,), (D,), (D, 3 * D), (D, D), (D,), (D,), (D, 4 * D), (4 * D, D)]
    sizes = [(V, D), (CONTEXT, D)] + block * LAYERS + [(D,), (D,), (D, outputs)]
    tensors, place, gain = [], 0, True
    for size in sizes:
        count = math.prod(size)
        values = torch.tensor([sym(950, place + i) for i in range(count)])
        place += count
        if len(size) == 1:
            values = 0.2 * values + (1 if gain else 0)
            gain = not gain
        tensors.append(values.reshape(size).requires_grad_())
    return tensors


def outputs(w, tokens):
    x = w[0][tokens] + w[1][: len(tokens)]
    count, head = len(tokens), D // HEADS
    future = torch.triu(torch.full((count, count), -math.inf), diagonal=1)
    for layer in range(LAYERS):
        g1, b1, qkv, wo, g2, b2, w1, w2 = w[2 + 8 * layer : 10 + 8 * layer]
        u = torch.layer_norm(x, (D,), g1, b1, 1e-5) @ qkv
        q, k, v = (part.reshape(count, HEADS, head).transpose(0, 1) for part in u.split(D, dim=1))
        a = torch.softmax(q @ k.transpose(1, 2) / math.sqrt(head) + future, dim=-1) @ v
        x = x + a.transpose(0, 1).reshape(count, D) @ wo
        u = torch.layer_norm(x, (D,), g2, b2, 1e-5) @ w1
        x = x + torch.nn.functional.gelu(u, approximate="tanh") @ w2
    g, b, last = w[2 + 8 * LAYERS :]
    return torch.layer_norm(x, (D,), g, b, 1e-5) @ last


def group(number):
    """A prompt of 1 to 3 tokens and two responses of 2 to 5."""
    place = iter(range(100 * number, 100 * number + 100))
    prompt = [u64(960, next(place)) % V for _ in range(1 + number % 3)]
    responses = [[u64(960, next(place)) % V for _ in range(2 + (number + r) % 4)] for r in range(2)]
    return prompt, responses


GROUPS = [group(n) for n in range(6)]


def supervised_loss(w):
    total, count = 0, 0
    for prompt, responses in GROUPS:
        for response in responses:
            rows = torch.log_softmax(outputs(w, prompt + response), dim=-1)
            for l, token in enumerate(response):
                total = total - rows[len(prompt) - 1 + l][token]
                count += 1
    return total / count


def preference_loss(w):
    total = 0
    for prompt, (chosen, rejected) in GROUPS:
        c, r = (outputs(w, prompt + y)[-1, 0] for y in (chosen, rejected))
        total = total + torch.nn.functional.softplus(r - c) + 0.01 * (c + r) ** 2
    return total / len(GROUPS)


def rate(step):
    return 0.02 * (step + 1) / 2 if step < 2 else 0.02 * (1 - (step - 2) / 6)


def run(name, outputs, loss_of):
    w = parameters(outputs)
    optimizer = torch.optim.AdamW([
        {"params": [t for t in w if t.dim() == 2], "weight_decay": 0.1},
        {"params": [t for t in w if t.dim() == 1], "weight_decay": 0},
    ], lr=1, betas=(0.9, 0.999), eps=1e-8)
    losses, norms = [], []
    for step in range(STEPS):
        optimizer.zero_grad()
        loss = loss_of(w)
        loss.backward()
        norm = math.sqrt(sum(float((t.grad**2).sum()) for t in w))
        for t in w:
            t.grad *= min(1, 1 / norm)
        for part in optimizer.param_groups:
            part["lr"] = rate(step)
        optimizer.step()
        losses.append(loss.item())
        norms.append(norm)
    flat = torch.cat([t.detach().reshape(-1) for t in w])
    projection = sum(float(x) * sym(970, i) for i, x in enumerate(flat))
    print(name, losses, norms, projection, float((flat**2).sum()), sep="\n")


run("supervised", V, supervised_loss)
run("preferences", 1, preference_loss)
