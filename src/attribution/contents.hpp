// What is attributed: the clause after a cue, the clause or quotation before it, and the quotations
// that carry on.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "attribution/clauses.hpp"
#include "base/span.hpp"

namespace allegedly {

// What follows a cue that takes an object ("denied wrongdoing"): from `after` to the end of the
// clause. Empty if nothing follows.
TokenSpan object_after(const Clauses& clauses, std::uint32_t after);

// The clause or quotation that begins at `after` or behind an addressee, a time or a place ("told
// reporters on Monday that ..."). Empty if nothing follows.
TokenSpan content_after(const Clauses& clauses, std::uint32_t after);

// Whether the span can be what somebody says or thinks: it has a tensed verb, is quoted, or opens
// with "that", "to" or a question word.
bool is_clausal(const Clauses& clauses, TokenSpan span);

// "..., he said": what stands before `before` (the source's or the cue's start), when a comma or a
// closing quotation mark separates them. Reaches back to the start of a quotation that began
// sentences earlier.
std::optional<TokenSpan> content_before(const Clauses& clauses, std::uint32_t before);

// Quoted sentences after `end` that go on speaking: in the same paragraph, and in the next ones
// while they are nothing but quotation.
std::vector<TokenSpan> quotations_after(const Clauses& clauses, std::uint32_t end);

}  // namespace allegedly
