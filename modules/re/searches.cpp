// What patterns do with texts: match, search, findall, finditer, split, sub.
#include "core/runtime/exceptions.h"
#include "core/types/bytes.h"
#include "core/types/instance.h"
#include "core/types/iterator_type.h"
#include "core/types/str.h"
#include "core/types/text_builder.h"
#include "modules/re/re.h"

namespace adder::regex {

// ---- texts

Text::Text(Runtime& rt, Pattern* pattern, Value value)
    : rt_(rt), value_(value), of_bytes_(pattern->of_bytes), failed_(true) {
  if (!is_str(value) && !has_buffer(value)) {
    (void)raise(rt, type_error_type, "expected string or bytes-like object, got '%T'"_m, value);
  } else if (is_str(value) == of_bytes_) {
    (void)raise(rt, type_error_type,
                of_bytes_ ? "cannot use a bytes pattern on a string-like object"_m
                          : "cannot use a string pattern on a bytes-like object"_m);
  } else if (is_str(value)) {
    subject_ = {as_str(value)->data(), 0, as_str(value)->size(), !as_str(value)->ascii()};
    failed_ = false;
  } else if (auto view = get_buffer(rt, value); !view.failed()) {
    subject_ = {static_cast<const char*>(view.get().data), 0, view.get().bytes, false};
    hold_buffer(value);
    failed_ = false;
  }
}

Text::~Text() {
  if (!failed_ && !is_str(value_)) release_buffer(value_);
}

Value Text::slice(size_t begin, size_t end) const {
  if (!of_bytes_) return str_slice(rt_, as_str(value_), begin, end);
  // A bytearray may have become shorter since it was matched.
  end = std::min(end, subject_.end);
  string_view part(subject_.text + std::min(begin, end), end - std::min(begin, end));
  return make_bytes(rt_, {reinterpret_cast<const uint8_t*>(part.data()), part.size()});
}

namespace {

// Applies pos and endpos, which count characters. The position to start at.
Result<size_t> limit(Runtime& rt, Text& text, Value first, Value last) {
  Subject& subject = text.subject();
  SignedWord length = is_str(text.value()) ? SignedWord(str_length(as_str(text.value()))) : SignedWord(subject.end);
  auto clamp = [&](SignedWord n) { return n < 0 ? SignedWord(0) : n > length ? length : n; };
  auto offset = [&](SignedWord n) { return is_str(text.value()) ? str_offset(as_str(text.value()), n) : size_t(n); };
  if (!last.is_empty()) subject.end = offset(clamp(TRY(as_index(rt, last))));
  if (first.is_empty()) return size_t(0);
  return offset(clamp(TRY(as_index(rt, first))));
}

Value one_match(Runtime& rt, const Args& args, Anchor anchor) {
  auto* pattern = cast<Pattern>(args[0]);
  Text text(rt, pattern, args[1]);
  if (text.failed()) return Failed{};
  size_t start = TRY(limit(rt, text, args[2], args[3]));
  if (start > text.subject().end) return Value::none();
  Matcher matcher(rt, pattern, text.subject());
  TRY(matcher.prepare());
  bool found = TRY(matcher.find(start, anchor));
  return found ? make_match(rt, pattern, matcher, text) : Value::none();
}

// Walks the matches that do not overlap. An empty one may follow another, but not at the place where it ended empty
// too.
class Walk {
 public:
  Walk(Runtime& rt, Pattern* pattern, Text& text, size_t start)
      : matcher_(rt, pattern, text.subject()), text_(text), at_(start) {}
  Status prepare() { return matcher_.prepare(); }
  Result<bool> next() {
    if (at_ > text_.subject().end) return false;
    bool found = TRY(matcher_.find(at_, Anchor::Search, last_empty_));
    if (!found) return false;
    at_ = end();
    last_empty_ = begin() == end();
    return true;
  }
  size_t begin() const { return matcher_.slots()[0]; }
  size_t end() const { return matcher_.slots()[1]; }
  Matcher& matcher() { return matcher_; }

 private:
  Matcher matcher_;
  Text& text_;
  size_t at_;
  bool last_empty_ = false;
};

Value group_of(Walk& walk, const Text& text, uint32_t group, Value otherwise) {
  const uint32_t* slots = walk.matcher().slots() + 2 * group;
  if (slots[0] == no_position || slots[1] == no_position) return otherwise;
  return text.slice(slots[0], slots[1]);
}

// What findall gives for one match: the text, the one group, or a tuple of the groups.
Value found_item(Runtime& rt, Pattern* pattern, Walk& walk, const Text& text, Value nothing) {
  if (pattern->groups < 2) return group_of(walk, text, pattern->groups, nothing);
  Tuple* groups = make_tuple(rt, pattern->groups);
  if (!groups) return Failed{};
  for (uint32_t i = 0; i < pattern->groups; i++)
    rt.heap.store(groups->items()[i], TRY(group_of(walk, text, i + 1, nothing)));
  return to_value(groups);
}

}  // namespace

Value pattern_match(Runtime& rt, const Args& args) { return one_match(rt, args, Anchor::Match); }
Value pattern_fullmatch(Runtime& rt, const Args& args) { return one_match(rt, args, Anchor::FullMatch); }
Value pattern_search(Runtime& rt, const Args& args) { return one_match(rt, args, Anchor::Search); }

Value pattern_findall(Runtime& rt, const Args& args) {
  auto* pattern = cast<Pattern>(args[0]);
  Text text(rt, pattern, args[1]);
  List* found = text.failed() ? nullptr : make_list(rt, 0);
  if (!found) return Failed{};
  size_t start = TRY(limit(rt, text, args[2], args[3]));
  Value nothing = TRY(text.slice(0, 0));
  Walk walk(rt, pattern, text, start);
  TRY(walk.prepare());
  while (TRY(walk.next())) TRY(list_append(rt, found, TRY(found_item(rt, pattern, walk, text, nothing))));
  return to_value(found);
}

// ---- finditer

namespace {

struct MatchIterator : Object {
  Ref<Pattern> pattern;
  Value string;  // empty() once exhausted
  size_t at, end;
  bool last_empty;
};

Value iterator_next(Runtime& rt, Value self) {
  auto* iterator = cast<MatchIterator>(self);
  if (iterator->string.is_empty()) return Value::stop();
  Text text(rt, iterator->pattern.get(), iterator->string);
  if (text.failed()) return Failed{};
  text.subject().end = std::min(text.subject().end, iterator->end);
  Matcher matcher(rt, iterator->pattern.get(), text.subject());
  TRY(matcher.prepare());
  bool found =
      iterator->at <= text.subject().end && TRY(matcher.find(iterator->at, Anchor::Search, iterator->last_empty));
  if (!found) {
    iterator->string = Value::empty();
    return Value::stop();
  }
  iterator->at = matcher.slots()[1];
  iterator->last_empty = matcher.slots()[0] == matcher.slots()[1];
  return make_match(rt, iterator->pattern.get(), matcher, text);
}

ROM_TYPE(match_iterator_type, iterator_class<MatchIterator>(sym<"callable_iterator">, {1, 2}, iterator_next));

}  // namespace

Value pattern_finditer(Runtime& rt, const Args& args) {
  auto* pattern = cast<Pattern>(args[0]);
  Text text(rt, pattern, args[1]);
  if (text.failed()) return Failed{};
  size_t start = TRY(limit(rt, text, args[2], args[3]));
  auto* iterator = rt.heap.make<MatchIterator>(match_iterator_type);
  if (!iterator) return rt.no_memory();
  iterator->pattern = pattern;
  iterator->string = args[1];
  iterator->at = start;
  iterator->end = text.subject().end;
  return to_value(iterator);
}

// ---- split

Value pattern_split(Runtime& rt, const Args& args) {
  auto* pattern = cast<Pattern>(args[0]);
  Text text(rt, pattern, args[1]);
  List* parts = text.failed() ? nullptr : make_list(rt, 0);
  if (!parts) return Failed{};
  SignedWord most = args[2].is_empty() ? 0 : TRY(as_index(rt, args[2]));
  Walk walk(rt, pattern, text, 0);
  TRY(walk.prepare());
  size_t last = 0;
  for (SignedWord count = 0; most <= 0 || count < most; count++) {
    if (most < 0) break;
    bool found = TRY(walk.next());
    if (!found) break;
    TRY(list_append(rt, parts, TRY(text.slice(last, walk.begin()))));
    for (uint32_t i = 1; i <= pattern->groups; i++)
      TRY(list_append(rt, parts, TRY(group_of(walk, text, i, Value::none()))));
    last = walk.end();
  }
  TRY(list_append(rt, parts, TRY(text.slice(last, text.subject().end))));
  return to_value(parts);
}

// ---- sub

namespace {

// What comes in place of a match; `parts` is a parsed template, or empty() when `replacement` is a function.
Status add_replacement(Runtime& rt, TextBuilder& out, Pattern* pattern, Value replacement, Value parts, Walk& walk,
                       Text& text) {
  bool plain = !parts.is_empty() && cast<List>(parts)->size == 1 && !cast<List>(parts)->items()[0].is_small_int();
  if (plain) {
    Value literal = cast<List>(parts)->items()[0];
    return out.append(is_str(literal) ? as_str(literal)->view() : byte_view(literal));
  }
  Value match = make_match(rt, pattern, walk.matcher(), text);
  if (match.is_error()) return Failed{};
  if (!parts.is_empty()) return add_expanded(rt, out, parts, cast<Match>(match));
  Value item = call(rt, replacement, match);
  if (item.is_error()) return Failed{};
  if (item.is_none()) return {};
  if (pattern->of_bytes ? !has_buffer(item) : !is_str(item))
    return raise(rt, type_error_type,
                 pattern->of_bytes ? "sequence item %d: expected a bytes-like object, %T found"_m
                                   : "sequence item %d: expected str instance, %T found"_m,
                 0, item);
  return out.append(is_str(item) ? as_str(item)->view() : TRY(bytes_argument(rt, item)));
}

// repl, string, count; the new text and how many replacements were made.
Value substitute(Runtime& rt, const Args& args, SignedWord* made) {
  auto* pattern = cast<Pattern>(args[0]);
  Value parts = is_callable(rt, args[1]) ? Value::empty() : TRY(parse_template(rt, pattern, args[1]));
  Text text(rt, pattern, args[2]);
  if (text.failed()) return Failed{};
  SignedWord most = args[3].is_empty() ? 0 : TRY(as_index(rt, args[3]));
  Walk walk(rt, pattern, text, 0);
  TRY(walk.prepare());
  TextBuilder out(rt);
  size_t last = 0;
  for (*made = 0; most <= 0 || *made < most; ++*made) {
    if (most < 0) break;
    bool found = TRY(walk.next());
    if (!found) break;
    out.add(string_view(text.subject().text + last, walk.begin() - last));
    last = walk.end();
    TRY(add_replacement(rt, out, pattern, args[1], parts, walk, text));
  }
  if (!*made) return args[2];
  out.add(string_view(text.subject().text + last, text.subject().end - last));
  return pattern->of_bytes ? out.finish_bytes() : out.finish();
}

}  // namespace

Value pattern_sub(Runtime& rt, const Args& args) {
  SignedWord made;
  return substitute(rt, args, &made);
}

Value pattern_subn(Runtime& rt, const Args& args) {
  SignedWord made;
  Value text = TRY(substitute(rt, args, &made));
  Value items[] = {text, Value::small_int(made)};
  return make_tuple(rt, Span<const Value>(items));
}

}  // namespace adder::regex
