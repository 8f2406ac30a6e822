// A file of named tensors, checked before anybody reads them: docs/model-format.md.
//
//   header      "ALLEGEDM" | version u32 | tensors u32
//   directory   per tensor: length of its name u8 | name | type u8 | rows u32 | columns u32
//               | offset u64
//   data        each tensor at a multiple of 16 bytes from the file's start, little-endian
//   trailer     CRC-32 u32 of all that stands before it
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace allegedly {

enum class TensorType : std::uint8_t {
  int8,
  float32,
  int4,  // two values a byte, the low half first, each plus 8; rows begin at whole bytes
  uint32,
  text,
};

struct Tensor {
  TensorType type = TensorType::int8;
  std::uint32_t rows = 0;
  std::uint32_t columns = 0;
  std::span<const std::byte> data;  // as long as type and shape say
};

class ModelFile {
 public:
  static constexpr std::size_t kMaxBytes = std::size_t{64} << 20;
  static constexpr std::uint32_t kMaxTensors = 256;
  static constexpr std::uint32_t kMaxExtent = 1U << 20;  // rows or columns; a text may be longer
  static constexpr std::uint32_t kVersion = 1;
  static constexpr float kMaxMagnitude = 10'000;

  // `bytes` must outlive the result. Error: unsupported_model, for whatever is not as above.
  static Result<ModelFile> parse(std::span<const std::byte> bytes);

  // nullptr if there is none of that name.
  const Tensor* find(std::string_view name) const;

 private:
  std::map<std::string, Tensor, std::less<>> tensors_;
};

// Reads tensors that must be there. After the first that is missing or has another type or shape,
// `error` tells of it and all that is read is empty.
class TensorReader {
 public:
  explicit TensorReader(const ModelFile& file) : file_(file) {}

  // The tensor, if it has that type and, where they are not 0, that many rows and columns.
  const Tensor* tensor(std::string_view name, TensorType type, std::uint32_t rows,
                       std::uint32_t columns);
  // No number is larger than kMaxMagnitude, so that sums and squares of such numbers stay finite.
  std::vector<float> floats(std::string_view name, std::uint32_t rows, std::uint32_t columns);
  std::vector<std::int8_t> int8(std::string_view name, std::uint32_t rows, std::uint32_t columns);
  std::uint32_t uint32(std::string_view name);
  // How many rows the tensor has, whatever its type.
  std::uint32_t rows(std::string_view name);
  std::string_view text(std::string_view name);

  void fail(std::string message);
  bool failed() const { return !message_.empty(); }
  Error error() const { return {ErrorCode::unsupported_model, message_}; }

 private:
  const ModelFile& file_;
  std::string message_;
};

}  // namespace allegedly
