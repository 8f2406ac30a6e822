// What the words of an attribution say of the kind of claim it is: a decision list over the cue's
// class in the lexicon, negation and content (codebook, section 2), whose leaves are rows of a
// table of weights. The table is learned (tools/train/calibrate.py); ClaimReader adds its weights
// to what the network makes of the claim.
#pragma once

#include <cstdint>
#include <vector>

#include "attribution/attribution.hpp"
#include "claims/clauses.hpp"
#include "claims/cue_reading.hpp"
#include "model/claim_reader.hpp"

namespace allegedly {

// The leaves, in the order in which they are tried.
enum class Reading : std::uint8_t {
  no_answer,        // "declined to comment"
  deny_negated,     // "did not deny"
  refuse,           // "denied bail", "rejected the offer"
  deny,             // "denied dumping waste"
  negated,          // "never said"
  reject_claim,     // "rejected claims", "dismissed it as a hoax"
  reject,           // "rejected the comparison"
  admit,            // "admitted"
  accuse_of_deed,   // "accused the firm of fraud"
  accuse,           // "blamed the weather"
  allege,           // "claimed"
  hedge_strong,     // "alleged"
  hedge_wrong,      // "reported bribes"
  hedge,            // "reported rise"
  says_false,       // "called the story a hoax"
  insist_negative,  // "insisted she had stolen nothing"
  say_wrong,        // "said the firm had bribed two officials"
  order,            // "demanded"
  think,            // "believes"
  describe,         // "called him a friend"
  say,              // whatever else
};
inline constexpr std::uint32_t kReadings = 21;

// `asserted`: the content but for what it says that others say.
Reading read_claim(const Clauses& clauses, const Attribution& attribution, const CueReading& cue,
                   const std::vector<TokenSpan>& asserted);

// Rows of the table: the leaf, then for each of these whether it is so (no: the first, yes: the
// second of two rows)
//
//   21, 22   the content plainly negates an act
//   23, 24   the content asserts a wrong
//   25, 26   the content begins in a quotation
//   27, 28   there is a source
//   29, 30   the attribution was found in the second layer
//   31, 32   the speaker owns up to a wrong
ReadingRows reading_rows(const Clauses& clauses, const Attribution& attribution,
                         const CueReading& cue, const std::vector<TokenSpan>& asserted);

inline Reading reading_of(const ReadingRows& rows) {
  return static_cast<Reading>(rows.front());
}

// "alleged", "reportedly": the text itself keeps its distance.
constexpr bool is_hedge(Reading reading) {
  return Reading::hedge_strong <= reading && reading <= Reading::hedge;
}
// Speech, thought or an order without a word of wrongdoing that the speaker asserts.
constexpr bool is_neutral(Reading reading) {
  return Reading::order <= reading;
}

// By attribution; they are in the order of their cues.
std::vector<ReadingRows> read_claims(const AnnotatedText& text, const Syntax& syntax,
                                     const std::vector<Attribution>& attributions);

// Speech in which the speaker plainly negates an act of their own or their side ("I never saw that
// money").
bool is_plain_negative(const Clauses& clauses, const Attribution& attribution);

}  // namespace allegedly
