#include "base/result.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <set>
#include <string>

namespace allegedly {
namespace {

Result<int> half(int number) {
  if (number % 2 != 0) return Error{ErrorCode::unsupported_option, "The number is odd."};
  return number / 2;
}

TEST_CASE("a result holds a value or an error") {
  REQUIRE(half(8));
  CHECK(*half(8) == 4);
  REQUIRE_FALSE(half(7));
  CHECK(half(7).error().code == ErrorCode::unsupported_option);
  CHECK(half(7).error().message == "The number is odd.");
}

TEST_CASE("a result takes and gives what can only be moved") {
  Result<std::unique_ptr<int>> result(std::make_unique<int>(3));
  REQUIRE(result);
  const std::unique_ptr<int> taken = std::move(*result);
  CHECK(*taken == 3);
}

TEST_CASE("every error code has a name of its own") {
  std::set<std::string_view> names;
  for (int code = 0; code <= static_cast<int>(ErrorCode::file_error); ++code) {
    names.insert(name(static_cast<ErrorCode>(code)));
  }
  CHECK(names.size() == static_cast<int>(ErrorCode::file_error) + 1);
  CHECK(names.count("unknown") == 0);
}

}  // namespace
}  // namespace allegedly
