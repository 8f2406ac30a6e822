#include "model/model_file.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <string>

#include "model.hpp"
#include "model/crf.hpp"
#include "model/tagger.hpp"
#include "unit/model/tiny_model.hpp"

namespace allegedly {
namespace {

std::string small_file() {
  test::ModelWriter writer;
  writer.text("words", "a\nb");
  writer.floats("numbers", 2, {1, 2, 3, 4});
  writer.add("packed", TensorType::int4, 2, 3, "\x12\x34\x56\x78");
  return writer.bytes();
}

Result<ModelFile> parse(std::string_view bytes) {
  return ModelFile::parse(test::as_bytes(bytes));
}

bool is_rejected(std::string_view bytes) {
  const Result<ModelFile> file = parse(bytes);
  return !file && file.error().code == ErrorCode::unsupported_model &&
         file.error().message.ends_with('.');
}

TEST_CASE("what was written is read") {
  const std::string bytes = small_file();
  const Result<ModelFile> file = parse(bytes);
  REQUIRE(file);
  TensorReader reader(*file);
  CHECK(reader.text("words") == "a\nb");
  CHECK(reader.floats("numbers", 2, 2) == std::vector<float>{1, 2, 3, 4});
  CHECK(reader.tensor("packed", TensorType::int4, 2, 3)->data.size() == 4);
  CHECK_FALSE(reader.failed());
}

TEST_CASE("a file cut short anywhere is rejected") {
  const std::string bytes = small_file();
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CHECK(is_rejected(std::string_view(bytes).substr(0, size)));
  }
  CHECK(is_rejected(bytes + '\0'));
}

TEST_CASE("a flipped bit is noticed, whichever it is") {
  const std::string bytes = small_file();
  for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
    std::string flipped = bytes;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
    CHECK(is_rejected(flipped));
  }
}

TEST_CASE("a directory with a right checksum can still be wrong") {
  const std::string bytes = small_file();
  for (std::size_t at = 8; at < bytes.size(); ++at) {
    for (const char value : {'\0', '\x01', '\x7F', '\xFF'}) {
      std::string changed = bytes;
      changed[at] = value;
      const std::string repaired = test::with_checksum(changed);
      const Result<ModelFile> file = parse(repaired);  // rejected or not: read within bounds
      if (!file) CHECK(file.error().code == ErrorCode::unsupported_model);
    }
  }
}

TEST_CASE("two tensors of one name are rejected") {
  test::ModelWriter writer;
  writer.text("a", "x");
  writer.text("a", "y");
  CHECK(is_rejected(writer.bytes()));
}

TEST_CASE("strange names, empty shapes and unknown types are rejected") {
  const auto one = [](std::string_view name, TensorType type, std::uint32_t rows,
                      std::uint32_t columns) {
    test::ModelWriter writer;
    writer.add(name, type, rows, columns, std::string(64, '\0'));
    return writer.bytes();
  };
  CHECK(parse(one("a.b_1", TensorType::int8, 8, 8)));
  CHECK(is_rejected(one("A", TensorType::int8, 8, 8)));
  CHECK(is_rejected(one("", TensorType::int8, 8, 8)));
  CHECK(is_rejected(one("a", TensorType::int8, 0, 8)));
  CHECK(is_rejected(one("a", TensorType::int8, 8, 9)));
  CHECK(is_rejected(one("a", TensorType::float32, 1U << 20, 1U << 20)));
  CHECK(is_rejected(one("a", static_cast<TensorType>(9), 8, 8)));
}

TEST_CASE("a tensor of another shape, or a number that is none, is an error of the reader") {
  test::ModelWriter writer;
  writer.floats("numbers", 1, {1, std::numeric_limits<float>::quiet_NaN()});
  const std::string bytes = writer.bytes();
  const Result<ModelFile> file = parse(bytes);
  REQUIRE(file);
  TensorReader shape(*file);
  CHECK(shape.floats("numbers", 2, 1).empty());
  CHECK(shape.failed());
  TensorReader finite(*file);
  finite.floats("numbers", 1, 2);
  CHECK(finite.failed());
  TensorReader missing(*file);
  CHECK(missing.text("words").empty());
  CHECK(missing.error().message == "The model lacks \"words\" in the shape it must have.");
}

TEST_CASE("a head has as many outputs as labels") {
  const std::string_view labels = "O\nB-name\nI-name";
  for (const std::uint32_t outputs : {3U, 4U}) {
    test::ModelWriter writer;
    writer.linear("names", outputs, 16);
    writer.text("names.labels", labels);
    writer.floats("names.transitions", 4, std::vector<float>(12));
    const std::string bytes = writer.bytes();
    const Result<ModelFile> file = parse(bytes);
    REQUIRE(file);
    TensorReader reader(*file);
    const CrfHead head(reader, "names", labels, 16);
    CHECK(reader.failed() == (outputs != 3));
  }
}

TEST_CASE("a tagger is made of a whole model only") {
  CHECK(Tagger::from_bytes(test::as_bytes(test::tiny_model().bytes())));
  CHECK(Tagger::from_bytes(test::model_bytes()));
  CHECK_FALSE(Tagger::from_bytes(test::as_bytes(small_file())));
  CHECK_FALSE(Tagger::from_bytes({}));
}

}  // namespace
}  // namespace allegedly
