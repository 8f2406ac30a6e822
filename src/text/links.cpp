#include "text/links.hpp"

#include <algorithm>
#include <array>

#include "text/characters.hpp"
#include "text/tables.hpp"

namespace allegedly {
namespace {

// What the sentence puts behind an address.
constexpr std::string_view kTrailing = ".,;:!?'\"*>]}|";

constexpr std::size_t kMaxScheme = 16;
constexpr std::size_t kMaxLocalPart = 64;  // RFC 5321
constexpr std::size_t kMaxDomain = 255;    // RFC 1035

bool is_alphanumeric(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 128 && (characters::kAsciiClass[byte] == CharClass::letter ||
                        characters::kAsciiClass[byte] == CharClass::digit);
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The length of the longest prefix of `text`, at most `limit`, that `accept` takes.
template <class Accept>
std::size_t prefix_length(std::string_view text, std::size_t limit, Accept accept) {
  std::size_t length = 0;
  while (length < std::min(limit, text.size()) && accept(text[length])) ++length;
  return length;
}

// The address without the punctuation that the sentence puts behind it.
std::size_t trimmed_length(std::string_view address) {
  const bool has_bracket = address.find('(') != std::string_view::npos;
  while (!address.empty()) {
    const char last = address.back();
    const bool unbalanced = last == ')' && !has_bracket;
    if (address.ends_with("\u2019") || address.ends_with("\u201D")) {
      address.remove_suffix(3);
    } else if (unbalanced || kTrailing.find(last) != std::string_view::npos) {
      address.remove_suffix(1);
    } else {
      break;
    }
  }
  return address.size();
}

std::size_t web_address_length(std::string_view rest) {
  const std::size_t scheme = prefix_length(rest, kMaxScheme, is_letter);
  const bool has_scheme = scheme > 1 && rest.substr(scheme).starts_with("://");
  if (!has_scheme && !rest.starts_with("www.") && !rest.starts_with("WWW.")) return 0;
  // Quotation marks and angle brackets end an address wherever they are.
  const std::size_t end = rest.find_first_of("<>\"");
  return trimmed_length(rest.substr(0, end));
}

std::size_t email_length(std::string_view rest) {
  const std::size_t local = prefix_length(rest, kMaxLocalPart, [](char c) {
    return is_alphanumeric(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%';
  });
  if (local == 0 || local >= rest.size() || rest[local] != '@') return 0;
  const std::string_view domain = rest.substr(local + 1);
  const std::size_t length =
      trimmed_length(domain.substr(0, prefix_length(domain, kMaxDomain, [](char c) {
                                     return is_alphanumeric(c) || c == '.' || c == '-';
                                   })));
  const bool has_dot = domain.substr(0, length).find('.') != std::string_view::npos;
  return has_dot ? local + 1 + length : 0;
}

// "example.com", "annual-report.pdf", "example.com/news".
std::size_t dotted_name_length(std::string_view rest) {
  std::size_t length = prefix_length(rest, kMaxDomain, [](char c) {
    return is_alphanumeric(c) || c == '.' || c == '-' || c == '_';
  });
  length = trimmed_length(rest.substr(0, length));
  const std::size_t dot = rest.substr(0, length).rfind('.');
  if (dot == std::string_view::npos || dot == 0 || length - dot > 6) return 0;
  std::array<char, 6> suffix{};
  const std::size_t suffix_size = length - dot - 1;
  for (std::size_t i = 0; i < suffix_size; ++i) {
    const char c = rest[dot + 1 + i];
    suffix[i] = is_letter(c) ? static_cast<char>(c | 0x20) : c;
  }
  if (!text_tables().name_suffixes.contains({suffix.data(), suffix_size})) return 0;
  if (length >= rest.size() || rest[length] != '/') return length;
  return trimmed_length(rest);
}

// "@name", "#topic".
std::size_t handle_length(std::string_view rest) {
  if (rest.size() < 2 || (rest[0] != '@' && rest[0] != '#') || !is_letter(rest[1])) return 0;
  return 1 + prefix_length(rest.substr(1), kMaxDomain,
                           [](char c) { return is_alphanumeric(c) || c == '_'; });
}

}  // namespace

std::optional<Link> match_link(std::string_view text, std::uint32_t start) {
  const std::string_view rest = text.substr(start);
  const auto link = [&](std::size_t length, TokenKind kind) {
    return Link{start + static_cast<std::uint32_t>(length), kind};
  };
  if (const std::size_t length = handle_length(rest)) return link(length, TokenKind::handle);
  if (!is_alphanumeric(rest[0])) return std::nullopt;
  for (const auto match : {web_address_length, email_length, dotted_name_length}) {
    if (const std::size_t length = match(rest)) return link(length, TokenKind::url);
  }
  return std::nullopt;
}

}  // namespace allegedly
