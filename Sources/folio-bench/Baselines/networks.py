"""S4 and S5: a transformer trained by RLOO and by the Bradley-Terry loss, in PyTorch.

Every sequence is computed by itself from its first token on; nothing is shared or kept between passes.
"""
import math

import numpy as np
import torch

from inputs import normal, symmetric, words

V, PROMPT, LENGTH, D, LAYERS, HEADS = 64, 8, 16, 64, 2, 4
SAMPLES, BATCH = 4, 64


def parameters(tag, outputs, kind):
    shapes = [((V, D), 0.5), ((PROMPT + LENGTH, D), 0.5)]
    for _ in range(LAYERS):
        shapes += [(D, 1), (D, 0), ((D, 3 * D), D**-0.5), ((D, D), D**-0.5), (D, 1), (D, 0),
                   ((D, 4 * D), D**-0.5), ((4 * D, D), (4 * D)**-0.5)]
    shapes += [(D, 1), (D, 0), ((D, outputs), D**-0.5)]
    return [(torch.full((shape,), float(value), dtype=kind) if isinstance(shape, int)
             else torch.from_numpy(value * normal(tag + t, *shape)).to(kind))
            for t, (shape, value) in enumerate(shapes)]


def trunk(w, tokens):
    norm = lambda x, i: torch.nn.functional.layer_norm(x, (D,), w[i], w[i + 1], 1e-5)
    batch, length = tokens.shape
    x = w[0][tokens] + w[1][:length]
    mask = torch.full((length, length), -math.inf, dtype=x.dtype).triu(1)
    for layer in range(LAYERS):
        i = 2 + 8 * layer
        q, k, v = (norm(x, i) @ w[i + 2]).view(batch, length, 3, HEADS, D // HEADS).permute(2, 0, 3, 1, 4)
        y = torch.softmax((q @ k.transpose(-1, -2)) / math.sqrt(D // HEADS) + mask, -1) @ v
        x = x + y.transpose(1, 2).reshape(batch, length, D) @ w[i + 3]
        x = x + torch.nn.functional.gelu(norm(x, i + 4) @ w[i + 6], approximate="tanh") @ w[i + 7]
    return norm(x, len(w) - 3)


def token_logs(w, tokens):
    logits = trunk(w, tokens[:, :-1])[:, PROMPT - 1:] @ w[-1]
    return torch.log_softmax(logits, -1).gather(2, tokens[:, PROMPT:, None])[..., 0]


class Adam:
    def __init__(self, w, rate=1e-3):
        self.w, self.rate, self.t = w, rate, 0
        self.m, self.v = [torch.zeros_like(x) for x in w], [torch.zeros_like(x) for x in w]

    def step(self, slopes):
        self.t += 1
        with torch.no_grad():
            for x, g, m, v in zip(self.w, slopes, self.m, self.v):
                m.mul_(0.9).add_(g, alpha=0.1)
                v.mul_(0.999).addcmul_(g, g, value=0.001)
                root = (v / (1 - 0.999**self.t)).sqrt_().add_(1e-8)
                x -= self.rate * (m / (1 - 0.9**self.t)) / root


def tokens_of(tag, *shape):
    return (words(tag, int(np.prod(shape))) % np.uint64(V)).astype(np.int64).reshape(shape)


def squared_length(w):
    return [sum(float((x.detach().double()**2).sum()) for x in w)]


def draw(w, prompts, uniforms):
    tokens = prompts
    with torch.no_grad():
        for l in range(LENGTH):
            p = torch.softmax(trunk(w, tokens)[:, -1] @ w[-1], -1)
            c = p.cumsum(-1)
            next_tokens = (c <= uniforms[:, l:l + 1] * c[:, -1:]).sum(-1).clamp_max(V - 1)
            tokens = torch.cat([tokens, next_tokens[:, None]], 1)
    return tokens


def s4(clock, kind, steps):
    w, reference = parameters(410, V, kind), parameters(410, V, kind)
    truth = symmetric(403, V, V)
    reward = 0.75 * truth + 0.25 * symmetric(404, V, V)
    pool = tokens_of(402, 512, PROMPT)
    count = BATCH * SAMPLES
    uniforms = ((words(401, count * steps * LENGTH) >> np.uint64(40)) * 2.0**-24).reshape(steps, count, LENGTH)
    for x in w:
        x.requires_grad_(True)
    adam = Adam(w)
    curves = {name: [] for name in ("expected reward", "expected ground truth", "divergence", "loss")}
    total = 0
    with clock:
        for step in range(steps):
            prompts = pool[(BATCH * step + np.arange(BATCH)) % 512].repeat(SAMPLES, axis=0)
            tokens = draw(w, torch.from_numpy(prompts), torch.from_numpy(uniforms[step]).to(kind))
            logs = token_logs(w, tokens).sum(1)
            with torch.no_grad():
                divergence = logs - token_logs(reference, tokens).sum(1)
            y = tokens.numpy()[:, PROMPT - 1:]
            r = 0.25 * reward[y[:, :-1], y[:, 1:]].sum(1)
            g = 0.25 * truth[y[:, :-1], y[:, 1:]].sum(1)
            big = (torch.from_numpy(r).to(kind) - 0.05 * divergence).view(BATCH, SAMPLES)
            a = (big - (big.sum(1, keepdim=True) - big) / (SAMPLES - 1)).view(-1)
            loss = -(a * logs).mean()
            adam.step(torch.autograd.grad(loss, w))
            for curve, value in zip(curves.values(), (r.mean(), g.mean(), divergence.mean(), loss.detach())):
                curve.append(float(value))
            total += int(y[:, 1:].sum())
    return curves | {"sum of tokens": [total], "Σ θ²": squared_length(w)}


def pairs(count):
    """Prompts with the chosen and with the rejected response [count × 2 × tokens]."""
    prompts = tokens_of(501, count, PROMPT)
    raw = words(502, count * 2 * LENGTH).reshape(count, 2, LENGTH)
    responses = (raw % np.uint64(V)).astype(np.int64)
    step = (raw % np.uint64(8)).astype(np.int64)
    previous = np.repeat(prompts[::2, -1:], 2, axis=1)
    for l in range(LENGTH):
        previous = (5 * previous + 17 + step[::2, :, l]) % V
        responses[::2, :, l] = previous
    both = np.concatenate([np.repeat(prompts[:, None], 2, axis=1), responses], axis=2)
    table = symmetric(403, V, V)
    path = both[:, :, PROMPT - 1:]
    # Added up in the order of the tokens, for ties.
    score = np.zeros((count, 2))
    for l in range(LENGTH):
        score += table[path[:, :, l], path[:, :, l + 1]]
    swapped = score[:, 1] > score[:, 0]
    both[swapped] = both[swapped][:, ::-1]
    return both


def order(epoch, count):
    result = np.arange(count)
    draws = words(503 + epoch, count - 1)
    for t, last in enumerate(range(count - 1, 0, -1)):
        j = int(draws[t] % np.uint64(last + 1))
        result[last], result[j] = result[j], result[last]
    return result


def s5(clock, kind, epochs):
    w, data = parameters(510, 1, kind), torch.from_numpy(pairs(4096))
    for x in w:
        x.requires_grad_(True)
    adam, losses = Adam(w), []
    with clock:
        for epoch in range(epochs):
            for batch in order(epoch, len(data)).reshape(-1, BATCH):
                scores = (trunk(w, data[batch].view(2 * BATCH, -1))[:, -1] @ w[-1]).view(BATCH, 2)
                loss = torch.nn.functional.softplus(scores[:, 1] - scores[:, 0]).mean()
                adam.step(torch.autograd.grad(loss, w))
                losses.append(float(loss.detach()))
    return {"loss": losses, "Σ θ²": squared_length(w)}


WORKLOADS = {
    "s4": lambda clock: s4(clock, torch.float32, 100),
    "s4 float64": lambda clock: s4(clock, torch.float64, 20),
    "s5": lambda clock: s5(clock, torch.float32, 5),
    "s5 float64": lambda clock: s5(clock, torch.float64, 1),
}
