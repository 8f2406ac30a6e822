#include "model/chunker.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "lexicon/function_words.hpp"

namespace allegedly {
namespace {

// Builds the chunks of one sentence from left to right.
class SentenceChunker {
 public:
  SentenceChunker(const AnnotatedText& text, const std::vector<Tag>& tags, TokenSpan sentence,
                  std::vector<Chunk>& out)
      : text_(text), tags_(tags), sentence_(sentence), out_(out) {}

  void run() {
    std::uint32_t at = sentence_.start;
    while (at < sentence_.end) {
      std::uint32_t next = noun_phrase(at);
      if (next == at) next = verb_group(at);
      at = next == at ? at + 1 : next;
    }
  }

 private:
  bool in_sentence(std::uint32_t i) const { return i < sentence_.end; }
  Tag tag(std::uint32_t i) const { return in_sentence(i) ? tags_[i] : Tag::PUNCT; }
  std::string_view word(std::uint32_t i) const { return in_sentence(i) ? text_.folded(i) : ""; }
  bool is_hyphen(std::uint32_t i) const {
    return word(i) == "-" && !text_.tokens()[i].space_before && in_sentence(i + 1) &&
           !text_.tokens()[i + 1].space_before;
  }

  // Whether the token may stand before the head noun: adjectives, numbers, participles, nouns,
  // adverbs that modify one of these, and hyphens inside compounds.
  bool modifies(std::uint32_t i) const {
    switch (tag(i)) {
      case Tag::JJ:
      case Tag::CD:
      case Tag::NN:
      case Tag::NNS:
      case Tag::NNP: return true;
      case Tag::VBN:
      case Tag::VBG:  // "an aligning interest", but not "images revealing containers"
        return is_hyphen(i + 1) ||
               (!is_noun(i > sentence_.start ? tag(i - 1) : Tag::PUNCT) && modifies(i + 1));
      case Tag::RB: return tag(i + 1) == Tag::JJ || tag(i + 1) == Tag::CD || is_hyphen(i + 1);
      case Tag::IN:
      case Tag::PUNCT:
        return is_hyphen(i) || is_hyphen(i + 1) || (word(i) == "$" && tag(i + 1) == Tag::CD);
      default: return false;
    }
  }

  // [determiner | possessive] modifier* noun ['s modifier* noun]*, or a lone pronoun.
  std::uint32_t noun_phrase(std::uint32_t start) {
    if (tag(start) == Tag::PRP) return push_noun_phrase(start, start + 1, start);
    std::uint32_t at = start;
    while (tag(at) == Tag::DT || tag(at) == Tag::PRPS) ++at;
    std::uint32_t head = sentence_.end;
    std::uint32_t end = at;
    // A participle that opens a phrase without determiner is read as a verb ("denied wrongdoing").
    if (at == start && (tag(at) == Tag::VBN || tag(at) == Tag::VBG || tag(at) == Tag::RB))
      return start;
    while (modifies(at)) {
      if (is_noun(tag(at)) || (tag(at) == Tag::CD)) {
        head = at;
        end = at + 1;
      }
      ++at;
      if (tag(at) == Tag::POS && head + 1 == at)
        ++at;  // "the port's chief": the next noun is the head
    }
    if (head < sentence_.end && tag(end) == Tag::POS) ++end;
    if (head < sentence_.end) return push_noun_phrase(start, end, head);
    // "those", "the poor": a determiner or adjective alone heads the phrase
    if (tag(start) == Tag::DT && !is_verb(tag(at))) {
      const std::uint32_t last = at > start ? at - 1 : start;
      return push_noun_phrase(start, last + 1, last);
    }
    if (tag(start) == Tag::DT) return push_noun_phrase(start, start + 1, start);
    return start;
  }

  std::uint32_t push_noun_phrase(std::uint32_t start, std::uint32_t end, std::uint32_t head) {
    Chunk chunk;
    chunk.kind = ChunkKind::noun_phrase;
    chunk.tokens = {start, end};
    chunk.head = head;
    out_.push_back(chunk);
    return end;
  }

  bool is_be(std::uint32_t i) const { return function_word(word(i)) == FunctionWord::be; }
  bool is_negation(std::uint32_t i) const {
    return function_word(word(i)) == FunctionWord::negation;
  }

  // [to | modal] (verb | adverb between verbs)* verb
  std::uint32_t verb_group(std::uint32_t start) {
    Chunk chunk;
    chunk.kind = ChunkKind::verb_group;
    std::uint32_t at = start;
    std::uint32_t last_verb = sentence_.end;
    bool negated = false;
    if (tag(at) == Tag::TO && follows_verb(at + 1)) {
      chunk.infinitive = true;
      ++at;
    }
    for (; in_sentence(at); ++at) {
      const Tag t = tag(at);
      if (t == Tag::MD || is_verb(t)) {
        if (last_verb < sentence_.end && !is_auxiliary(last_verb))
          break;  // "kept lying" is two groups
        chunk.finite |= is_finite(t) && !chunk.infinitive;
        // The tagger often takes a participle for a past tense; after "be" only a participle can
        // stand.
        chunk.passive =
            (t == Tag::VBN || t == Tag::VBD) && last_verb < sentence_.end && is_be(last_verb);
        chunk.negated |= negated;
        last_verb = at;
      } else if (is_negation(at) || (t == Tag::RB && (at != start || follows_verb(at + 1)))) {
        negated |= is_negation(at);
      } else {
        break;
      }
    }
    if (last_verb == sentence_.end) return start;
    // "has not" alone: what negates an auxiliary negates the group
    chunk.negated |= negated && is_auxiliary(last_verb);
    chunk.tokens = {start, last_verb + 1};
    chunk.head = last_verb;
    out_.push_back(chunk);
    return last_verb + 1;
  }

  bool follows_verb(std::uint32_t i) const {
    while (tag(i) == Tag::RB || is_negation(i)) ++i;
    return is_verb(tag(i)) || tag(i) == Tag::MD;
  }

  // Whether another verb may complete this one in the same group.
  bool is_auxiliary(std::uint32_t i) const {
    return tag(i) == Tag::MD || is_be(i) || function_word(word(i)) == FunctionWord::auxiliary;
  }

  const AnnotatedText& text_;
  const std::vector<Tag>& tags_;
  TokenSpan sentence_;
  std::vector<Chunk>& out_;
};

}  // namespace

Syntax::Syntax(const AnnotatedText& text, std::vector<Tag> tags)
    : tags_(std::move(tags)), chunk_of_(text.tokens().size(), 0) {
  for (const Sentence& sentence : text.sentences()) {
    SentenceChunker(text, tags_, sentence.tokens, chunks_).run();
  }
  for (std::uint32_t c = 0; c < chunks_.size(); ++c) {
    for (std::uint32_t i = chunks_[c].tokens.start; i < chunks_[c].tokens.end; ++i)
      chunk_of_[i] = c + 1;
  }
}

const Chunk* Syntax::chunk_at(std::uint32_t token) const {
  return chunk_of_[token] == 0 ? nullptr : &chunks_[chunk_of_[token] - 1];
}

std::uint32_t Syntax::first_chunk_from(std::uint32_t token) const {
  const auto found =
      std::lower_bound(chunks_.begin(), chunks_.end(), token,
                       [](const Chunk& chunk, std::uint32_t t) { return chunk.tokens.start < t; });
  return static_cast<std::uint32_t>(found - chunks_.begin());
}

}  // namespace allegedly
