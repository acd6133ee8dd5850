"""Whole steps of policy gradient in PyTorch, for PolicyGradientReferenceTests.swift.

    python3 policy_gradient_reference.py

Needs PyTorch alone; prints what the test holds as stored values. Nothing is shared with the engine: gradients
are PyTorch's, the optimiser is torch.optim.AdamW (its clip_grad_norm_ adds 1e-6 to the norm, so clipping is done
by hand). Inputs are made by SplitMix64 as Sources' workloads make theirs, so that both programs start from the same bits.

A policy (pre-norm decoder, 7 tokens, 9 positions, width 8, 2 layers, 2 heads) answers prompts of 2 to 4 tokens
with at most 5 tokens, token 0 ending the response; 2 prompts a step, 3 samples each, 3 rollouts.
"""
import math

import torch

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

V, CONTEXT, D, LAYERS, HEADS = 7, 9, 8, 2, 2
PROMPTS, K, LONGEST, ROLLOUTS, END = 2, 3, 5, 3, 0
MEAN, DEVIATION, LAMBDA, NORM = 0.1, 0.4, 0.2, 0.8
RATES = [0.02 * (1 - t / 8) for t in range(8)]
MASK = (1 << 64) - 1
G = 0x9E3779B97F4A7C15


def mix(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def u64(tag, i):
    return mix((mix((tag + G) & MASK) + (i + 1) * G) & MASK)


def u53(tag, i):
    return (u64(tag, i) >> 11) * 2.0**-53


def sym(tag, i):
    return 2 * u53(tag, i) - 1


def sizes():
    block = [(D,), (D,), (D, 3 * D), (D, D), (D,), (D,), (D, 4 * D), (4 * D, D)]
    return [(V, D), (CONTEXT, D)] + block * LAYERS + [(D,), (D,), (D, V)]


def parameters():
    """Every number is drawn, gains and biases too, so that nothing hides behind a 0 or 1."""
    tensors = []
    for number, size in enumerate(sizes()):
        count = math.prod(size)
        values = torch.tensor([sym(910 + number, i) for i in range(count)])
        if len(size) == 1:
            values = 0.2 * values
            if (number - 2) % 8 in (0, 4) and number < 2 + 8 * LAYERS or number == 2 + 8 * LAYERS:
                values = 1 + values
        tensors.append(values.reshape(size).requires_grad_())
    return tensors


def logits(w, tokens):
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
    g, b, head = w[2 + 8 * LAYERS :]
    return torch.layer_norm(x, (D,), g, b, 1e-5) @ head


def log_probabilities(w, prompt, response):
    rows = torch.log_softmax(logits(w, prompt + response), dim=-1)
    first = len(prompt) - 1
    return torch.stack([rows[first + l][token] for l, token in enumerate(response)])


def sample(w, prompt, number):
    response = []
    with torch.no_grad():
        for l in range(LONGEST):
            p = torch.softmax(logits(w, prompt + response)[-1], dim=-1)
            c = torch.cumsum(p, dim=0)
            u = u53(930, number * LONGEST + l)
            token = min(int((c <= u * c[-1]).sum()), V - 1)
            response.append(token)
            if token == END:
                break
    return response


def prompts():
    lengths, made, place = [2, 3, 4, 3], [], 0
    for length in lengths:
        made.append([u64(920, place + i) % V for i in range(length)])
        place += length
    return made


def reward(prompt, response):
    tokens = [prompt[-1]] + response
    return 0.25 * sum(sym(940, tokens[i] * V + tokens[i + 1]) for i in range(len(response)))


def advantages(method, R):
    if method == "grpo":
        return (R - R.mean(dim=1, keepdim=True)) / (R.std(dim=1, keepdim=True) + 1e-4)
    others = (R.sum(dim=1, keepdim=True) - R) / (K - 1)
    return R - others


def run(method, epochs):
    w, initial = parameters(), parameters()
    optimizer = torch.optim.AdamW(w, lr=1, betas=(0.9, 0.999), eps=1e-8, weight_decay=0)
    updates, norms, clipped = 0, [], 0
    pool = prompts()
    print(f"# {method}")
    for rollout in range(ROLLOUTS):
        batch = [pool[(PROMPTS * rollout + j) % len(pool)] for j in range(PROMPTS)]
        y = [[sample(w, x, (rollout * PROMPTS + j) * K + m) for m in range(K)] for j, x in enumerate(batch)]
        with torch.no_grad():
            old = [[log_probabilities(w, x, s) for s in y[j]] for j, x in enumerate(batch)]
            start = [[log_probabilities(initial, x, s) for s in y[j]] for j, x in enumerate(batch)]
            r = torch.tensor([[reward(x, s) for s in y[j]] for j, x in enumerate(batch)])
            ratio = torch.stack([
                torch.stack([(old[j][m] - start[j][m]).sum() for m in range(K)]) for j in range(PROMPTS)])
            R = (r - MEAN) / DEVIATION - LAMBDA * ratio
            A = advantages(method, R)
        for _ in range(epochs):
            loss = 0
            for j, x in enumerate(batch):
                for m in range(K):
                    log = log_probabilities(w, x, y[j][m])
                    if method == "ppo":
                        rho = torch.exp(log - old[j][m])
                        flat = torch.clamp(rho, 1 - 0.1, 1 + 0.1)
                        clipped += int((flat * A[j][m] < rho * A[j][m]).sum())
                        loss = loss - torch.minimum(rho * A[j][m], flat * A[j][m]).sum()
                    else:
                        loss = loss - A[j][m] * log.sum()
            loss = loss / (PROMPTS * K)
            optimizer.zero_grad()
            loss.backward()
            norm = float(torch.sqrt(sum((t.grad**2).sum() for t in w)))
            norms.append(norm)
            for t in w:
                t.grad *= min(1, NORM / norm)
            for group in optimizer.param_groups:
                group["lr"] = RATES[updates]
            optimizer.step()
            updates += 1
        print("responses", y, "mean reward", float(r.mean()))
    print("norms", norms, "clipped tokens", clipped)
    # A tensor's sum against drawn numbers; no two errors are likely to cancel.
    print("projections", [
        float((t.detach().flatten() * torch.tensor([sym(950 + n, i) for i in range(t.numel())])).sum())
        for n, t in enumerate(w)])


if __name__ == "__main__":
    run("rloo", 1)
    run("grpo", 1)
    run("ppo", 2)
