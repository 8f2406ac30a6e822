#include "model/claim_reader.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "unit/model/tiny_model.hpp"

namespace allegedly {
namespace {

constexpr std::uint32_t kHidden = 16;
constexpr std::uint32_t kWidth = 16;

struct Model {
  std::string bytes = test::tiny_model().bytes();
  ModelFile file = *ModelFile::parse(test::as_bytes(bytes));
  TensorReader tensors{file};
  ClaimReader reader{tensors, kHidden};
};

ClaimReader::States random_states(const ClaimReader& reader) {
  test::ModelWriter source;
  Matrix encoded(7, kHidden);
  for (std::size_t i = 0; i < encoded.size(); ++i) encoded.data()[i] = source.random();
  Scratch scratch;
  ClaimReader::States out;
  reader.deepen(encoded, scratch, out);
  return out;
}

// A claim whose content stands on either side of its source and cue.
const std::vector<RoleSpan> kSpans = {{{0, 3}, Role::content, 1},
                                      {{3, 4}, Role::source, 1},
                                      {{4, 6}, Role::cue, 1},
                                      {{6, 7}, Role::content, 1}};

ClaimEvidence gather(const Matrix& evidence, const std::vector<RoleSpan>& spans) {
  ClaimEvidence out;
  for (std::size_t s = 0; s < spans.size(); ++s) {
    out.add(spans[s], {evidence.row(s), evidence.columns()});
  }
  return out;
}

Matrix vector_of(const ClaimReader& reader, const ClaimEvidence& evidence) {
  const ClaimEvidence* const claims[] = {&evidence};
  return reader.vectors(claims);
}

TEST_CASE("a claim's vector adds up what its parts say") {
  Model model;
  REQUIRE_FALSE(model.tensors.failed());
  const ClaimReader::States states = random_states(model.reader);
  const Matrix found =
      vector_of(model.reader, gather(model.reader.evidence(states, kSpans, 0), kSpans));

  const auto project = [&](const char* name, const Matrix& rows) {
    Matrix out;
    Linear(model.tensors, name, kWidth, kHidden, false).apply(rows, out);
    return out;
  };
  // Over all tokens of the content: the mean of its projection is the projection of its mean.
  const Matrix content = project("claims.content", states.tokens);
  const Matrix& peaks = states.peaks;
  const Matrix source = project("claims.source", states.tokens);
  const Matrix cue = project("claims.cue", states.tokens);
  Matrix expected(1, kWidth);
  for (std::size_t i = 0; i < kWidth; ++i) {
    double sum = source.row(3)[i] + (cue.row(4)[i] + cue.row(5)[i]) / 2.0;
    double peak = -1e9;
    for (const std::size_t t : {0, 1, 2, 6}) {
      sum += content.row(t)[i] / 4.0;
      peak = std::max(peak, double{peaks.row(t)[i]});
    }
    expected.row(0)[i] = static_cast<float>(std::max(0.0, sum + peak));
  }
  Scratch scratch;
  RecurrentLayer(model.tensors, "claims.order.0", kWidth).apply(expected, scratch);
  for (std::size_t i = 0; i < kWidth; ++i) {
    // Means are rounded once more before they are projected.
    CHECK(found.row(0)[i] == doctest::Approx(expected.row(0)[i]).epsilon(0.05));
  }
}

TEST_CASE("spans say the same wherever the states begin") {
  Model model;
  const ClaimReader::States states = random_states(model.reader);
  std::vector<RoleSpan> moved = kSpans;
  for (RoleSpan& span : moved) {
    span.tokens = {span.tokens.start + 100, span.tokens.end + 100};
  }
  const Matrix here = model.reader.evidence(states, kSpans, 0);
  const Matrix there = model.reader.evidence(states, moved, 100);
  CHECK(std::equal(here.data(), here.data() + here.size(), there.data()));
}

TEST_CASE("what a claim says depends on those around it") {
  Model model;
  const ClaimReader::States states = random_states(model.reader);
  const ClaimEvidence claim = gather(model.reader.evidence(states, kSpans, 0), kSpans);
  const ClaimEvidence empty;
  const ClaimEvidence* const both[] = {&claim, &empty};
  const Matrix alone = vector_of(model.reader, claim);
  const Matrix beside = model.reader.vectors(both);
  CHECK_FALSE(std::equal(alone.row(0), alone.row(0) + kWidth, beside.row(0)));
  CHECK(model.reader.vectors({}).rows() == 0);
}

TEST_CASE("readings are weighed with what the network says") {
  Model model;
  const ClaimReader::States states = random_states(model.reader);
  const Matrix vector =
      vector_of(model.reader, gather(model.reader.evidence(states, kSpans, 0), kSpans));
  const ReadingRows rows = {3, 21, 23, 25, 28, 29, 31};
  const ClaimReader::Types alone = model.reader.network_types(vector)[0];
  const ClaimReader::Types both = model.reader.types(vector, std::vector{rows})[0];
  CHECK(std::accumulate(alone.begin(), alone.end(), 0.0) == doctest::Approx(1));
  CHECK(std::accumulate(both.begin(), both.end(), 0.0) == doctest::Approx(1));
  const std::vector<float> table =
      model.tensors.floats("claims.readings", kReadingRows, kClaimTypes);
  double denial = 0;
  double statement = 0;
  for (const std::uint8_t row : rows) {
    denial += table[row * kClaimTypes + 1];
    statement += table[row * kClaimTypes + 4];
  }
  CHECK(std::log(both[1] / both[4]) ==
        doctest::Approx(std::log(alone[1] / alone[4]) + denial - statement).epsilon(1e-3));
}

TEST_CASE("a reply's probability grows with the weight of its relations") {
  Model model;
  const ClaimReader::States states = random_states(model.reader);
  const Matrix vector =
      vector_of(model.reader, gather(model.reader.evidence(states, kSpans, 0), kSpans));
  const ClaimReader::Projected projected = model.reader.project(vector);
  const std::vector<std::uint8_t> rows = {0, 3, 5, 12, 16, 19, 21, 23, 25};
  const float probability = model.reader.answers(projected, 0, 0, rows);
  CHECK(probability > 0);
  CHECK(probability < 1);
}

TEST_CASE("a model without what claims are read from is refused") {
  test::ModelWriter none;
  const std::string bytes = none.bytes();
  const ModelFile file = *ModelFile::parse(test::as_bytes(bytes));
  TensorReader tensors(file);
  const ClaimReader reader(tensors, kHidden);
  CHECK(tensors.failed());
}

}  // namespace
}  // namespace allegedly
