#include "formats/segments.hpp"

#include <algorithm>
#include <numeric>

namespace allegedly {
namespace {

std::vector<std::uint32_t> outermost_first(std::span<const ByteSpan> marks) {
  std::vector<std::uint32_t> order(marks.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [marks](std::uint32_t a, std::uint32_t b) {
    if (marks[a].start != marks[b].start) return marks[a].start < marks[b].start;
    if (marks[a].end != marks[b].end) return marks[a].end > marks[b].end;
    return a < b;
  });
  return order;
}

std::vector<std::uint32_t> all_edges(std::span<const ByteSpan> ranges,
                                     std::span<const ByteSpan> marks) {
  std::vector<std::uint32_t> edges;
  for (const auto spans : {ranges, marks}) {
    for (const ByteSpan span : spans) {
      edges.push_back(span.start);
      edges.push_back(span.end);
    }
  }
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  return edges;
}

}  // namespace

std::vector<Segment> flatten(std::span<const ByteSpan> ranges, std::span<const ByteSpan> marks) {
  const std::vector<std::uint32_t> order = outermost_first(marks);
  const std::vector<std::uint32_t> edges = all_edges(ranges, marks);
  std::vector<Segment> segments;
  std::vector<std::uint32_t> open;  // in nesting order: who starts later lies further in
  std::size_t next_mark = 0;
  std::uint32_t range = 0;
  for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
    const ByteSpan bytes{edges[i], edges[i + 1]};
    std::erase_if(open, [&](std::uint32_t mark) { return marks[mark].end <= bytes.start; });
    while (next_mark < order.size() && marks[order[next_mark]].start == bytes.start) {
      open.push_back(order[next_mark++]);
    }
    while (range < ranges.size() && ranges[range].end <= bytes.start) ++range;
    if (range < ranges.size() && ranges[range].contains(bytes)) {
      segments.push_back({bytes, range, open});
    }
  }
  return segments;
}

}  // namespace allegedly
