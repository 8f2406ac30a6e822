#include "model/model_file.hpp"

#include <bit>
#include <cmath>
#include <cstring>
#include <optional>
#include <utility>

#include "base/crc32.hpp"

namespace allegedly {
namespace {

constexpr std::string_view kMagic = "ALLEGEDM";
constexpr std::size_t kHeaderBytes = 16;
constexpr std::size_t kTrailerBytes = 4;
constexpr std::size_t kAlignment = 16;
constexpr std::size_t kMaxNameBytes = 64;

Error unsupported(std::string message) {
  return {ErrorCode::unsupported_model, std::move(message)};
}

// Takes little-endian numbers off the front of some bytes; nothing once they run out.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  template <class Number>
  std::optional<Number> number() {
    if (bytes_.size() < sizeof(Number)) return std::nullopt;
    Number value = 0;
    for (std::size_t i = 0; i < sizeof(Number); ++i) {
      value |= static_cast<Number>(static_cast<Number>(static_cast<unsigned char>(bytes_[i]))
                                   << (8 * i));
    }
    bytes_.remove_prefix(sizeof(Number));
    return value;
  }

  std::optional<std::string_view> take(std::size_t count) {
    if (bytes_.size() < count) return std::nullopt;
    const std::string_view taken = bytes_.substr(0, count);
    bytes_.remove_prefix(count);
    return taken;
  }

 private:
  std::string_view bytes_;
};

// Checks everything but the directory. Returns the number of tensors.
Result<std::uint32_t> read_header(std::string_view bytes) {
  if (bytes.size() > ModelFile::kMaxBytes) return unsupported("The model is larger than 64 MiB.");
  ByteReader reader(bytes);
  if (reader.take(kMagic.size()) != kMagic) return unsupported("This is no model of this program.");
  const auto version = reader.number<std::uint32_t>();
  const auto tensors = reader.number<std::uint32_t>();
  if (!tensors || bytes.size() < kHeaderBytes + kTrailerBytes) {
    return unsupported("The model is cut short.");
  }
  if (*version != ModelFile::kVersion) {
    return unsupported("The model has the format version " + std::to_string(*version) +
                       "; this program reads version " + std::to_string(ModelFile::kVersion) + ".");
  }
  const std::size_t end = bytes.size() - kTrailerBytes;
  if (ByteReader(bytes.substr(end)).number<std::uint32_t>() != crc32(bytes.substr(0, end))) {
    return unsupported("The model is damaged or cut short: its checksum is wrong.");
  }
  if (*tensors > ModelFile::kMaxTensors) return unsupported("The model has too many tensors.");
  return *tensors;
}

bool is_name(std::string_view name) {
  constexpr std::string_view kAllowed = "abcdefghijklmnopqrstuvwxyz0123456789._";
  return !name.empty() && name.size() <= kMaxNameBytes &&
         name.find_first_not_of(kAllowed) == std::string_view::npos;
}

// Bytes that a tensor takes, if its type and shape are allowed.
std::optional<std::uint64_t> size_of(TensorType type, std::uint64_t rows, std::uint64_t columns) {
  if (type == TensorType::text) {
    return rows == 1 ? std::optional(columns) : std::nullopt;
  }
  if (rows == 0 || columns == 0 || rows > ModelFile::kMaxExtent ||
      columns > ModelFile::kMaxExtent) {
    return std::nullopt;
  }
  switch (type) {
    case TensorType::int8: return rows * columns;
    case TensorType::int4: return rows * ((columns + 1) / 2);
    case TensorType::float32:
    case TensorType::uint32: return rows * columns * 4;
    default: return std::nullopt;
  }
}

}  // namespace

Result<ModelFile> ModelFile::parse(std::span<const std::byte> data) {
  static_assert(std::endian::native == std::endian::little, "tensors are read where they lie");
  const std::string_view bytes(reinterpret_cast<const char*>(data.data()), data.size());
  const Result<std::uint32_t> count = read_header(bytes);
  if (!count) return count.error();
  ModelFile file;
  const std::size_t end = bytes.size() - kTrailerBytes;  // of the tensors
  ByteReader reader(bytes.substr(kHeaderBytes, end - kHeaderBytes));
  for (std::uint32_t i = 0; i < *count; ++i) {
    const auto name_bytes = reader.number<std::uint8_t>();
    const auto name = reader.take(name_bytes.value_or(0));
    const auto type = reader.number<std::uint8_t>();
    const auto rows = reader.number<std::uint32_t>();
    const auto columns = reader.number<std::uint32_t>();
    const auto offset = reader.number<std::uint64_t>();
    // A name that is too long leaves its bytes for the numbers, so that they can still be read.
    if (!name || !offset || !is_name(*name))
      return unsupported("The model's directory is damaged.");
    const auto size = size_of(static_cast<TensorType>(*type), *rows, *columns);
    if (!size || *offset % kAlignment != 0 || *offset < kHeaderBytes || *offset > end ||
        *size > end - *offset) {
      return unsupported("The model's tensor \"" + std::string(*name) +
                         "\" has a wrong type, shape or place.");
    }
    const Tensor tensor{
        static_cast<TensorType>(*type), *rows, *columns,
        data.subspan(static_cast<std::size_t>(*offset), static_cast<std::size_t>(*size))};
    if (!file.tensors_.emplace(*name, tensor).second) {
      return unsupported("The model has two tensors \"" + std::string(*name) + "\".");
    }
  }
  return file;
}

const Tensor* ModelFile::find(std::string_view name) const {
  const auto found = tensors_.find(name);
  return found == tensors_.end() ? nullptr : &found->second;
}

void TensorReader::fail(std::string message) {
  if (message_.empty()) message_ = std::move(message);
}

const Tensor* TensorReader::tensor(std::string_view name, TensorType type, std::uint32_t rows,
                                   std::uint32_t columns) {
  const Tensor* const found = file_.find(name);
  const bool fits = found != nullptr && found->type == type && (rows == 0 || found->rows == rows) &&
                    (columns == 0 || found->columns == columns);
  if (!fits) fail("The model lacks \"" + std::string(name) + "\" in the shape it must have.");
  return fits && !failed() ? found : nullptr;
}

std::vector<float> TensorReader::floats(std::string_view name, std::uint32_t rows,
                                        std::uint32_t columns) {
  const Tensor* const found = tensor(name, TensorType::float32, rows, columns);
  if (found == nullptr) return {};
  std::vector<float> out(found->data.size() / sizeof(float));
  std::memcpy(out.data(), found->data.data(), found->data.size());
  for (const float value : out) {
    if (!(std::abs(value) <= ModelFile::kMaxMagnitude)) {
      fail("The model's \"" + std::string(name) + "\" has numbers that are none or too large.");
    }
  }
  return out;
}

std::vector<std::int8_t> TensorReader::int8(std::string_view name, std::uint32_t rows,
                                            std::uint32_t columns) {
  const Tensor* const found = tensor(name, TensorType::int8, rows, columns);
  if (found == nullptr) return {};
  std::vector<std::int8_t> out(found->data.size());
  std::memcpy(out.data(), found->data.data(), found->data.size());
  return out;
}

std::uint32_t TensorReader::uint32(std::string_view name) {
  const Tensor* const found = tensor(name, TensorType::uint32, 1, 1);
  std::uint32_t out = 0;
  if (found != nullptr) std::memcpy(&out, found->data.data(), sizeof(out));
  return out;
}

std::uint32_t TensorReader::rows(std::string_view name) {
  const Tensor* const found = file_.find(name);
  if (found == nullptr) fail("The model lacks \"" + std::string(name) + "\".");
  return found == nullptr ? 0 : found->rows;
}

std::string_view TensorReader::text(std::string_view name) {
  const Tensor* const found = tensor(name, TensorType::text, 1, 0);
  if (found == nullptr) return {};
  return {reinterpret_cast<const char*>(found->data.data()), found->data.size()};
}

}  // namespace allegedly
