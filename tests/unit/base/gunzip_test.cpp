#include "base/gunzip.hpp"

#include <doctest/doctest.h>

#include <cstdlib>

namespace allegedly {
namespace {

std::string from_hex(std::string_view hex) {
  std::string bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    bytes += static_cast<char>(std::strtol(std::string(hex.substr(i, 2)).c_str(), nullptr, 16));
  }
  return bytes;
}

const std::string kHeader = from_hex("1f8b0800000000000003");
// One block each: stored, with the fixed codes, with codes of its own.
const std::string kStored = kHeader + from_hex("010600f9ff64656e696564ee5edfbd06000000");
const std::string kFixed = kHeader + from_hex("4b49cdcb4c4d5148c1420100ed95c47f1b000000");
const std::string kDynamic =
    kHeader + from_hex(
                  "6d8f010ac0200845afe2d5a4dc16b406b3dd7fe6d26244a0f6ed3f8d3145c09c69a708d706672a89"
                  "2bdd80213c2c5aa49224b95e0f026e260d2e0f9fd37846a3818c6b8d2e37ec54ce3839e33a36fd2d"
                  "681d7faae31b0b7b44757dba54d3b405d5dddab79d7b5efcba7706e105e334e2d059010000");

TEST_CASE("blocks of every kind are unpacked") {
  CHECK(gunzip(kHeader + from_hex("03000000000000000000")) == "");
  CHECK(gunzip(kStored) == "denied");
  CHECK(gunzip(kFixed) == "denied denied denied denied");
  const std::optional<std::string> words = gunzip(kDynamic);
  REQUIRE(words);
  CHECK(words->size() == 345);
  CHECK(words->starts_with("said alleged of minister accused denied minister the said said"));
}

TEST_CASE("what is cut or followed by something is refused") {
  for (const std::string& packed : {kStored, kFixed, kDynamic}) {
    for (std::size_t size = 0; size < packed.size(); ++size) {
      CAPTURE(size);
      CHECK_FALSE(gunzip(packed.substr(0, size)));
    }
    CHECK_FALSE(gunzip(packed + packed));
  }
}

TEST_CASE("a changed bit never gives other content") {
  constexpr std::size_t kTimeAndSystem = 4;  // bytes 4 to 9 of the header say nothing about content
  for (const std::string& packed : {kStored, kFixed, kDynamic}) {
    for (std::size_t bit = 0; bit < packed.size() * 8; ++bit) {
      if (bit / 8 >= kTimeAndSystem && bit / 8 < kHeader.size()) continue;
      CAPTURE(bit);
      std::string changed = packed;
      changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
      const std::optional<std::string> content = gunzip(changed);
      CHECK((!content || content == gunzip(packed)));
    }
  }
}

}  // namespace
}  // namespace allegedly
