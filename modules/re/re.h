// Patterns and matches as Python objects.
#pragma once

#include "modules/re/matcher.h"

namespace adder::regex {

// What a search found. The text is kept, groups are read from it when they are asked for.
struct Match : Object {
  static constexpr const Type* type_object = &match_type;
  Ref<Pattern> pattern;
  Value string;
  Ref<Buffer> slots;    // begin and end of each group as byte offsets, no_position for none
  size_t begin, end;    // pos and endpos, as byte offsets
  uint32_t last_group;  // 0: none

  const uint32_t* offsets() const { return reinterpret_cast<const uint32_t*>(slots->data()); }
};

// The text of an argument to be searched, held in place while this lives. Its kind must be the pattern's.
class Text {
 public:
  Text(Runtime& rt, Pattern* pattern, Value value);
  ~Text();
  bool failed() const { return failed_; }
  Subject& subject() { return subject_; }
  Value value() const { return value_; }
  // The text between two byte offsets, as a str or bytes.
  Value slice(size_t begin, size_t end) const;

 private:
  Runtime& rt_;
  Value value_;
  Subject subject_;
  bool of_bytes_;
  bool failed_;
};

Value make_match(Runtime& rt, Pattern* pattern, const Matcher& matcher, Text& text);
Value match_group(Runtime& rt, Match* match, uint32_t group, Value otherwise);
// The number of a group given by number or name; IndexError "no such group".
Result<uint32_t> group_index(Runtime& rt, Pattern* pattern, Value group);

// Text with \1 and \g<name> in place of which groups stand, for sub() and expand(): a list of texts and group numbers.
Value parse_template(Runtime& rt, Pattern* pattern, Value text);
Status add_expanded(Runtime& rt, TextBuilder& out, Value parts, Match* match);

Value pattern_match(Runtime& rt, const Args& args);
Value pattern_fullmatch(Runtime& rt, const Args& args);
Value pattern_search(Runtime& rt, const Args& args);
Value pattern_findall(Runtime& rt, const Args& args);
Value pattern_finditer(Runtime& rt, const Args& args);
Value pattern_split(Runtime& rt, const Args& args);
Value pattern_sub(Runtime& rt, const Args& args);
Value pattern_subn(Runtime& rt, const Args& args);

}  // namespace adder::regex
