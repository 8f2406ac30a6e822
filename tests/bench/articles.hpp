// What the benchmarks read: our sample articles, as often as it takes.
#pragma once

#include <cstddef>
#include <string>

namespace allegedly::bench {

// The sample articles of the page, one after the other, over and over, cut to `bytes` at the end of
// a line.
std::string sample_articles(std::size_t bytes);

// A short allegation and its denial, with a new person and a new company each time: as many actors
// as a text of `bytes` can hold.
std::string new_names(std::size_t bytes);

}  // namespace allegedly::bench
