"""Writes NetworkReferences.swift: logits, one step of RLOO and scores with their gradient, by PyTorch in float64.

    python network_references.py > NetworkReferences.swift && swift format -i NetworkReferences.swift

The network is PyTorch's functions on whole sequences, one after the other, and its derivatives are PyTorch's: nothing is
shared with the engine's code. Needs torch (2.13.0 was used).
"""
import math

import torch

torch.set_default_dtype(torch.float64)
VOCABULARY, CONTEXT, WIDTH, LAYERS, HEADS = 7, 9, 8, 2, 2
PROMPTS = [[3], [1, 4, 4], [6, 0]]
SAMPLES, LENGTH, END, TEMPERATURE, PENALTY, RATE = 3, 5, 2, 0.8, 0.05, 0.01


def sizes(outputs):
    layer = [(WIDTH,), (WIDTH,), (WIDTH, 3 * WIDTH), (WIDTH, WIDTH), (WIDTH,), (WIDTH,), (WIDTH, 4 * WIDTH),
             (4 * WIDTH, WIDTH)]
    return [(VOCABULARY, WIDTH), (CONTEXT, WIDTH)] + LAYERS * layer + [(WIDTH,), (WIDTH,), (WIDTH, outputs)]


def parameters(outputs, shift=0):
    """The i-th number is ((31i² + (7919 + shift)i) mod 2003 − 1001)/2003."""
    result, start = [], 0
    for size in sizes(outputs):
        count = math.prod(size)
        values = [((31 * i * i + (7919 + shift) * i) % 2003 - 1001) / 2003 for i in range(start, start + count)]
        result.append(torch.tensor(values).reshape(size).requires_grad_(True))
        start += count
    return result


def outputs_at(w, tokens):
    """[tokens × outputs]."""
    x = w[0][tokens] + w[1][:len(tokens)]
    mask = torch.ones(len(tokens), len(tokens)).tril() == 0
    for layer in range(LAYERS):
        g1, b1, qkv, wo, g2, b2, w1, w2 = w[2 + 8 * layer:10 + 8 * layer]
        q, k, v = (torch.nn.functional.layer_norm(x, (WIDTH,), g1, b1) @ qkv).split(WIDTH, 1)
        heads = []
        for h in range(HEADS):
            c = slice(h * WIDTH // HEADS, (h + 1) * WIDTH // HEADS)
            scores = (q[:, c] @ k[:, c].T / math.sqrt(WIDTH // HEADS)).masked_fill(mask, -math.inf)
            heads.append(torch.softmax(scores, 1) @ v[:, c])
        x = x + torch.cat(heads, 1) @ wo
        y = torch.nn.functional.layer_norm(x, (WIDTH,), g2, b2)
        x = x + torch.nn.functional.gelu(y @ w1, approximate="tanh") @ w2
    return torch.nn.functional.layer_norm(x, (WIDTH,), w[-3], w[-2]) @ w[-1]


def uniform(sample, position):
    return (sample * 37 + position * 101 + 11) % 128 / 128


def draw(w, prompt, sample):
    response = []
    while len(response) < LENGTH and response[-1:] != [END]:
        z = outputs_at(w, torch.tensor(prompt + response))[-1] / TEMPERATURE
        c = torch.softmax(z, 0).cumsum(0)
        token = int((c <= uniform(sample, len(response)) * c[-1]).sum())
        response.append(min(token, VOCABULARY - 1))
    return response


def token_logs(w, prompt, response):
    z = outputs_at(w, torch.tensor(prompt + response))[len(prompt) - 1:-1] / TEMPERATURE
    return torch.log_softmax(z, 1)[range(len(response)), response]


def tensor_sums(tensors):
    """Σ (i mod 7 − 3)·value over each tensor."""
    return [float(sum((i % 7 - 3) * v for i, v in enumerate(t.flatten().tolist()))) for t in tensors]


def step():
    """One step of RLOO; the reward of y is Σ (−1)^l y_l/4 − 0.05 (ln π − ln π_reference), the loss −mean(A ln π)."""
    w, reference = parameters(VOCABULARY), parameters(VOCABULARY, shift=1)
    responses, logs, advantages = [], [], []
    with torch.no_grad():
        for p, prompt in enumerate(PROMPTS):
            rewards = []
            for s in range(SAMPLES):
                y = draw(w, prompt, p * SAMPLES + s)
                difference = float(token_logs(w, prompt, y).sum() - token_logs(reference, prompt, y).sum())
                rewards.append(sum((-1)**l * t / 4 for l, t in enumerate(y)) - PENALTY * difference)
                responses.append(y)
            advantages += [r - (sum(rewards) - r) / (SAMPLES - 1) for r in rewards]
    logs = [token_logs(w, PROMPTS[i // SAMPLES], y) for i, y in enumerate(responses)]
    loss = -sum(a * l.sum() for a, l in zip(advantages, logs)) / len(logs)
    gradient = torch.autograd.grad(loss, w)
    adam = torch.optim.Adam(w, lr=RATE, betas=(0.9, 0.999), eps=1e-8)
    for x, g in zip(w, gradient):
        x.grad = g
    adam.step()
    return responses, [x for l in logs for x in l.tolist()], advantages, gradient, w


def scores():
    """Scores of the drawn responses with one output, and the gradient of Σ (i + 1)·score_i."""
    w = parameters(1)
    values = [outputs_at(w, torch.tensor(PROMPTS[i // SAMPLES] + y))[-1, 0] for i, y in enumerate(step()[0])]
    gradient = torch.autograd.grad(sum((i + 1) * v for i, v in enumerate(values)), w)
    return [float(v.detach()) for v in values], gradient


def numbers(values):
    return "[" + ", ".join(repr(v) for v in values) + "]"


responses, logs, advantages, gradient, moved = step()
values, score_gradient = scores()
print(f"""/// What `network_references.py` found.
enum NetworkReferences {{
  static let logits: [Double] = {numbers(outputs_at(parameters(VOCABULARY), torch.tensor([1, 4, 4, 0, 6])).flatten().tolist())}
  static let responses: [[Int32]] = {responses}
  static let logProbabilities: [Double] = {numbers(logs)}
  static let advantages: [Double] = {numbers(advantages)}
  static let gradientSums: [Double] = {numbers(tensor_sums(gradient))}
  static let movedSums: [Double] = {numbers(tensor_sums(moved))}
  static let scores: [Double] = {numbers(values)}
  static let scoreGradientSums: [Double] = {numbers(tensor_sums(score_gradient))}
}}""")
