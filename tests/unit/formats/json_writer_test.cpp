#include "formats/json_writer.hpp"

#include <doctest/doctest.h>

namespace allegedly {
namespace {

TEST_CASE("objects and arrays get their commas") {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("a").begin_array().number(1).number(2).begin_object().end_object();
  json.end_array().key("b").null().key("c").string("d").end_object();
  CHECK(out == R"({"a":[1,2,{}],"b":null,"c":"d"})");
}

TEST_CASE("strings escape what JSON demands and nothing else") {
  std::string out;
  JsonWriter(out).string(std::string_view("a\"\\/\b\f\n\r\t\x01\x1f\0é📡\x7f", 19));
  CHECK(out == "\"a\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\\u0000é📡\x7f\"");
}

TEST_CASE("fractions have at most four decimals and no idle zeros") {
  const auto fraction = [](double value) {
    std::string out;
    JsonWriter(out).fraction(value);
    return out;
  };
  CHECK(fraction(0) == "0");
  CHECK(fraction(1) == "1");
  CHECK(fraction(0.5) == "0.5");
  CHECK(fraction(static_cast<double>(0.9F)) == "0.9");
  CHECK(fraction(0.0625) == "0.0625");
  CHECK(fraction(0.00004) == "0");
  CHECK(fraction(0.99996) == "1");
  CHECK(fraction(2.0 / 3) == "0.6667");
}

TEST_CASE("numbers reach their type's end") {
  std::string out;
  JsonWriter(out).number(4294967295);
  CHECK(out == "4294967295");
}

}  // namespace
}  // namespace allegedly
