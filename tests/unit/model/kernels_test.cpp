#include "model/kernels.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace allegedly {
namespace {

std::vector<float> random_floats(std::size_t count, std::mt19937& random, float deviation = 1) {
  std::normal_distribution<float> distribution(0, deviation);
  std::vector<float> out(count);
  for (float& value : out) value = distribution(random);
  return out;
}

std::vector<std::int16_t> random_integers(std::size_t count, std::mt19937& random) {
  std::uniform_int_distribution<int> distribution(-128, 127);
  std::vector<std::int16_t> out(count);
  for (std::int16_t& value : out) value = static_cast<std::int16_t>(distribution(random));
  return out;
}

// Calls `test` with each set of kernels that this machine can run.
template <class Test>
void for_each_kernels(Test test) {
  for (const Kernels* kernels : runnable_kernels()) {
    CAPTURE(kernels->name);
    test(*kernels);
  }
}

struct Product {
  std::size_t rows;
  std::size_t columns;
  std::size_t tokens;
};

TEST_CASE("products of integers are exact") {
  std::mt19937 random(3);
  for (const Product size : {Product{8, 8, 1}, {16, 8, 3}, {24, 216, 4}, {40, 384, 9}, {8, 0, 2}}) {
    const std::vector<std::int16_t> weights = random_integers(size.rows * size.columns, random);
    const std::vector<std::int16_t> in = random_integers(size.tokens * size.columns, random);
    const std::vector<float> scales(std::max(size.rows, size.tokens), 1.0F);
    const std::vector<float> biases(size.rows, 0.0F);
    std::vector<std::int16_t> packed(weights.size());
    for (std::size_t row = 0; row < size.rows; ++row) {
      for (std::size_t column = 0; column < size.columns; ++column) {
        packed[packed_position(row, column, size.columns)] = weights[row * size.columns + column];
      }
    }
    for_each_kernels([&](const Kernels& kernels) {
      std::vector<float> out(size.tokens * size.rows);
      kernels.multiply({packed.data(), scales.data(), biases.data(), size.rows, size.columns},
                       {in.data(), scales.data(), size.tokens}, out.data());
      for (std::size_t t = 0; t < size.tokens; ++t) {
        for (std::size_t row = 0; row < size.rows; ++row) {
          int sum = 0;
          for (std::size_t column = 0; column < size.columns; ++column) {
            sum += weights[row * size.columns + column] * in[t * size.columns + column];
          }
          REQUIRE(out[t * size.rows + row] == static_cast<float>(sum));
        }
      }
    });
  }
}

TEST_CASE("products are scaled by token and row") {
  std::vector<std::int16_t> weights(64);
  weights[packed_position(2, 5, 8)] = -3;
  std::vector<std::int16_t> in(16);
  in[8 + 5] = 7;  // of the second token
  const std::vector<float> row_scales{1, 1, 0.5F, 1, 1, 1, 1, 1};
  const std::vector<float> biases{0, 0, 4, 0, 0, 0, 0, 1};
  const std::vector<float> token_scales{1, 2};
  for_each_kernels([&](const Kernels& kernels) {
    std::vector<float> out(16);
    kernels.multiply({weights.data(), row_scales.data(), biases.data(), 8, 8},
                     {in.data(), token_scales.data(), 2}, out.data());
    CHECK(out == std::vector<float>{0, 0, 4, 0, 0, 0, 0, 1, 0, 0, -21 + 4, 0, 0, 0, 0, 1});
  });
}

TEST_CASE("quantisation rounds half to even") {
  const std::vector<float> x{127, 0.5F, 1.5F, 2.5F, -0.5F, -1.5F, -126.6F, 0};
  for_each_kernels([&](const Kernels& kernels) {
    std::vector<std::int16_t> out(8);
    CHECK(kernels.quantise(x.data(), 8, out.data()) == 1.0F);
    CHECK(out == std::vector<std::int16_t>{127, 0, 2, 2, 0, -2, -127, 0});
  });
}

TEST_CASE("quantisation takes the largest magnitude, whatever its sign and place") {
  for_each_kernels([](const Kernels& kernels) {
    for (std::size_t i = 0; i < 16; ++i) {
      std::vector<float> x(16, 1.0F);
      x[i] = -254;
      std::vector<std::int16_t> out(16);
      CHECK(kernels.quantise(x.data(), 16, out.data()) == 2.0F);
      CHECK(out[i] == -127);
    }
  });
}

TEST_CASE("zeros and numbers that are not finite are quantised to something") {
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  for_each_kernels([](const Kernels& kernels) {
    std::vector<std::int16_t> out(8, 99);
    CHECK(kernels.quantise(std::vector<float>(8).data(), 8, out.data()) == 0);
    CHECK(out == std::vector<std::int16_t>(8));
    for (const float bad : {kInfinity, -kInfinity, std::nanf("")}) {
      kernels.quantise(std::vector<float>{1, bad, -1, 0, bad, 3, 4, 5}.data(), 8, out.data());
      for (const std::int16_t value : out) CHECK(std::abs(value) <= 128);
    }
  });
}

TEST_CASE("the hyperbolic tangent is right to a fiftieth of a thousandth, and never above one") {
  std::vector<float> x;
  for (int i = -12'000; i < 12'000; ++i) x.push_back(static_cast<float>(i) / 1000);
  for_each_kernels([&](const Kernels& kernels) {
    std::vector<float> out(x.size());
    kernels.hyperbolic_tangent(x.data(), x.size(), out.data());
    double worst = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
      worst = std::max(worst, std::abs(std::tanh(static_cast<double>(x[i])) - out[i]));
      if (std::abs(out[i]) >= 1) FAIL(x[i]);
    }
    CHECK(worst < 2e-5);
  });
}

TEST_CASE("layers are normalised") {
  std::mt19937 random(5);
  const std::vector<float> x = random_floats(48, random, 3);
  const std::vector<float> gain = random_floats(48, random);
  const std::vector<float> shift = random_floats(48, random);
  double mean = 0;
  for (const float value : x) mean += value / 48.0;
  double variance = 0;
  for (const float value : x) variance += (value - mean) * (value - mean) / 48.0;
  for_each_kernels([&](const Kernels& kernels) {
    std::vector<float> out = x;
    kernels.normalise(gain.data(), shift.data(), 48, out.data());
    for (std::size_t i = 0; i < 48; ++i) {
      const double expected = (x[i] - mean) / std::sqrt(variance + 1e-5) * gain[i] + shift[i];
      CHECK(out[i] == doctest::Approx(expected).epsilon(1e-5));
    }
  });
}

TEST_CASE("only what is positive is added") {
  const std::vector<float> y{1, -1, 0, 2, -0.5F, 3, -4, 5};
  for_each_kernels([&](const Kernels& kernels) {
    std::vector<float> x{1, 1, 1, 1, 1, 1, 1, -5};
    kernels.add_positive(y.data(), 8, x.data());
    CHECK(x == std::vector<float>{2, 1, 1, 3, 1, 4, 1, 0});
  });
}

// What a set of kernels makes of the same numbers.
struct Made {
  std::vector<float> states;
  std::vector<float> normalised;
  std::vector<std::int16_t> integers;
  float scale = 0;
  std::vector<float> products;

  bool operator==(const Made&) const = default;
};

Made make(const Kernels& kernels, std::size_t width, std::size_t tokens) {
  std::mt19937 random(11);
  const std::vector<float> gates = random_floats(tokens * 3 * width, random, 2);
  Made out;
  out.states = random_floats(tokens * width, random);
  std::vector<float> memory(width, 9.0F);
  kernels.recur({gates.data(), out.states.data(), memory.data(), tokens, width});

  out.normalised = out.states;
  kernels.normalise(gates.data(), gates.data() + width, width, out.normalised.data());

  out.integers.resize(out.states.size());
  out.scale = kernels.quantise(out.states.data(), out.states.size(), out.integers.data());

  const std::vector<std::int16_t> weights = random_integers(3 * width * width, random);
  const std::vector<float> biases = random_floats(3 * width, random);
  out.products.resize(tokens * 3 * width);
  kernels.multiply({weights.data(), gates.data(), biases.data(), 3 * width, width},
                   {out.integers.data(), gates.data(), tokens}, out.products.data());
  return out;
}

TEST_CASE("all kernels give the same bits") {
  for (const std::size_t width : {16, 32, 48, 112}) {
    for (const std::size_t tokens : {1, 8, 21}) {
      const Made expected = make(scalar_kernels(), width, tokens);
      for_each_kernels(
          [&](const Kernels& kernels) { CHECK(make(kernels, width, tokens) == expected); });
    }
  }
}

}  // namespace
}  // namespace allegedly
