#include "unit/model/tiny_model.hpp"

#include <algorithm>
#include <cstring>

#include "base/crc32.hpp"
#include "model/claim_reader.hpp"
#include "model/features.hpp"
#include "model/linker.hpp"

namespace allegedly::test {
namespace {

constexpr std::size_t kHeaderBytes = 16;
constexpr std::size_t kTrailerBytes = 4;

template <class Number>
void append(std::string& out, Number value) {
  for (std::size_t i = 0; i < sizeof(Number); ++i) {
    out += static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * i) & 0xFF);
  }
}

}  // namespace

float ModelWriter::random() {
  state_ = state_ * 1664525U + 1013904223U;
  return static_cast<float>(state_ >> 8U) / static_cast<float>(1U << 23U) - 1;
}

void ModelWriter::add(std::string_view name, TensorType type, std::uint32_t rows,
                      std::uint32_t columns, std::string data) {
  entries_.push_back({std::string(name), type, rows, columns, std::move(data)});
}

void ModelWriter::text(std::string_view name, std::string_view value) {
  add(name, TensorType::text, 1, static_cast<std::uint32_t>(value.size()), std::string(value));
}

void ModelWriter::floats(std::string_view name, std::uint32_t rows,
                         const std::vector<float>& values) {
  std::string data(values.size() * sizeof(float), '\0');
  std::memcpy(data.data(), values.data(), data.size());
  add(name, TensorType::float32, rows, static_cast<std::uint32_t>(values.size()) / rows,
      std::move(data));
}

void ModelWriter::int8(std::string_view name, std::uint32_t rows, std::uint32_t columns) {
  std::string data;
  for (std::uint32_t i = 0; i < rows * columns; ++i) {
    data += static_cast<char>(static_cast<std::int8_t>(random() * 127));
  }
  add(name, TensorType::int8, rows, columns, std::move(data));
}

void ModelWriter::linear(std::string_view name, std::uint32_t rows, std::uint32_t columns) {
  int8(std::string(name) + ".weight", rows, columns);
  floats(std::string(name) + ".weight.scale", rows, std::vector<float>(rows, 0.004F));
  std::vector<float> bias(rows);
  for (float& value : bias) value = random();
  floats(std::string(name) + ".bias", 1, bias);
}

void ModelWriter::norm(std::string_view name, std::uint32_t columns) {
  floats(std::string(name) + ".norm.gain", 1, std::vector<float>(columns, 1));
  floats(std::string(name) + ".norm.shift", 1, std::vector<float>(columns, 0));
}

void ModelWriter::crf(std::string_view name, std::string_view labels, std::uint32_t hidden) {
  const auto count = static_cast<std::uint32_t>(std::count(labels.begin(), labels.end(), '\n')) + 1;
  linear(name, count, hidden);
  std::vector<float> transitions((count + 1) * count);
  for (float& value : transitions) value = random();
  floats(std::string(name) + ".transitions", count + 1, transitions);
  text(std::string(name) + ".labels", labels);
}

std::string ModelWriter::bytes() const {
  std::size_t position = kHeaderBytes;
  for (const Entry& entry : entries_) position += 1 + entry.name.size() + 17;
  std::string directory;
  std::string data;
  for (const Entry& entry : entries_) {
    const std::size_t padding = (16 - position % 16) % 16;
    data.append(padding, '\0');
    position += padding;
    directory += static_cast<char>(entry.name.size());
    directory += entry.name;
    directory += static_cast<char>(entry.type);
    append(directory, entry.rows);
    append(directory, entry.columns);
    append<std::uint64_t>(directory, position);
    data += entry.data;
    position += entry.data.size();
  }
  std::string out = "ALLEGEDM";
  append(out, ModelFile::kVersion);
  append(out, static_cast<std::uint32_t>(entries_.size()));
  out += directory + data;
  append(out, crc32(out));
  return out;
}

std::string with_checksum(std::string bytes) {
  bytes.resize(bytes.size() - std::min(bytes.size(), kTrailerBytes));
  append(bytes, crc32(bytes));
  return bytes;
}

namespace {

void add_claims(ModelWriter& out, std::uint32_t hidden) {
  constexpr std::uint32_t kWidth = 16;
  constexpr std::uint32_t kReplyWidth = 4;
  const auto table = [&](const char* name, std::uint32_t rows, std::uint32_t columns) {
    std::vector<float> values(rows * columns);
    for (float& value : values) value = out.random();
    out.floats(name, rows, values);
  };
  table("claims.hand", 1, hidden);
  out.text("claims.layers", "s");
  out.linear("claims.layer.0", 3 * hidden, hidden);
  out.norm("claims.layer.0", hidden);
  for (const char* name : {"claims.cue", "claims.source", "claims.content", "claims.peak"}) {
    out.linear(name, kWidth, hidden);
  }
  table("claims.absent", 3, kWidth);
  out.text("claims.order.layers", "s");
  out.linear("claims.order.0", 3 * kWidth, kWidth);
  out.norm("claims.order.0", kWidth);
  out.linear("claims.type", kClaimTypes, kWidth);
  out.text("claims.type.labels", "allegation\ndenial\nadmission\nnon_response\nstatement");
  table("claims.readings", kReadingRows, kClaimTypes);
  for (const char* name : {"replies.reply", "replies.allegation"}) {
    out.linear(name, kReplyWidth, kWidth);
  }
  table("replies.relation", kReplyRelationRows, kReplyWidth);
  table("replies.output", 1, kReplyWidth + 1);
  out.linear("accused", 1, hidden);
}

}  // namespace

ModelWriter tiny_model() {
  constexpr std::uint32_t kHidden = 16;
  constexpr std::uint32_t kWidth = 4;
  constexpr std::string_view kRoles = "O\nB-source\nI-source\nB-cue\nI-cue\nB-content\nI-content";
  ModelWriter out;
  out.add("features", TensorType::uint32, 1, 1,
          std::string(1, static_cast<char>(kFeatureVersion)) + std::string(3, '\0'));
  out.text("words", "the\nsaid\nu.s.");
  std::string vectors(3 * 50, '\x3C');
  out.add("embedding.vector", TensorType::int4, 3, 100, vectors);
  out.floats("embedding.vector.scale", 3, {0.1F, 0.2F, 0.3F});
  std::uint32_t columns = 100 + kFlagCount;
  for (const auto& [name, width] : {std::pair{"word", 32U},
                                    {"prefix3", 16U},
                                    {"suffix3", 16U},
                                    {"suffix2", 8U},
                                    {"shape", 16U}}) {
    out.int8(std::string("embedding.") + name, 7, width);
    out.floats(std::string("embedding.") + name + ".scale", 1, {0.01F});
    columns += width;
  }
  out.linear("input", kHidden, columns);
  out.norm("input", kHidden);
  out.text("layers", "sc");
  out.linear("layer.0", 3 * kHidden, kHidden);
  out.norm("layer.0", kHidden);
  out.linear("layer.1", kHidden, 3 * kHidden);
  out.norm("layer.1", kHidden);
  out.crf("roles", kRoles, kHidden);
  out.crf("nested", kRoles, kHidden);
  out.crf("names",
          "O\nB-PER\nI-PER\nB-ORG\nI-ORG\nB-GPE\nI-GPE\nB-LOC\nI-LOC\nB-NORP\nI-NORP\nB-MISC\n"
          "I-MISC",
          kHidden);
  out.linear("parts_of_speech", 23, kHidden);
  out.text("parts_of_speech.labels",
           "NN\nNNS\nNNP\nVB\nVBP\nVBZ\nVBD\nVBN\nVBG\nMD\nJJ\nRB\nIN\nDT\nPRP\nPRPS\nCC\nCD\nTO\n"
           "WP\nPOS\nUH\nPUNCT");
  for (const char* name : {"cue", "segment", "first"}) {
    out.linear(std::string("linker.") + name, kWidth, kHidden);
  }
  std::vector<float> relations(kRelationRows * kWidth);
  for (float& value : relations) value = out.random();
  out.floats("linker.relation", kRelationRows, relations);
  out.floats("linker.output", 1, {1, -1, 1, -1, 0.5F});
  add_claims(out, kHidden);
  out.floats("calibration", 1, {0, 1, 0.5F});
  return out;
}

}  // namespace allegedly::test
