"""The loops of sequence.cpp as PyTorch functions."""
import ctypes
import functools
import os
import subprocess
import tempfile

import torch

SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "sequence.cpp")


@functools.lru_cache(maxsize=None)
def _library():
    with tempfile.TemporaryDirectory() as folder:
        built = os.path.join(folder, "sequence.so")
        subprocess.run(["g++", "-std=c++17", "-O3", "-march=native", "-ffast-math", "-shared", "-fPIC", SOURCE, "-o", built],
                       check=True)
        library = ctypes.CDLL(built)
    library.crf.restype = ctypes.c_double
    return library


def _pointer(tensor):
    return ctypes.c_void_p(tensor.data_ptr())


def _sizes(*values):
    return [ctypes.c_int64(value) for value in values]


def _scan_in_parallel(f, b, reverse):
    """h_t = f_t h_{t-1} + b_t in log2(tokens) steps (Hillis and Steele, 1986), for a GPU."""
    if reverse:
        return _scan_in_parallel(f.flip(0), b.flip(0), False).flip(0)
    step = 1
    while step < len(f):
        b = torch.cat([b[:step], b[step:] + f[step:] * b[:-step]])
        f = torch.cat([f[:step], f[step:] * f[:-step]])
        step *= 2
    return b


class _ParallelScan(torch.autograd.Function):
    @staticmethod
    def forward(ctx, f, z, reverse):
        h = _scan_in_parallel(f, (1 - f) * z, reverse)
        ctx.save_for_backward(f, z, h)
        ctx.reverse = reverse
        return h

    @staticmethod
    def backward(ctx, dh):
        f, z, h = ctx.saved_tensors
        none = torch.zeros_like(f[:1])
        if ctx.reverse:
            next_f, before = torch.cat([none, f[:-1]]), torch.cat([h[1:], none])
        else:
            next_f, before = torch.cat([f[1:], none]), torch.cat([none, h[:-1]])
        g = _scan_in_parallel(next_f, dh, not ctx.reverse)
        return g * (before - z), g * (1 - f), None


class _Scan(torch.autograd.Function):
    @staticmethod
    def forward(ctx, f, z, reverse):
        f, z = f.contiguous(), z.contiguous()
        h = torch.empty_like(z)
        _library().scan_forward(_pointer(f), _pointer(z), _pointer(h), *_sizes(*f.shape), int(reverse))
        ctx.save_for_backward(f, z, h)
        ctx.reverse = reverse
        return h

    @staticmethod
    def backward(ctx, dh):
        f, z, h = ctx.saved_tensors
        dh = dh.contiguous()
        df, dz = torch.empty_like(f), torch.empty_like(z)
        _library().scan_backward(_pointer(f), _pointer(z), _pointer(h), _pointer(dh), _pointer(df), _pointer(dz),
                                 *_sizes(*f.shape), int(ctx.reverse))
        return df, dz, None


def scan(f, z, reverse):
    """h_t = f_t h_{t-1} + (1 - f_t) z_t over the rows of f and z [tokens, units]."""
    return (_ParallelScan if f.is_cuda else _Scan).apply(f, z, reverse)


class _Crf(torch.autograd.Function):
    @staticmethod
    def forward(ctx, emissions, transitions, allowed, offsets):
        device = emissions.device
        emissions, transitions = emissions.cpu().contiguous(), transitions.cpu().contiguous()
        de = torch.zeros_like(emissions)
        dt = torch.zeros(transitions.shape, dtype=torch.float64)
        loss = _library().crf(_pointer(emissions), _pointer(transitions), _pointer(allowed), _pointer(offsets),
                              *_sizes(len(offsets) - 1, emissions.shape[1]), _pointer(de), _pointer(dt))
        ctx.save_for_backward(de.to(device), dt.float().to(device))
        return torch.tensor(loss, dtype=torch.float32, device=device)

    @staticmethod
    def backward(ctx, scale):
        de, dt = ctx.saved_tensors
        return scale * de, scale * dt, None, None


def crf_loss(emissions, transitions, allowed, offsets):
    """The negative log-likelihood of a linear-chain CRF (Lafferty et al., ICML 2001), summed over the sequences.

    emissions [tokens, k]; transitions [k + 1, k], the last row for the start; allowed int16 [tokens]: bit j says that label j
    may be right; offsets int64: sequence s has the tokens offsets[s] to offsets[s + 1].
    """
    return _Crf.apply(emissions, transitions, allowed, offsets)


def viterbi(emissions, transitions, offsets):
    """The best labels, int64 [tokens]."""
    emissions, transitions = emissions.cpu().contiguous(), transitions.cpu().contiguous()
    out = torch.zeros(emissions.shape[0], dtype=torch.int64)
    _library().viterbi(_pointer(emissions), _pointer(transitions), _pointer(offsets),
                       *_sizes(len(offsets) - 1, emissions.shape[1]), _pointer(out))
    return out
