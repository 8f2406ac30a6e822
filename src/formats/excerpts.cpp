#include "formats/excerpts.hpp"

#include "text/utf8.hpp"

namespace allegedly {
namespace {

// A reply is told again with each allegation that it answers, so what names its source is short
// there: else a small file could make a huge page.
constexpr std::size_t kMaxSourceOfReply = 200;  // characters

// Appends with every run of ASCII white space as one space, none at either end.
void append_collapsed(std::string& out, std::string_view text) {
  bool pending_space = false;
  const std::size_t start = out.size();
  for (const char c : text) {
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      pending_space = out.size() > start;
      continue;
    }
    if (pending_space) out += ' ';
    pending_space = false;
    out += c;
  }
}

}  // namespace

std::string_view label_of(ClaimType type) {
  switch (type) {
    case ClaimType::allegation: return "allegation";
    case ClaimType::denial: return "denial";
    case ClaimType::admission: return "admission";
    case ClaimType::non_response: return "non-response";
    case ClaimType::statement: break;
  }
  return "statement";
}

std::string_view label_of(Standing standing) {
  switch (standing) {
    case Standing::denied: return "denied";
    case Standing::admitted: return "admitted";
    case Standing::no_response: return "no response";
    case Standing::unanswered: break;
  }
  return "unanswered";
}

std::string excerpt(const Annotation& annotation, const std::vector<ByteSpan>& pieces) {
  const std::string_view text = annotation.text;
  std::string out;
  for (const ByteSpan piece : pieces) {
    if (!out.empty()) out += " … ";
    append_collapsed(out, text.substr(piece.start, piece.size()));
  }
  return out;
}

std::string source_of(const Annotation& annotation, const Annotation::Claim& claim) {
  if (!claim.source.empty()) return excerpt(annotation, claim.source);
  return claim.source_actor ? annotation.actors[*claim.source_actor].name : std::string();
}

std::string source_of_reply(const Annotation& annotation, const Annotation::Claim& reply) {
  if (reply.source.empty()) return source_of(annotation, reply);
  const ByteSpan first = reply.source.front();
  const std::string_view words =
      std::string_view(annotation.text).substr(first.start, first.size());
  const auto size = static_cast<std::uint32_t>(prefix_size(words, kMaxSourceOfReply));
  if (size == words.size() && reply.source.size() == 1) return source_of(annotation, reply);
  return excerpt(annotation, {{first.start, first.start + size}}) + " …";
}

std::string what_of(const Annotation& annotation, const Annotation::Claim& claim) {
  return excerpt(annotation, claim.content.empty() ? claim.cue : claim.content);
}

std::string targets_of(const Annotation& annotation, const Annotation::Claim& claim) {
  std::string out;
  for (const ActorIndex target : claim.targets) {
    if (!out.empty()) out += ", ";
    out += annotation.actors[target].name;
  }
  return out;
}

std::vector<std::vector<ClaimIndex>> replies_by_claim(const Annotation& annotation) {
  std::vector<std::vector<ClaimIndex>> replies(annotation.claims.size());
  for (ClaimIndex reply = 0; reply < annotation.claims.size(); ++reply) {
    for (const ClaimIndex answered : annotation.claims[reply].responds_to) {
      replies[answered].push_back(reply);
    }
  }
  return replies;
}

std::string headline_of(const Annotation& annotation) {
  for (const Annotation::Paragraph& paragraph : annotation.paragraphs) {
    if (paragraph.kind == ParagraphKind::headline) return excerpt(annotation, {paragraph.bytes});
  }
  return {};
}

}  // namespace allegedly
