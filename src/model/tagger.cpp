#include "model/tagger.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "model/claim_reader.hpp"
#include "model/crf.hpp"
#include "model/encoder.hpp"
#include "model/features.hpp"
#include "model/linker.hpp"
#include "model/model_file.hpp"

namespace allegedly {
namespace {

// In the order of the enumerators of Role, NameType and Tag.
constexpr std::string_view kRoleLabels =
    "O\nB-source\nI-source\nB-cue\nI-cue\nB-content\nI-content";
constexpr std::string_view kNameLabels =
    "O\nB-PER\nI-PER\nB-ORG\nI-ORG\nB-GPE\nI-GPE\nB-LOC\nI-LOC\nB-NORP\nI-NORP\nB-MISC\nI-MISC";
constexpr std::string_view kTagLabels =
    "NN\nNNS\nNNP\nVB\nVBP\nVBZ\nVBD\nVBN\nVBG\nMD\nJJ\nRB\nIN\nDT\nPRP\nPRPS\nCC\nCD\nTO\nWP\nPOS"
    "\n"
    "UH\nPUNCT";

// A link between spans that are not numbered yet.
struct LinkedSpans {
  TokenSpan cue;
  TokenSpan other;
  float probability = 0;
};

// What a span says of its claim; the span begins at `start` and has that role.
struct Evidence {
  std::uint32_t start = 0;
  Role role = Role::source;
  std::vector<float> row;
};

// The labels of one head over the whole text, as windows fill them in.
struct LabelledText {
  Labelling labelling;
  std::vector<LinkedSpans> links;
  std::vector<Evidence> evidence;  // in the order of the starts

  explicit LabelledText(std::size_t tokens)
      : labelling{std::vector<std::uint8_t>(tokens), std::vector<float>(tokens)} {}

  void keep(const Labelling& of_window, const Window& window) {
    for (std::uint32_t t = window.core.start; t < window.core.end; ++t) {
      labelling.labels[t] = of_window.labels[t - window.tokens.start];
      labelling.probabilities[t] = of_window.probabilities[t - window.tokens.start];
    }
  }
};

std::vector<RoleSpan> to_role_spans(const Labelling& labelling, std::uint32_t first) {
  std::vector<RoleSpan> out;
  for (const LabelledSpan& span : to_spans(labelling)) {
    out.push_back({{span.tokens.start + first, span.tokens.end + first},
                   static_cast<Role>(span.kind),
                   span.probability});
  }
  return out;
}

std::optional<std::uint32_t> find_span(const std::vector<RoleSpan>& spans, TokenSpan tokens) {
  const auto found =
      std::lower_bound(spans.begin(), spans.end(), tokens,
                       [](const RoleSpan& span, TokenSpan wanted) { return span.tokens < wanted; });
  if (found == spans.end() || found->tokens != tokens) return std::nullopt;
  return static_cast<std::uint32_t>(found - spans.begin());
}

// By span, its evidence; zeros for a span whose beginning its window has seen otherwise.
Matrix to_matrix(const std::vector<Evidence>& evidence, const std::vector<RoleSpan>& spans) {
  Matrix out(spans.size(), evidence.empty() ? 0 : evidence.front().row.size());
  auto at = evidence.begin();
  for (std::size_t s = 0; s < spans.size(); ++s) {
    while (at != evidence.end() && at->start < spans[s].tokens.start) ++at;
    const bool same =
        at != evidence.end() && at->start == spans[s].tokens.start && at->role == spans[s].role;
    if (same) {
      std::copy(at->row.begin(), at->row.end(), out.row(s));
    } else {
      std::fill_n(out.row(s), out.columns(), 0.0F);
    }
  }
  return out;
}

// A link whose span another window sees otherwise is lost.
RoleLayer to_layer(const LabelledText& labelled) {
  RoleLayer layer;
  layer.spans = to_role_spans(labelled.labelling, 0);
  for (const LinkedSpans& link : labelled.links) {
    const auto cue = find_span(layer.spans, link.cue);
    const auto other = find_span(layer.spans, link.other);
    if (cue && other) layer.links.push_back({*cue, *other, link.probability});
  }
  layer.evidence = to_matrix(labelled.evidence, layer.spans);
  return layer;
}

}  // namespace

struct Tagger::Network {
  Encoder encoder;
  CrfHead roles;
  CrfHead nested;
  CrfHead names;
  Linear tags;
  Linker linker;
  ClaimReader claims;
  std::array<float, 3> calibration{};

  explicit Network(TensorReader& reader)
      : encoder(reader),
        roles(reader, "roles", kRoleLabels, encoder.hidden()),
        nested(reader, "nested", kRoleLabels, encoder.hidden()),
        names(reader, "names", kNameLabels, encoder.hidden()),
        tags(reader, "parts_of_speech", kTagCount, encoder.hidden()),
        linker(reader, encoder.hidden()),
        claims(reader, encoder.hidden()) {
    if (reader.uint32("features") != kFeatureVersion ||
        reader.text("parts_of_speech.labels") != kTagLabels) {
      reader.fail("The model was trained for another version of this program.");
    }
    const std::vector<float> values = reader.floats("calibration", 1, 3);
    std::copy(values.begin(), values.end(), calibration.begin());
  }

  // Spans, links and evidence of one layer in one window.
  void read_roles(const AnnotatedText& text, const Window& window, const Labelling& labelling,
                  const Matrix& states, const ClaimReader::States& deep, LabelledText& out) const {
    const std::uint32_t first = window.tokens.start;
    const std::vector<RoleSpan> spans = to_role_spans(labelling, first);
    out.keep(labelling, window);
    for (const RoleLink& link : linker.link(text, spans, window.core, states, first)) {
      out.links.push_back({spans[link.cue].tokens, spans[link.other].tokens, link.probability});
    }
    const Matrix evidence = claims.evidence(deep, spans, first);
    for (std::size_t s = 0; s < spans.size(); ++s) {
      if (!window.core.contains(spans[s].tokens.start)) continue;
      const float* const row = evidence.row(s);
      out.evidence.push_back(
          {spans[s].tokens.start, spans[s].role, {row, row + evidence.columns()}});
    }
  }

  void read_accused(const Window& window, const ClaimReader::States& deep,
                    std::vector<float>& out) const {
    const std::vector<float> accused = claims.accused(deep);
    for (std::uint32_t t = window.core.start; t < window.core.end; ++t) {
      out[t] = accused[t - window.tokens.start];
    }
  }

  void read_names(const Window& window, const Matrix& states,
                  std::vector<std::uint8_t>& out) const {
    const std::vector<std::uint8_t> labels = names.best_labels(states);
    for (std::uint32_t t = window.core.start; t < window.core.end; ++t) {
      out[t] = labels[t - window.tokens.start];
    }
  }

  void read_tags(const Window& window, const Matrix& states, std::vector<Tag>& out) const {
    Matrix scores;
    tags.apply(states, scores);
    for (std::uint32_t t = window.core.start; t < window.core.end; ++t) {
      const float* const row = scores.row(t - window.tokens.start);
      out[t] = static_cast<Tag>(std::max_element(row, row + kTagCount) - row);
    }
  }
};

Result<Tagger> Tagger::from_bytes(std::span<const std::byte> bytes) {
  const Result<ModelFile> file = ModelFile::parse(bytes);
  if (!file) return file.error();
  TensorReader reader(*file);
  auto network = std::make_shared<const Network>(reader);
  if (reader.failed()) return reader.error();
  return Tagger(std::move(network));
}

const ClaimReader& Tagger::claim_reader() const {
  return network_->claims;
}

Analysis Tagger::analyse(const AnnotatedText& text, const WindowSizes& sizes) const {
  const std::size_t count = text.tokens().size();
  LabelledText outer(count);
  LabelledText nested(count);
  Labelling names{std::vector<std::uint8_t>(count), {}};
  Analysis analysis;
  analysis.tags.resize(count);
  analysis.accused.resize(count);
  analysis.calibration = network_->calibration;
  Scratch scratch;
  Matrix states;
  ClaimReader::States deep;
  for (const Window& window : divide(text, sizes)) {
    network_->encoder.encode(extract_features(text, window.tokens), scratch, states);
    network_->read_names(window, states, names.labels);
    network_->read_tags(window, states, analysis.tags);
    network_->claims.deepen(states, scratch, deep);
    network_->read_roles(text, window, network_->roles.label(states), states, deep, outer);
    network_->read_roles(text, window, network_->nested.label(deep.tokens), states, deep, nested);
    network_->read_accused(window, deep, analysis.accused);
  }
  analysis.outer = to_layer(outer);
  analysis.nested = to_layer(nested);
  for (const LabelledSpan& span : to_spans(names)) {
    analysis.names.push_back({span.tokens, static_cast<NameType>(span.kind)});
    for (std::uint32_t t = span.tokens.start; t < span.tokens.end; ++t) {
      if (is_noun(analysis.tags[t])) analysis.tags[t] = Tag::NNP;
    }
  }
  return analysis;
}

}  // namespace allegedly
