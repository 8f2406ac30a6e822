#include "base/gunzip.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "base/crc32.hpp"

namespace allegedly {
namespace {

constexpr std::size_t kHeaderBytes = 10;
constexpr std::size_t kTrailerBytes = 8;
constexpr std::size_t kMaxCodeBits = 15;

// `bytes` holds at most four.
std::uint32_t little_endian(std::string_view bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = bytes.size(); i > 0; --i) {
    value = value << 8U | static_cast<unsigned char>(bytes[i - 1]);
  }
  return value;
}

// Bits from the lowest of each byte on. After the end it gives zeros and is `cut`.
class BitReader {
 public:
  explicit BitReader(std::string_view bytes) : bytes_(bytes) {}

  std::uint32_t take(unsigned count) {
    std::uint32_t value = 0;
    for (unsigned i = 0; i < count; ++i) value |= take_bit() << i;
    return value;
  }

  std::uint32_t take_bit() {
    if (position_ / 8 >= bytes_.size()) {
      cut_ = true;
      return 0;
    }
    const auto byte = static_cast<unsigned char>(bytes_[position_ / 8]);
    return (static_cast<std::uint32_t>(byte) >> (position_++ % 8)) & 1U;
  }

  // The next whole bytes.
  std::string_view take_bytes(std::size_t count) {
    const std::size_t start = std::min((position_ + 7) / 8, bytes_.size());
    cut_ = cut_ || count > bytes_.size() - start;
    const std::string_view taken = bytes_.substr(start, count);
    position_ = (start + taken.size()) * 8;
    return taken;
  }

  bool cut() const { return cut_; }
  bool at_end() const { return (position_ + 7) / 8 == bytes_.size(); }

 private:
  std::string_view bytes_;
  std::size_t position_ = 0;  // in bits
  bool cut_ = false;
};

// A canonical Huffman code: codes of one length are consecutive numbers, in the order of symbols.
class Code {
 public:
  explicit Code(std::span<const std::uint8_t> lengths) {
    for (const std::uint8_t length : lengths) ++counts_[length];
    counts_[0] = 0;
    std::array<std::uint16_t, kMaxCodeBits + 2> next{};
    for (std::size_t i = 1; i <= kMaxCodeBits; ++i) {
      next[i + 1] = static_cast<std::uint16_t>(next[i] + counts_[i]);
    }
    for (std::size_t symbol = 0; symbol < lengths.size(); ++symbol) {
      if (lengths[symbol] == 0) continue;
      symbols_[next[lengths[symbol]]++] = static_cast<std::uint16_t>(symbol);
    }
  }

  // Nothing if no symbol has the code.
  std::optional<std::uint16_t> read(BitReader& bits) const {
    std::uint32_t code = 0;   // the bits so far
    std::uint32_t first = 0;  // the first code of this length
    std::uint32_t index = 0;  // of its symbol
    for (std::size_t length = 1; length <= kMaxCodeBits; ++length) {
      code |= bits.take_bit();
      if (code < first + counts_[length]) return symbols_[index + code - first];
      index += counts_[length];
      first = (first + counts_[length]) << 1U;
      code <<= 1U;
    }
    return {};
  }

 private:
  std::array<std::uint16_t, kMaxCodeBits + 1> counts_{};  // by length
  std::array<std::uint16_t, 288> symbols_{};              // by code
};

// Lengths and distances are a base, by symbol, plus some bits.
constexpr std::array<std::uint16_t, 29> kLengthBase{3,  4,  5,  6,   7,   8,   9,   10,  11, 13,
                                                    15, 17, 19, 23,  27,  31,  35,  43,  51, 59,
                                                    67, 83, 99, 115, 131, 163, 195, 227, 258};
constexpr std::array<std::uint8_t, 29> kLengthBits{0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
                                                   2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
constexpr std::array<std::uint16_t, 30> kDistanceBase{
    1,   2,   3,   4,   5,   7,    9,    13,   17,   25,   33,   49,   65,    97,    129,
    193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
constexpr std::array<std::uint8_t, 30> kDistanceBits{0, 0, 0,  0,  1,  1,  2,  2,  3,  3,
                                                     4, 4, 5,  5,  6,  6,  7,  7,  8,  8,
                                                     9, 9, 10, 10, 11, 11, 12, 12, 13, 13};

class Inflater {
 public:
  explicit Inflater(std::string_view deflated) : bits_(deflated) {}

  std::optional<std::string> run() {
    bool last = false;
    while (!last) {
      last = bits_.take(1) == 1;
      if (!read_block() || bits_.cut()) return {};
    }
    if (!bits_.at_end()) return {};
    return std::move(out_);
  }

 private:
  bool read_block() {
    switch (bits_.take(2)) {
      case 0: return read_stored();
      case 1: return read_packed(fixed_literals(), fixed_distances());
      case 2: return read_with_own_codes();
      default: return false;
    }
  }

  bool read_stored() {
    const std::string_view sizes = bits_.take_bytes(4);
    if (bits_.cut()) return false;
    const std::uint32_t size = little_endian(sizes.substr(0, 2));
    if (size != (little_endian(sizes.substr(2)) ^ 0xFFFFU)) return false;
    out_ += bits_.take_bytes(size);
    return true;
  }

  static Code fixed_literals() {
    std::array<std::uint8_t, 288> lengths{};
    std::fill_n(lengths.begin(), 144, std::uint8_t{8});
    std::fill_n(lengths.begin() + 144, 112, std::uint8_t{9});
    std::fill_n(lengths.begin() + 256, 24, std::uint8_t{7});
    std::fill_n(lengths.begin() + 280, 8, std::uint8_t{8});
    return Code(lengths);
  }

  static Code fixed_distances() {
    std::array<std::uint8_t, 30> lengths{};
    lengths.fill(5);
    return Code(lengths);
  }

  // The lengths of both codes stand in a code of their own, whose lengths stand in an order of
  // theirs.
  bool read_with_own_codes() {
    constexpr std::array<std::uint8_t, 19> kOrder{16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                  11, 4,  12, 3, 13, 2, 14, 1, 15};
    const std::size_t literals = bits_.take(5) + 257;
    const std::size_t distances = bits_.take(5) + 1;
    const std::size_t count = bits_.take(4) + 4;
    if (literals > 286 || distances > kDistanceBase.size()) return false;
    std::array<std::uint8_t, 19> lengths_of_lengths{};
    for (std::size_t i = 0; i < count; ++i) {
      lengths_of_lengths[kOrder[i]] = static_cast<std::uint8_t>(bits_.take(3));
    }
    std::array<std::uint8_t, 286 + 30> lengths{};
    const std::span<std::uint8_t> both = std::span(lengths).first(literals + distances);
    if (!read_lengths(Code(lengths_of_lengths), both)) return false;
    return read_packed(Code(both.first(literals)), Code(both.subspan(literals)));
  }

  bool read_lengths(const Code& code, std::span<std::uint8_t> lengths) {
    for (std::size_t i = 0; i < lengths.size();) {
      const std::optional<std::uint16_t> symbol = code.read(bits_);
      if (!symbol || bits_.cut()) return false;
      std::uint8_t length = 0;
      std::size_t times = 1;
      if (*symbol < 16) {
        length = static_cast<std::uint8_t>(*symbol);
      } else if (*symbol == 16) {
        if (i == 0) return false;
        length = lengths[i - 1];
        times = bits_.take(2) + 3;
      } else {
        times = *symbol == 17 ? bits_.take(3) + 3 : bits_.take(7) + 11;
      }
      if (times > lengths.size() - i) return false;
      std::fill_n(lengths.begin() + static_cast<std::ptrdiff_t>(i), times, length);
      i += times;
    }
    return true;
  }

  bool read_packed(const Code& literals, const Code& distances) {
    constexpr std::uint16_t kEndOfBlock = 256;
    while (!bits_.cut()) {
      const std::optional<std::uint16_t> symbol = literals.read(bits_);
      if (!symbol) return false;
      if (*symbol == kEndOfBlock) return true;
      if (*symbol < kEndOfBlock) {
        out_ += static_cast<char>(*symbol);
      } else if (!copy(*symbol - kEndOfBlock - 1U, distances)) {
        return false;
      }
    }
    return false;
  }

  // What stands `distance` back, once more; it may overlap with what it makes.
  bool copy(std::size_t length_symbol, const Code& distances) {
    if (length_symbol >= kLengthBase.size()) return false;
    const std::size_t length = kLengthBase[length_symbol] + bits_.take(kLengthBits[length_symbol]);
    const std::optional<std::uint16_t> symbol = distances.read(bits_);
    if (!symbol || *symbol >= kDistanceBase.size()) return false;
    const std::size_t distance = kDistanceBase[*symbol] + bits_.take(kDistanceBits[*symbol]);
    if (distance > out_.size()) return false;
    for (std::size_t i = 0; i < length; ++i) out_ += out_[out_.size() - distance];
    return true;
  }

  BitReader bits_;
  std::string out_;
};

}  // namespace

std::optional<std::string> gunzip(std::string_view packed) {
  constexpr std::string_view kMagic = "\x1f\x8b\x08";  // and no flags
  if (packed.size() < kHeaderBytes + kTrailerBytes || !packed.starts_with(kMagic) ||
      packed[kMagic.size()] != 0) {
    return {};
  }
  const std::string_view trailer = packed.substr(packed.size() - kTrailerBytes);
  packed.remove_prefix(kHeaderBytes);
  packed.remove_suffix(kTrailerBytes);
  std::optional<std::string> content = Inflater(packed).run();
  if (!content || little_endian(trailer.substr(4)) != content->size() ||
      little_endian(trailer.substr(0, 4)) != crc32(*content)) {
    return {};
  }
  return content;
}

}  // namespace allegedly
