// Each stage of the pipeline and the whole of it, on texts of 10 KB to 10 MB. "BigO" is the curve
// that fits best: it must be N for the whole. A stage that is quick on small texts may come out
// steeper, since 10 MB no longer fit into the processor's caches.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "actors/actors.hpp"
#include "annotate/annotator.hpp"
#include "articles.hpp"
#include "attribution/attribution.hpp"
#include "claims/claims.hpp"
#include "formats/json.hpp"
#include "model.hpp"
#include "model/tagger.hpp"
#include "text/annotated_text.hpp"

namespace allegedly::bench {
namespace {

// Runs `stage` on what `prepare` makes of a text of the wanted size.
template <class Prepare, class Stage>
void measure(benchmark::State& state, Prepare prepare, Stage stage) {
  const auto size = static_cast<std::size_t>(state.range(0));
  const auto input = prepare(sample_articles(size));
  for (auto _ : state) benchmark::DoNotOptimize(stage(input));
  state.SetBytesProcessed(state.iterations() * state.range(0));
  state.SetComplexityN(state.range(0));
}

const Tagger& tagger() {
  static const Tagger tagger = std::move(*Tagger::from_bytes(test::model_bytes()));
  return tagger;
}

struct Stages {
  AnnotatedText text;
  Analysis analysis;
  Syntax syntax;
  Actors actors;
  std::vector<Attribution> attributions;

  explicit Stages(std::string article)
      : text(std::move(*AnnotatedText::analyse(std::move(article)))),
        analysis(tagger().analyse(text)),
        syntax(text, analysis.tags),
        actors(find_actors(text, syntax, analysis.names)),
        attributions(assemble_attributions(text, analysis)) {}
};

Annotation annotate(std::string article) {
  static const Annotator annotator = std::move(*Annotator::from_bytes(test::model_bytes()));
  return std::move(*annotator.annotate(std::move(article)));
}

std::string as_it_is(std::string article) {
  return article;
}
Stages all_stages(std::string article) {
  return Stages(std::move(article));
}

void text(benchmark::State& state) {
  measure(state, as_it_is,
          [](const std::string& article) { return AnnotatedText::analyse(article); });
}
void model(benchmark::State& state) {
  measure(state, all_stages, [](const Stages& in) { return tagger().analyse(in.text); });
}
void syntax(benchmark::State& state) {
  measure(state, all_stages, [](const Stages& in) { return Syntax(in.text, in.analysis.tags); });
}
void actors(benchmark::State& state) {
  measure(state, all_stages,
          [](const Stages& in) { return find_actors(in.text, in.syntax, in.analysis.names); });
}
void attribution(benchmark::State& state) {
  measure(state, all_stages,
          [](const Stages& in) { return assemble_attributions(in.text, in.analysis); });
}
void claims(benchmark::State& state) {
  measure(state, all_stages, [](const Stages& in) {
    return find_claims(in.text, in.analysis, in.syntax, in.actors, in.attributions,
                       tagger().claim_reader());
  });
}
void json(benchmark::State& state) {
  measure(state, annotate, [](const Annotation& in) { return to_json(in, OffsetUnit::utf16); });
}
void whole(benchmark::State& state) {
  measure(state, as_it_is, [](const std::string& article) { return annotate(article); });
}
void whole_new_names(benchmark::State& state) {
  measure(
      state, [](const std::string& article) { return new_names(article.size()); },
      [](const std::string& article) { return annotate(article); });
}

void sizes(benchmark::internal::Benchmark* benchmark) {
  benchmark->RangeMultiplier(10)
      ->Range(10'000, 10'000'000)
      ->Unit(benchmark::kMillisecond)
      ->Complexity();
}

BENCHMARK(text)->Apply(sizes);
BENCHMARK(model)->Apply(sizes);
BENCHMARK(syntax)->Apply(sizes);
BENCHMARK(actors)->Apply(sizes);
BENCHMARK(attribution)->Apply(sizes);
BENCHMARK(claims)->Apply(sizes);
BENCHMARK(json)->Apply(sizes);
BENCHMARK(whole)->Apply(sizes);
BENCHMARK(whole_new_names)->Apply(sizes);

}  // namespace
}  // namespace allegedly::bench
