#include "model/features.hpp"

#include <algorithm>
#include <string_view>

#include "text/characters.hpp"
#include "text/utf8.hpp"

namespace allegedly {
namespace {

// Places in TokenFeatures::flags.
namespace flag {
enum Index : std::uint8_t {
  in_quotation,
  opens_quotation,
  closes_quotation,
  paragraph_start,
  paragraph_end,
  sentence_start,
  sentence_end,
  space_before,
  paragraph_opens_quoted,      // the paragraph's first token opens a quotation
  paragraph_leaves_quotation,  // a quotation goes on in the next paragraph
  paragraph_has_quotation,
  paragraph_length,  // of 100 tokens
  paragraph_offset,  // of 40 tokens
  sentence_has_quotation,
  sentence_starts_quoted,
  sentence_length,  // of 50 tokens
  upper_initial,
  all_upper,
  digit_initial,
  no_letter_or_digit,
  headline,
  title_case,  // most longer words of the sentence have a capital
};
}  // namespace flag
static_assert(flag::title_case + 1 + kLexicalFlagCount == kFlagCount);  // those follow

constexpr std::int8_t kOne = 127;

std::int8_t fraction(std::uint32_t count, std::uint32_t whole) {
  return static_cast<std::int8_t>(std::min(count, whole) * kOne / whole);
}

std::uint32_t hash(std::string_view bytes, std::uint32_t salt) {
  std::uint32_t value = 2166136261U ^ salt;
  for (const char byte : bytes) value = (value ^ static_cast<unsigned char>(byte)) * 16777619U;
  value = (value ^ (value >> 16U)) * 0x85EBCA6BU;
  value = (value ^ (value >> 13U)) * 0xC2B2AE35U;
  return value ^ (value >> 16U);
}

bool is_double_mark(std::string_view form) {
  constexpr std::array<std::string_view, 8> kMarks = {"\"",     "''",     "``",     "\u201C",
                                                      "\u201D", "\u201E", "\u00AB", "\u00BB"};
  return std::find(kMarks.begin(), kMarks.end(), form) != kMarks.end();
}

bool is_number(std::string_view form) {
  return !form.empty() && form[0] >= '0' && form[0] <= '9' &&
         form.find_first_not_of("0123456789,.:/") == std::string_view::npos;
}

std::string normalise(std::string_view folded) {
  if (is_double_mark(folded)) return "\"";
  std::string out;
  out.reserve(folded.size());
  for (std::size_t i = 0; i < folded.size();) {
    const Character character = decode(folded, i);
    if (is_hyphen(character.code_point)) {
      out += '-';
    } else {
      out.append(folded, i, character.size);
    }
    i += character.size;
  }
  if (is_number(out)) {
    std::replace_if(
        out.begin(), out.end(), [](char c) { return c >= '0' && c <= '9'; }, '0');
  }
  return out;
}

std::string_view prefix(std::string_view form, int code_points) {
  std::size_t end = 0;
  for (; code_points > 0 && end < form.size(); --code_points) end += decode(form, end).size;
  return form.substr(0, end);
}

std::string_view suffix(std::string_view form, int code_points) {
  std::size_t start = form.size();
  for (; code_points > 0 && start > 0; --code_points) start -= decode_before(form, start).size;
  return form.substr(start);
}

char32_t shape_class(char32_t c) {
  if (is_upper(c)) return 'X';
  if (char_class(c) == CharClass::letter) return 'x';
  if (char_class(c) == CharClass::digit) return 'd';
  return is_apostrophe(c) ? '\'' : c;
}

struct Surface {
  std::string shape;
  bool upper_initial = false;
  bool all_upper = false;
  bool digit_initial = false;
  bool no_letter_or_digit = true;
};

Surface read_surface(std::string_view surface) {
  constexpr int kLongestRun = 3;
  Surface out;
  char32_t last = 0;
  int run = 0;
  std::size_t upper = 0;
  std::size_t count = 0;
  for (std::size_t i = 0; i < surface.size(); ++count) {
    const Character character = decode(surface, i);
    const char32_t shape = shape_class(character.code_point);
    run = shape == last ? run + 1 : 1;
    last = shape;
    if (run <= kLongestRun) append_utf8(out.shape, shape);
    if (shape == 'X' || shape == 'x' || shape == 'd') out.no_letter_or_digit = false;
    if (shape == 'X') ++upper;
    i += character.size;
  }
  out.upper_initial = out.shape[0] == 'X';
  out.digit_initial = out.shape[0] == 'd';
  out.all_upper = upper == count && count > 1;
  return out;
}

// More than three in five of the words of four letters and more have a capital, the first left out.
bool is_title_case(const AnnotatedText& text, TokenSpan sentence) {
  std::uint32_t upper = 0;
  std::uint32_t words = 0;
  for (std::uint32_t i = sentence.start + 1; i < sentence.end; ++i) {
    if (text.tokens()[i].kind != TokenKind::word || text.surface(i).size() < 4) continue;
    ++words;
    upper += is_upper(decode(text.surface(i), 0).code_point) ? 1 : 0;
  }
  return words >= 3 && upper * 5 > words * 3;
}

// Reads the flags token by token; what holds for a whole sentence or paragraph is worked out once,
// when its first token is asked for.
class FlagReader {
 public:
  FlagReader(const AnnotatedText& text, std::uint32_t first) : text_(text) {
    quotation_ = std::partition_point(
        text.quotations().begin(), text.quotations().end(), [&](const Quotation& quotation) {
          return quotation.tokens.start < paragraph_at(first).tokens.start;
        });
  }

  std::array<std::int8_t, kFlagCount> read(std::uint32_t token, const Surface& surface) {
    const TokenSpan sentence = text_.sentences()[text_.sentence_of(token)].tokens;
    const Paragraph& paragraph = paragraph_at(token);
    if (!paragraph_.contains(token)) enter_paragraph(paragraph);
    if (!sentence_.contains(token)) enter_sentence(sentence);
    std::array<std::int8_t, kFlagCount> out = shared_;
    const auto set = [&out](flag::Index index, bool value) { out[index] = value ? kOne : 0; };
    set(flag::in_quotation, text_.in_quotation(token));
    set(flag::opens_quotation, opens(token));
    set(flag::closes_quotation, closes(token));
    set(flag::paragraph_start, token == paragraph_.start);
    set(flag::paragraph_end, token + 1 == paragraph_.end);
    set(flag::sentence_start, token == sentence_.start);
    set(flag::sentence_end, token + 1 == sentence_.end);
    set(flag::space_before, text_.tokens()[token].space_before);
    out[flag::paragraph_offset] = fraction(token - paragraph_.start, 40);
    set(flag::upper_initial, surface.upper_initial);
    set(flag::all_upper, surface.all_upper);
    set(flag::digit_initial, surface.digit_initial);
    set(flag::no_letter_or_digit, surface.no_letter_or_digit);
    return out;
  }

 private:
  const Paragraph& paragraph_at(std::uint32_t token) const {
    return text_.paragraphs()[text_.paragraph_of(token)];
  }
  bool opens(std::uint32_t token) const {
    return std::binary_search(opening_.begin(), opening_.end(), token);
  }
  bool closes(std::uint32_t token) const {
    return std::binary_search(closing_.begin(), closing_.end(), token);
  }

  void enter_paragraph(const Paragraph& paragraph) {
    paragraph_ = paragraph.tokens;
    opening_.clear();
    closing_.clear();
    bool continues = false;
    for (; quotation_ != text_.quotations().end() && quotation_->tokens.start < paragraph_.end;
         ++quotation_) {
      if (quotation_->tokens.start < paragraph_.start) continue;
      opening_.push_back(quotation_->tokens.start);
      if (quotation_->continues) {
        continues = true;
      } else {
        closing_.push_back(quotation_->tokens.end - 1);
      }
    }
    std::sort(closing_.begin(), closing_.end());
    const auto set = [this](flag::Index index, bool value) { shared_[index] = value ? kOne : 0; };
    set(flag::paragraph_opens_quoted, opens(paragraph_.start));
    set(flag::paragraph_leaves_quotation, continues);
    set(flag::paragraph_has_quotation, !opening_.empty());
    set(flag::headline, paragraph.kind == ParagraphKind::headline);
    shared_[flag::paragraph_length] = fraction(paragraph_.size(), 100);
  }

  void enter_sentence(TokenSpan sentence) {
    sentence_ = sentence;
    bool quoted = false;
    for (std::uint32_t i = sentence.start; i < sentence.end && !quoted; ++i) {
      quoted = text_.in_quotation(i);
    }
    shared_[flag::sentence_has_quotation] = quoted ? kOne : 0;
    shared_[flag::sentence_starts_quoted] = text_.in_quotation(sentence.start) ? kOne : 0;
    shared_[flag::sentence_length] = fraction(sentence.size(), 50);
    shared_[flag::title_case] = is_title_case(text_, sentence) ? kOne : 0;
  }

  const AnnotatedText& text_;
  std::vector<Quotation>::const_iterator quotation_;  // the first not yet seen
  TokenSpan paragraph_;
  TokenSpan sentence_;
  std::vector<std::uint32_t> opening_;  // marks of the paragraph, ascending
  std::vector<std::uint32_t> closing_;
  std::array<std::int8_t, kFlagCount> shared_{};  // flags of the paragraph and the sentence
};

}  // namespace

std::vector<TokenFeatures> extract_features(const AnnotatedText& text, TokenSpan tokens) {
  std::vector<TokenFeatures> out(tokens.size());
  if (tokens.empty()) return out;
  FlagReader flags(text, tokens.start);
  const std::vector<std::uint32_t> lexical = lexical_flags(text, tokens);
  for (std::uint32_t token = tokens.start; token < tokens.end; ++token) {
    TokenFeatures& features = out[token - tokens.start];
    const Surface surface = read_surface(text.surface(token));
    features.normalised = normalise(text.folded(token));
    const std::string_view form = features.normalised;
    features.word = {hash(form, 1), hash(form, 2)};
    features.prefix3 = hash(prefix(form, 3), 3);
    features.suffix3 = hash(suffix(form, 3), 4);
    features.suffix2 = hash(suffix(form, 2), 5);
    features.shape = hash(surface.shape, 6);
    features.flags = flags.read(token, surface);
    for (std::size_t i = 0; i < kLexicalFlagCount; ++i) {
      features.flags[flag::title_case + 1 + i] =
          (lexical[token - tokens.start] >> i & 1U) != 0 ? kOne : 0;
    }
  }
  return out;
}

}  // namespace allegedly
