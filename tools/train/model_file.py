"""Write the weights in the form that src/model reads: docs/model-format.md."""
import struct
import zlib

import numpy as np

from examples import NAME_LABELS, ROLE_LABELS, TAGS
from markup import CLAIM_TYPES

FORMAT_VERSION = 1
FEATURE_VERSION = 1
ALIGNMENT = 16
HEADER_BYTES = 16
READING_ROWS = 33
INT8, FLOAT32, INT4, UINT32, TEXT = range(5)
LABELS = {"roles": ROLE_LABELS, "nested": ROLE_LABELS, "names": NAME_LABELS}


class ModelWriter:
    """Collects tensors and writes them behind a directory."""

    def __init__(self):
        self.tensors = []

    def add(self, name, kind, rows, columns, data):
        self.tensors.append((name, kind, rows, columns, data))

    def floats(self, name, values):
        values = np.atleast_2d(np.asarray(values, "<f4"))
        self.add(name, FLOAT32, *values.shape, values.tobytes())

    def text(self, name, value):
        data = value.encode()
        self.add(name, TEXT, 1, len(data), data)

    def int8(self, name, values, by_row=True):
        """Symmetric rounding to -127 … 127 with a scale a row, or one for all."""
        scale = scale_of(values, 127, by_row)
        self.add(name, INT8, *values.shape, np.rint(values / scale).astype(np.int8).tobytes())
        self.floats(name + ".scale", scale)

    def int4(self, name, values):
        """Symmetric rounding to -7 … 7 with a scale a row; two values a byte, the low half first."""
        scale = scale_of(values, 7, True)
        rounded = np.rint(values / scale).astype(np.int64) + 8
        if rounded.shape[1] % 2:
            rounded = np.pad(rounded, ((0, 0), (0, 1)), constant_values=8)
        self.add(name, INT4, *values.shape, (rounded[:, ::2] | rounded[:, 1::2] << 4).astype(np.uint8).tobytes())
        self.floats(name + ".scale", scale)

    def bytes(self):
        directory = sum(1 + len(name) + 1 + 4 + 4 + 8 for name, *_ in self.tensors)
        position = HEADER_BYTES + directory
        entries, blobs = [], []
        for name, kind, rows, columns, data in self.tensors:
            padding = -position % ALIGNMENT
            position += padding
            entries.append(bytes([len(name)]) + name.encode() + struct.pack("<BIIQ", kind, rows, columns, position))
            blobs.append(b"\0" * padding + data)
            position += len(data)
        return sealed(b"ALLEGEDM" + struct.pack("<II", FORMAT_VERSION, len(self.tensors)) + b"".join(entries + blobs))


def sealed(content):
    """The content with its checksum behind it."""
    return content + struct.pack("<I", zlib.crc32(content))


def scale_of(values, top, by_row):
    largest = np.abs(values).max(1, keepdims=True) if by_row else np.abs(values).max().reshape(1, 1)
    return np.maximum(largest, 1e-8).astype(np.float32) / np.float32(top)


def _array(tensor):
    return tensor.detach().numpy()


def _linear(writer, name, layer):
    writer.int8(name + ".weight", _array(layer.weight))
    writer.floats(name + ".bias", _array(layer.bias))


def _output(writer, name, layer):
    """One row: the weights of the only output, then its bias."""
    writer.floats(name + ".output", np.concatenate([_array(layer.weight)[0], _array(layer.bias)]))


def _norm(writer, name, norm):
    writer.floats(name + ".norm.gain", _array(norm.weight))
    writer.floats(name + ".norm.shift", _array(norm.bias))


def model_bytes(net, words, calibration=(1.0, 0.0, 0.0)):
    writer = ModelWriter()
    writer.add("features", UINT32, 1, 1, struct.pack("<I", FEATURE_VERSION))
    writer.text("words", "\n".join(words))
    writer.int4("embedding.vector", _array(net.vectors.weight)[:-1])
    for name, table in net.tables.items():
        writer.int8("embedding." + name, _array(table.weight), by_row=False)
    writer.int8("input.weight", _array(net.input.weight))
    writer.floats("input.bias", _array(net.input.bias + net.usual_hand()))
    _norm(writer, "input", net.norm)
    writer.text("layers", net.sizes.layers)
    for i, layer in enumerate(net.layers):
        _linear(writer, "layer.%d" % i, layer.linear)
        _norm(writer, "layer.%d" % i, layer.norm)
    writer.floats("claims.hand", _array(net.complete))
    writer.text("claims.layers", net.sizes.claim_layers)
    for i, layer in enumerate(net.claim_layers):
        _linear(writer, "claims.layer.%d" % i, layer.linear)
        _norm(writer, "claims.layer.%d" % i, layer.norm)
    for name, head in net.heads.items():
        _linear(writer, name, head.linear)
        writer.floats(name + ".transitions", _array(head.transitions))
        writer.text(name + ".labels", "\n".join(LABELS[name]))
    _linear(writer, "parts_of_speech", net.tags)
    writer.text("parts_of_speech.labels", "\n".join(TAGS))
    for name in ("cue", "segment", "first"):
        writer.int8("linker.%s.weight" % name, _array(getattr(net.linker, name).weight))
    writer.floats("linker.relation", _array(net.linker.relation))
    _output(writer, "linker", net.linker.output)
    for role, layer in net.claims.means.items():
        writer.int8("claims.%s.weight" % role, _array(layer.weight))
    writer.int8("claims.peak.weight", _array(net.claims.peak.weight))
    writer.floats("claims.absent", _array(net.claims.absent))
    writer.text("claims.order.layers", net.sizes.order_layers)
    for i, layer in enumerate(net.claims.order):
        _linear(writer, "claims.order.%d" % i, layer.linear)
        _norm(writer, "claims.order.%d" % i, layer.norm)
    _linear(writer, "claims.type", net.claims.kind)
    writer.text("claims.type.labels", "\n".join(CLAIM_TYPES))
    writer.floats("claims.readings", np.zeros((READING_ROWS, len(CLAIM_TYPES))))  # calibrate.py fits them
    for name in ("reply", "allegation"):
        writer.int8("replies.%s.weight" % name, _array(getattr(net.claims, name).weight))
    writer.floats("replies.relation", _array(net.claims.relation))
    _output(writer, "replies", net.claims.answers)
    _linear(writer, "accused", net.accused)
    writer.floats("calibration", calibration)
    return writer.bytes()


def write_model(path, net, words, calibration=(1.0, 0.0, 0.0)):
    with open(path, "wb") as file:
        file.write(model_bytes(net, words, calibration))


def entries(model):
    """(name, type, rows, columns, offset) of each tensor of a model file."""
    at = HEADER_BYTES
    for _ in range(struct.unpack_from("<I", model, 12)[0]):
        name = model[at + 1:at + 1 + model[at]].decode()
        at += 1 + len(name)
        yield (name, *struct.unpack_from("<BIIQ", model, at))
        at += 17


def replace_floats(model, name, values):
    """The bytes of a model file with other values in one float tensor of the same size."""
    out = bytearray(model)
    for found, kind, rows, columns, offset in entries(model):
        if found == name and kind == FLOAT32 and rows * columns == len(values):
            out[offset:offset + 4 * len(values)] = struct.pack("<%df" % len(values), *values)
    return sealed(bytes(out[:-4]))


def read_tensors(model):
    """{name: array or text} of a model file; rounded weights are given back with their scale applied."""
    out = {}
    for name, kind, rows, columns, offset in entries(model):
        if kind == TEXT:
            out[name] = model[offset:offset + columns].decode()
        elif kind == INT4:
            packed = np.frombuffer(model, np.uint8, rows * ((columns + 1) // 2), offset).reshape(rows, -1)
            out[name] = np.stack([packed & 15, packed >> 4], 2).reshape(rows, -1)[:, :columns].astype(np.float32) - 8
        else:
            numbers = {INT8: np.int8, FLOAT32: "<f4", UINT32: "<u4"}[kind]
            out[name] = np.frombuffer(model, numbers, rows * columns, offset).reshape(rows, columns).astype(np.float32)
    for name in list(out):
        if name + ".scale" in out:
            out[name] = out[name] * out[name + ".scale"]
    return out
