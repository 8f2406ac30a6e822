// The two loops over time that PyTorch has no fast form of on a CPU, for training. sequence.py
// builds and calls it.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace {

constexpr int kMaxLabels = 16;

// Forward-backward over one sequence of `n` tokens and `k` labels. `e` are the emissions,
// `transition` the exponentials of the transition scores, row k for the start; label j is allowed
// at t if bit j of allowed[t] is set. Adds P(label at t) to `gradient`, the expected transitions to
// `counts`; returns log Z.
class ForwardBackward {
 public:
  ForwardBackward(const float* e, const std::uint16_t* allowed, std::int64_t n, int k,
                  const double* transition)
      : n_(n), k_(k), transition_(transition), alpha_(n * k), beta_(n * k), psi_(n * k) {
    for (std::int64_t t = 0; t < n; ++t) {
      const float* row = e + t * k;
      const float top = *std::max_element(row, row + k);
      log_z_ += top;
      for (int j = 0; j < k; ++j)
        psi_[t * k + j] = (allowed[t] >> j & 1) ? std::exp(double(row[j]) - top) : 0.0;
    }
  }

  double run(float* gradient, double* counts) {
    forward();
    backward();
    accumulate(gradient, counts);
    return log_z_;
  }

 private:
  void forward() {
    for (std::int64_t t = 0; t < n_; ++t) {
      double sum = 0;
      double* a = &alpha_[t * k_];
      for (int j = 0; j < k_; ++j) {
        double v = t == 0 ? transition_[k_ * k_ + j] : 0.0;
        for (int i = 0; t > 0 && i < k_; ++i) v += a[i - k_] * transition_[i * k_ + j];
        a[j] = v * psi_[t * k_ + j];
        sum += a[j];
      }
      for (int j = 0; j < k_; ++j) a[j] /= sum;
      log_z_ += std::log(sum);
    }
  }

  void backward() {
    std::fill_n(&beta_[(n_ - 1) * k_], k_, 1.0);
    for (std::int64_t t = n_ - 2; t >= 0; --t) {
      double sum = 0;
      double* b = &beta_[t * k_];
      for (int i = 0; i < k_; ++i) {
        double v = 0;
        for (int j = 0; j < k_; ++j)
          v += transition_[i * k_ + j] * psi_[(t + 1) * k_ + j] * b[k_ + j];
        b[i] = v;
        sum += v;
      }
      for (int i = 0; i < k_; ++i) b[i] /= sum;
    }
  }

  void accumulate(float* gradient, double* counts) const {
    for (std::int64_t t = 0; t < n_; ++t) {
      const double* a = &alpha_[t * k_];
      const double* b = &beta_[t * k_];
      double sum = 0;
      for (int j = 0; j < k_; ++j) sum += a[j] * b[j];
      for (int j = 0; j < k_; ++j) gradient[t * k_ + j] += static_cast<float>(a[j] * b[j] / sum);
      if (t == 0) {
        for (int j = 0; j < k_; ++j) counts[k_ * k_ + j] += a[j] * b[j] / sum;
        continue;
      }
      double pair[kMaxLabels * kMaxLabels];
      double total = 0;
      for (int i = 0; i < k_; ++i) {
        for (int j = 0; j < k_; ++j) {
          total += pair[i * k_ + j] = a[i - k_] * transition_[i * k_ + j] * psi_[t * k_ + j] * b[j];
        }
      }
      for (int q = 0; q < k_ * k_; ++q) counts[q] += pair[q] / total;
    }
  }

  std::int64_t n_;
  int k_;
  const double* transition_;
  double log_z_ = 0;
  std::vector<double> alpha_, beta_, psi_;
};

}  // namespace

extern "C" {

// h_t = f_t h_{t-1} + (1 - f_t) z_t over n steps of d units, from the end if `reverse`. All arrays
// are n × d.
void scan_forward(const float* f, const float* z, float* h, std::int64_t n, std::int64_t d,
                  int reverse) {
  const std::vector<float> zero(d);
  const float* last = zero.data();
  for (std::int64_t s = 0; s < n; ++s) {
    const std::int64_t row = (reverse ? n - 1 - s : s) * d;
    for (std::int64_t i = 0; i < d; ++i)
      h[row + i] = f[row + i] * last[i] + (1 - f[row + i]) * z[row + i];
    last = h + row;
  }
}

// The gradients df and dz of scan_forward, from that of h.
void scan_backward(const float* f, const float* z, const float* h, const float* dh, float* df,
                   float* dz, std::int64_t n, std::int64_t d, int reverse) {
  std::vector<float> carry(d);
  const std::vector<float> zero(d);
  for (std::int64_t s = n - 1; s >= 0; --s) {
    const std::int64_t row = (reverse ? n - 1 - s : s) * d;
    const float* last = s == 0 ? zero.data() : h + row + (reverse ? d : -d);
    for (std::int64_t i = 0; i < d; ++i) {
      const float g = carry[i] + dh[row + i];
      dz[row + i] = g * (1 - f[row + i]);
      df[row + i] = g * (last[i] - z[row + i]);
      carry[i] = g * f[row + i];
    }
  }
}

// Σ log Z of a linear-chain CRF over the sequences [offsets[s], offsets[s+1]), of the label
// sequences that `allowed` leaves. Adds its gradients: to de (n × k) the probabilities of the
// labels, to dt (sequences × (k + 1) × k) the expected numbers of the transitions.
double crf_log_partition(const float* e, const float* transitions, const std::uint16_t* allowed,
                         const std::int64_t* offsets, std::int64_t sequences, std::int64_t k,
                         float* de, double* dt) {
  std::vector<double> exponentials((k + 1) * k);
  for (std::size_t i = 0; i < exponentials.size(); ++i)
    exponentials[i] = std::exp(double(transitions[i]));
  double log_z = 0;
  for (std::int64_t s = 0; s < sequences; ++s) {
    const std::int64_t start = offsets[s];
    const std::int64_t n = offsets[s + 1] - start;
    if (n == 0) continue;
    log_z +=
        ForwardBackward(e + start * k, allowed + start, n, static_cast<int>(k), exponentials.data())
            .run(de + start * k, dt + s * (k + 1) * k);
  }
  return log_z;
}

// The best label sequence of each sequence.
void viterbi(const float* e, const float* transitions, const std::int64_t* offsets,
             std::int64_t sequences, std::int64_t k, std::int64_t* out) {
  for (std::int64_t s = 0; s < sequences; ++s) {
    const std::int64_t start = offsets[s];
    const std::int64_t n = offsets[s + 1] - start;
    if (n == 0) continue;
    std::vector<float> score(n * k);
    std::vector<std::int64_t> from(n * k);
    for (std::int64_t t = 0; t < n; ++t) {
      for (std::int64_t j = 0; j < k; ++j) {
        float best = t == 0 ? transitions[k * k + j] : -1e30F;
        for (std::int64_t i = 0; t > 0 && i < k; ++i) {
          const float v = score[(t - 1) * k + i] + transitions[i * k + j];
          if (v > best) {
            best = v;
            from[t * k + j] = i;
          }
        }
        score[t * k + j] = best + e[(start + t) * k + j];
      }
    }
    const float* last = &score[(n - 1) * k];
    std::int64_t label = std::max_element(last, last + k) - last;
    for (std::int64_t t = n - 1; t >= 0; --t) {
      out[start + t] = label;
      label = from[t * k + label];
    }
  }
}

}  // extern "C"
