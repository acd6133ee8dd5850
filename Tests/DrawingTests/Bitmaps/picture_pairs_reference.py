"""Counts of changed pixels by pixelmatch, for PictureAgreementTests.swift.

    pip install pixelmatch==0.4.0
    python picture_pairs_reference.py

prints a line for each of forty pairs of pictures: a digest of both pictures, pixelmatch's count of
changed pixels with its own threshold of 0.1, how many it takes for anti-aliasing, and a digest of the
set of changed ones. The pictures are made by the same whole-number formulas as in PicturePairs.swift.
"""

from pixelmatch import pixelmatch

WIDTH, HEIGHT = 40, 28


class Numbers:
    """Whole numbers that look random, the same everywhere."""

    def __init__(self, seed):
        self.state = seed * 7919 + 1

    def below(self, limit):
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return (self.state >> 12) % limit


def shape(kind, numbers):
    """Whether a quarter of a pixel lies in a shape, as a function of its place."""
    if kind == 0:  # a half-plane
        a, b, c = numbers.below(9) - 4, numbers.below(9) + 1, numbers.below(400) + 200
        return lambda x, y: a * x + b * y < c
    if kind == 1:  # a disc
        cx, cy, r = numbers.below(80) + 40, numbers.below(56) + 28, numbers.below(30) + 12
        return lambda x, y: (x - cx) ** 2 + (y - cy) ** 2 < r * r
    if kind == 2:  # a ring
        cx, cy, r = numbers.below(80) + 40, numbers.below(56) + 28, numbers.below(30) + 20
        return lambda x, y: (r - 6) ** 2 < (x - cx) ** 2 + (y - cy) ** 2 < r * r
    if kind == 3:  # slanted lines
        a, b, m = numbers.below(5) + 1, numbers.below(7) + 3, numbers.below(90) + 60
        return lambda x, y: (a * x + b * y) % m < 22
    left, top = numbers.below(80) + 8, numbers.below(50) + 8  # a box
    width, height = numbers.below(50) + 12, numbers.below(40) + 12
    return lambda x, y: left <= x < left + width and top <= y < top + height


def drawn(inside, paper, ink, dx=0):
    """A shape in ink on paper, each pixel of 4 × 4 samples, moved right by quarters of a pixel."""
    picture = []
    for y in range(HEIGHT):
        for x in range(WIDTH):
            samples = [(4 * x + i - dx, 4 * y + j) for j in range(4) for i in range(4)]
            cover = sum(1 for place in samples if inside(*place))
            picture += [(p * (16 - cover) + q * cover) // 16 for p, q in zip(paper, ink)]
    return picture


def pair(index):
    numbers = Numbers(index + 1)
    inside = shape(index % 5, numbers)
    change = index // 5
    paper = [255, 255, 255 - numbers.below(20), 255]
    ink = [numbers.below(120), numbers.below(120), numbers.below(200), 255]
    before = drawn(inside, paper, ink)
    if change == 0:  # a quarter of a pixel
        after = drawn(inside, paper, ink, 1)
    elif change == 1:  # half a pixel
        after = drawn(inside, paper, ink, 2)
    elif change == 2:  # a whole pixel
        after = drawn(inside, paper, ink, 4)
    elif change == 3:  # a colour that is nearly the same
        after = drawn(inside, paper, [c + 9 for c in ink[:3]] + [255])
    elif change == 4:  # another colour
        after = drawn(inside, paper, [ink[2], ink[0] + 90, ink[1] + 60, 255])
    elif change == 5:  # ink that is seen through
        after = drawn(inside, paper, ink[:3] + [numbers.below(200)])
    elif change == 6:  # one thing more, and all moved
        more = shape(1, numbers)
        after = drawn(lambda x, y: inside(x, y) or more(x, y), paper, ink, 1)
    else:  # noise
        after = list(before)
        for pixel in range(WIDTH * HEIGHT):
            if numbers.below(6) == 0:
                for channel in range(4):
                    value = after[4 * pixel + channel] + numbers.below(160) - 80
                    after[4 * pixel + channel] = min(max(value, 0), 255)
    return before, after


def digest(numbers):
    """FNV-1a over whole numbers below 2³²."""
    value = 0x811C9DC5
    for number in numbers:
        value = ((value ^ number) * 0x01000193) & 0xFFFFFFFF
    return value


for index in range(40):
    before, after = pair(index)
    output = [0] * (WIDTH * HEIGHT * 4)
    count = pixelmatch(before, after, WIDTH, HEIGHT, output=output, threshold=0.1)
    pixels = [tuple(output[4 * i : 4 * i + 3]) for i in range(WIDTH * HEIGHT)]
    changed = [i for i, color in enumerate(pixels) if color == (255, 0, 0)]
    softened = sum(1 for color in pixels if color == (255, 255, 0))
    assert count == len(changed)
    print(f"    (0x{digest(before + after):08X}, {count}, {softened}, 0x{digest(changed):08X}),")
