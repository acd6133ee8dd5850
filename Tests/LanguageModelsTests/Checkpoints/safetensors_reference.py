"""Files of the Python package safetensors, for SafeTensorsTests.swift and back.

    python3 safetensors_reference.py

Needs safetensors (0.8.0 was used) and numpy. Prints two files in hexadecimal that the package writes and the tests read,
and checks that the package reads the file that the tests expect the engine to write. The package writes the names of
the metadata in an order that changes from run to run; the tests do not depend on it.
"""
import numpy
from safetensors.numpy import load, save


def show(name, data):
    text = data.hex()
    print(name, *(text[i:i + 88] for i in range(0, len(text), 88)), sep="\n")


show("python", save({
    "b.weight": numpy.array([[1.5, -2, 0.25], [3, 4, -0.125]], "float32"),
    "a": numpy.array([0.1, 1e300], "float64"),
    "leer": numpy.zeros((0, 3), "float32"),
    "count": numpy.array(7, "int64"),
}, metadata={"who": "é\"\\\n\x01😀"}))

# A network of 3 tokens, 2 positions, width 2, one layer, one head; the i-th of its 76 numbers is i/8 − 4.
SIZES = {
    "tok": (3, 2), "pos": (2, 2), "layers.0.ln1.gain": (2,), "layers.0.ln1.bias": (2,), "layers.0.qkv": (2, 6),
    "layers.0.wo": (2, 2), "layers.0.ln2.gain": (2,), "layers.0.ln2.bias": (2,), "layers.0.w1": (2, 8),
    "layers.0.w2": (8, 2), "ln.gain": (2,), "ln.bias": (2,), "head": (2, 3),
}
tensors, start = {}, 0
for name, size in SIZES.items():
    count = int(numpy.prod(size))
    tensors[name] = ((numpy.arange(start, start + count) / 8) - 4).reshape(size).astype("float32")
    start += count
show("network", save(tensors, metadata={
    "vocabularySize": "3", "contextLength": "2", "width": "2", "layerCount": "1", "headCount": "1",
    "outputCount": "3"}))

# What `Bytes are as the format prescribes` says that the engine writes.
header = (b'{"__metadata__":{"k":"v"},"z":{"dtype":"I64","shape":[1],"data_offsets":[0,8]},'
          b'"a":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}')
header += b" " * (-len(header) % 8)
engine = len(header).to_bytes(8, "little") + header + b"\xfe" + 7 * b"\xff" + b"\x00\x00\x80\x3f"
found = load(engine)
assert found["z"].tolist() == [-2] and found["a"].tolist() == [1.0], found
print("the engine's file is read")
