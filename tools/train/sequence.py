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
    library.crf_log_partition.restype = ctypes.c_double
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


def _log_partition(emissions, transitions, allowed, offsets):
    """(the sum of log Z, the labels' probabilities, the expected numbers of transitions of each sequence)."""
    emissions, transitions = emissions.cpu().contiguous(), transitions.cpu().contiguous()
    labels = torch.zeros_like(emissions)
    counts = torch.zeros(len(offsets) - 1, *transitions.shape, dtype=torch.float64)
    log_z = _library().crf_log_partition(_pointer(emissions), _pointer(transitions), _pointer(allowed), _pointer(offsets),
                                         *_sizes(len(offsets) - 1, emissions.shape[1]), _pointer(labels), _pointer(counts))
    return log_z, labels, counts.float()


class _LogPartition(torch.autograd.Function):
    @staticmethod
    def forward(ctx, emissions, transitions, allowed, offsets):
        log_z, labels, counts = _log_partition(emissions, transitions, allowed, offsets)
        ctx.save_for_backward(labels.to(emissions.device), counts.sum(0).to(emissions.device))
        return torch.tensor(log_z, dtype=torch.float32, device=emissions.device)

    @staticmethod
    def backward(ctx, scale):
        labels, counts = ctx.saved_tensors
        return scale * labels, scale * counts, None, None


def _any_label(emissions):
    return torch.full((len(emissions),), -1, dtype=torch.int16)


def crf_loss(emissions, transitions, allowed, offsets):
    """The negative log-likelihood of a linear-chain CRF (Lafferty et al., ICML 2001), summed over the sequences.

    emissions [tokens, k]; transitions [k + 1, k], the last row for the start; allowed int16 [tokens]: bit j says that label j
    may be right; offsets int64: sequence s has the tokens offsets[s] to offsets[s + 1].
    """
    return (_LogPartition.apply(emissions, transitions, _any_label(emissions), offsets)
            - _LogPartition.apply(emissions, transitions, allowed, offsets))


def crf_beliefs(emissions, transitions, offsets):
    """What a CRF makes of its input: the labels' probabilities [tokens, k], and how often each sequence is expected to have
    each transition [sequences, k + 1, k]."""
    return _log_partition(emissions, transitions, _any_label(emissions), offsets)[1:]


def crf_cross_entropy(emissions, transitions, beliefs, offsets):
    """The cross-entropy of a CRF with another one's distribution over label sequences, or with a mean of such, summed over
    the sequences (Wang et al., ACL 2020). It is linear in what crf_beliefs gives."""
    labels, counts = beliefs
    return (_LogPartition.apply(emissions, transitions, _any_label(emissions), offsets)
            - (labels * emissions).sum() - (counts.sum(0) * transitions).sum())


def viterbi(emissions, transitions, offsets):
    """The best labels, int64 [tokens]."""
    emissions, transitions = emissions.cpu().contiguous(), transitions.cpu().contiguous()
    out = torch.zeros(emissions.shape[0], dtype=torch.int64)
    _library().viterbi(_pointer(emissions), _pointer(transitions), _pointer(offsets),
                       *_sizes(len(offsets) - 1, emissions.shape[1]), _pointer(out))
    return out
