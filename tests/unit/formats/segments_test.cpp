#include "formats/segments.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>

namespace allegedly {
namespace {

// "0-9:0 9-24:0,1" for segments [0, 9) under mark 0 and [9, 24) under marks 0 and 1; "|" between
// ranges.
std::string shown(const std::vector<Segment>& segments) {
  std::string out;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (i > 0) out += segments[i - 1].range == segments[i].range ? " " : " | ";
    out += std::to_string(segments[i].bytes.start) + '-' + std::to_string(segments[i].bytes.end);
    char before = ':';
    for (const std::uint32_t mark : segments[i].marks) {
      out += before + std::to_string(mark);
      before = ',';
    }
  }
  return out;
}

std::string flat(std::vector<ByteSpan> marks, std::vector<ByteSpan> ranges = {{0, 40}}) {
  return shown(flatten(ranges, marks));
}

TEST_CASE("text without marks is one segment") {
  CHECK(flat({}) == "0-40");
  CHECK(flat({}, {}) == "");
}

TEST_CASE("marks cut the text where they begin and end") {
  CHECK(flat({{5, 9}}) == "0-5 5-9:0 9-40");
  CHECK(flat({{0, 40}}) == "0-40:0");
  CHECK(flat({{5, 9}, {9, 12}}) == "0-5 5-9:0 9-12:1 12-40");
}

TEST_CASE("the longer of two nested marks lies outside, whatever their order") {
  CHECK(flat({{5, 20}, {8, 12}}) == "0-5 5-8:0 8-12:0,1 12-20:0 20-40");
  CHECK(flat({{8, 12}, {5, 20}}) == "0-5 5-8:1 8-12:1,0 12-20:1 20-40");
  CHECK(flat({{5, 8}, {5, 20}}) == "0-5 5-8:1,0 8-20:1 20-40");
  CHECK(flat({{5, 20}, {8, 20}}) == "0-5 5-8:0 8-20:0,1 20-40");
}

TEST_CASE("of marks over the same text the first lies outside") {
  CHECK(flat({{5, 9}, {5, 9}, {5, 9}}) == "0-5 5-9:0,1,2 9-40");
}

TEST_CASE("marks may cross") {
  CHECK(flat({{0, 24}, {9, 34}}) == "0-9:0 9-24:0,1 24-34:1 34-40");
}

TEST_CASE("a mark reaches over ranges, and what lies between them is left out") {
  CHECK(flat({{5, 25}}, {{0, 10}, {12, 18}, {20, 30}}) == "0-5 5-10:0 | 12-18:0 | 20-25:0 25-30");
  CHECK(flat({{10, 12}}, {{0, 10}, {12, 18}}) == "0-10 | 12-18");
}

TEST_CASE("random marks: segments cover the ranges, and each has just the marks that cover it") {
  std::mt19937 random(7);
  const auto number = [&random](std::uint32_t below) {
    return static_cast<std::uint32_t>(random() % below);
  };
  for (int round = 0; round < 300; ++round) {
    const std::vector<ByteSpan> ranges{{0, 15}, {17, 30}, {30, 41}};
    std::vector<ByteSpan> marks;
    for (std::uint32_t i = number(12); i > 0; --i) {
      const std::uint32_t start = number(40);
      marks.push_back({start, start + 1 + number(41 - start)});
    }
    const std::vector<Segment> segments = flatten(ranges, marks);
    std::vector<int> owner(41, -1);
    for (const Segment& segment : segments) {
      REQUIRE(segment.bytes.start < segment.bytes.end);
      for (std::uint32_t i = segment.bytes.start; i < segment.bytes.end; ++i) {
        REQUIRE(owner[i] == -1);
        owner[i] = static_cast<int>(segment.range);
        for (std::uint32_t mark = 0; mark < marks.size(); ++mark) {
          REQUIRE(std::count(segment.marks.begin(), segment.marks.end(), mark) ==
                  (marks[mark].contains(i) ? 1 : 0));
        }
      }
    }
    for (std::uint32_t i = 0; i < owner.size(); ++i) {
      const auto in_range = [i](ByteSpan range) { return range.contains(i); };
      const auto range = std::find_if(ranges.begin(), ranges.end(), in_range);
      REQUIRE(owner[i] == (range == ranges.end() ? -1 : range - ranges.begin()));
    }
  }
}

}  // namespace
}  // namespace allegedly
