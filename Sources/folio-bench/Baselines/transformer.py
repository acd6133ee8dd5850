"""S3: 200 exact gradient steps of a small transformer over all its outputs, and Γ, in PyTorch."""
import itertools
import math

import numpy as np
import torch

from inputs import normal, symmetric

V, L, P, D, LAYERS, HEADS, STEPS = 6, 5, 4, 32, 2, 4, 200


def parameters():
    shapes = [((V + P, D), 0.5), ((L, D), 0.5)]
    for _ in range(LAYERS):
        shapes += [(D, 1), (D, 0), ((D, 3 * D), D**-0.5), ((D, D), D**-0.5), (D, 1), (D, 0),
                   ((D, 4 * D), D**-0.5), ((4 * D, D), (4 * D)**-0.5)]
    shapes += [(D, 1), (D, 0), ((D, V), D**-0.5)]
    return [torch.full((shape,), float(value)) if isinstance(shape, int)
            else torch.from_numpy(value * normal(210 + t, *shape))
            for t, (shape, value) in enumerate(shapes)]


def logits(w, tokens):
    norm = lambda x, i: torch.layer_norm(x, (D,), w[i], w[i + 1], 1e-5)
    batch, length = tokens.shape
    x = w[0][tokens] + w[1][:length]
    for layer in range(LAYERS):
        i = 2 + 8 * layer
        q, k, v = (norm(x, i) @ w[i + 2]).view(batch, length, 3, HEADS, D // HEADS).permute(2, 0, 3, 1, 4)
        score = (q @ k.transpose(-1, -2)) / math.sqrt(D // HEADS)
        mask = torch.full((length, length), -math.inf).triu(1)
        y = torch.softmax(score + mask, -1) @ v
        x = x + y.transpose(1, 2).reshape(batch, length, D) @ w[i + 3]
        x = x + torch.nn.functional.gelu(norm(x, i + 4) @ w[i + 6], approximate="tanh") @ w[i + 7]
    return norm(x, len(w) - 3) @ w[-1]


def contexts():
    """[prompt, y1 … y4] for every prompt and every beginning of four symbols: all prefixes are in them."""
    return torch.tensor([(V + p, *y) for p in range(P)
                         for y in itertools.product(range(V), repeat=L - 1)])


def moments(w, tokens, r, g):
    logs = torch.log_softmax(logits(w, tokens), -1)
    path = logs[:, :-1].gather(2, tokens[:, 1:, None])[..., 0].sum(1)
    p = (path[:, None] + logs[:, -1]).exp().view(P, -1)
    mean = (p * r).sum(1)
    return mean.mean(), ((p * (r - mean[:, None])**2).sum(1)).mean(), (p * g).sum(1).mean()


def largest_jacobian(w):
    """max over all prefixes of the spectral norm of d logits/dθ, from 6 × 6 Gram matrices."""
    largest = 0.0
    for length in range(1, L + 1):
        tokens = torch.unique(contexts()[:, :length], dim=0)
        jacobian = torch.func.vmap(torch.func.jacrev(lambda w, t: logits(w, t[None])[0, -1]),
                                   in_dims=(None, 0))
        for part in tokens.split(64):
            rows = torch.cat([j.reshape(len(part), V, -1) for j in jacobian(w, part)], 2)
            values = torch.linalg.eigvalsh(rows @ rows.transpose(1, 2))
            largest = max(largest, float(values[:, -1].max()))
    return math.sqrt(largest)


def s3(clock):
    w, tokens = parameters(), contexts()
    g = symmetric(201, P, V**L)
    r = torch.from_numpy(0.75 * g + 0.25 * symmetric(202, P, V**L))
    g = torch.from_numpy(g)
    compiled = torch.compile(moments)
    for x in w:
        x.requires_grad_(True)
    torch.autograd.grad(compiled(w, tokens, r, g)[0], w)
    curves = {"expected reward": [], "reward variance": [], "expected ground truth": [],
              "gradient norm": []}
    with clock:
        for _ in range(STEPS):
            mean, variance, truth = compiled(w, tokens, r, g)
            slopes = torch.autograd.grad(mean, w)
            norm = math.sqrt(sum(float((s * s).sum()) for s in slopes))
            for curve, value in zip(curves.values(), (mean, variance, truth, norm)):
                curve.append(float(value.detach()) if torch.is_tensor(value) else value)
            with torch.no_grad():
                for x, s in zip(w, slopes):
                    x += 0.05 * s
    return curves


def s3_jacobian(clock):
    w = parameters()
    with torch.no_grad(), clock:
        return {"Γ": [largest_jacobian(w)]}
