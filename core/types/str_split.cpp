// str.split and kin, partition, strip, splitlines.
#include "core/runtime/exceptions.h"
#include "core/types/list.h"
#include "core/types/str.h"
#include "core/types/str_parts.h"
#include "core/types/unicode.h"

namespace adder {

namespace {

bool is_space(char32_t c) { return has_class(CharacterClass::Space, c); }

char32_t code_at(string_view text, size_t at) { return utf8_decode(text.data() + at); }
size_t after(string_view text, size_t at) { return at + utf8_width(uint8_t(text[at])); }
size_t before(string_view text, size_t at) {
  do at--;
  while (utf8_continues(uint8_t(text[at])));
  return at;
}

Status append_part(Runtime& rt, List* list, Str* text, size_t from, size_t to) {
  Value part = str_slice(rt, text, from, to);
  if (part.is_error()) return Failed{};
  return list_append(rt, list, part);
}

Status split_on_space(Runtime& rt, List* list, Str* self, SignedWord left) {
  string_view text = self->view();
  size_t at = 0, size = text.size();
  for (;;) {
    while (at < size && is_space(code_at(text, at))) at = after(text, at);
    if (at == size) return {};
    size_t start = at;
    if (left-- == 0) {
      return append_part(rt, list, self, start, size);
    }
    while (at < size && !is_space(code_at(text, at))) at = after(text, at);
    TRY(append_part(rt, list, self, start, at));
  }
}

Status split_on_space_from_end(Runtime& rt, List* list, Str* self, SignedWord left) {
  string_view text = self->view();
  size_t at = text.size();
  for (;;) {
    while (at && is_space(code_at(text, before(text, at)))) at = before(text, at);
    if (!at) return {};
    size_t end = at;
    if (left-- == 0) {
      return append_part(rt, list, self, 0, end);
    }
    while (at && !is_space(code_at(text, before(text, at)))) at = before(text, at);
    TRY(append_part(rt, list, self, at, end));
  }
}

Status split_on(Runtime& rt, List* list, Str* self, string_view separator, SignedWord left) {
  size_t at = 0;
  for (size_t found; left != 0 && (found = self->view().find(separator, at)) != string_view::npos; left--) {
    TRY(append_part(rt, list, self, at, found));
    at = found + separator.size();
  }
  return append_part(rt, list, self, at, self->size());
}

Status split_on_from_end(Runtime& rt, List* list, Str* self, string_view separator, SignedWord left) {
  size_t end = self->size();
  while (left-- != 0) {
    size_t found = self->view().substr(0, end).rfind(separator);
    if (found == string_view::npos) break;
    TRY(append_part(rt, list, self, found + separator.size(), end));
    end = found;
  }
  return append_part(rt, list, self, 0, end);
}

void reverse(List* list) {
  for (size_t i = 0, j = list->size; i + 1 < j; i++) std::swap(list->items()[i], list->items()[--j]);
}

Value split(Runtime& rt, const Args& args, bool from_end) {
  Str* self = as_str(args[0]);
  Value separator = args[1];
  SignedWord left = args[2].is_empty() ? -1 : TRY(as_index(rt, args[2]));
  List* list = make_list(rt, 0u);
  if (!list) return Failed{};
  if (separator.is_empty() || separator.is_none()) {
    TRY(from_end ? split_on_space_from_end(rt, list, self, left) : split_on_space(rt, list, self, left));
  } else {
    Str* text = TRY(str_argument(rt, separator, "must be str or None, not %T"_m));
    if (!text->size()) return raise(rt, value_error_type, "empty separator"_m);
    TRY(from_end ? split_on_from_end(rt, list, self, text->view(), left)
                 : split_on(rt, list, self, text->view(), left));
  }
  if (from_end) {
    reverse(list);
    if (list->array) rt.heap.rescan(list->array.get());
  }
  return to_value(list);
}

Value three(Runtime& rt, Value a, Value b, Value c) {
  if (a.is_error() || b.is_error() || c.is_error()) return Failed{};
  Value items[] = {a, b, c};
  return make_tuple(rt, Span<const Value>(items));
}

Value partition(Runtime& rt, const Args& args, bool from_end) {
  Str* self = as_str(args[0]);
  Str* separator = TRY(str_argument(rt, args[1], "must be str, not %T"_m));
  if (!separator->size()) return raise(rt, value_error_type, "empty separator"_m);
  size_t found = from_end ? self->view().rfind(separator->view()) : self->view().find(separator->view());
  Value nothing = to_value(sym<"">);
  if (found == string_view::npos) {
    Value whole = str_slice(rt, self, 0, self->size());
    return from_end ? three(rt, nothing, nothing, whole) : three(rt, whole, nothing, nothing);
  }
  Value head = TRY(str_slice(rt, self, 0, found));
  Value tail = TRY(str_slice(rt, self, found + separator->size(), self->size()));
  return three(rt, head, args[1], tail);
}

struct StripSet {
  Str* characters;  // nullptr: white space
  bool has(char32_t c) const {
    if (!characters) return is_space(c);
    string_view text = characters->view();
    for (size_t i = 0; i < text.size(); i = after(text, i))
      if (code_at(text, i) == c) return true;
    return false;
  }
};

Value strip(Runtime& rt, const Args& args, bool left, bool right) {
  Str* self = as_str(args[0]);
  StripSet set{nullptr};
  if (args.positional > 1 && !args[1].is_none())
    set.characters = TRY(str_argument(rt, args[1], "strip arg must be None or str"_m));
  string_view text = self->view();
  size_t from = 0, to = text.size();
  while (left && from < to && set.has(code_at(text, from))) from = after(text, from);
  while (right && to > from && set.has(code_at(text, before(text, to)))) to = before(text, to);
  return str_slice(rt, self, from, to);
}

// Bytes of the line break at `at`, 0 when there is none.
size_t line_break(string_view text, size_t at) {
  char32_t c = code_at(text, at);
  if (c == '\r') return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
  bool breaks = (c >= '\n' && c <= '\f') || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 || c == 0x2029;
  return breaks ? utf8_width(uint8_t(text[at])) : 0;
}

}  // namespace

Value str_split(Runtime& rt, const Args& args) { return split(rt, args, false); }
Value str_rsplit(Runtime& rt, const Args& args) { return split(rt, args, true); }
Value str_partition(Runtime& rt, const Args& args) { return partition(rt, args, false); }
Value str_rpartition(Runtime& rt, const Args& args) { return partition(rt, args, true); }
Value str_strip(Runtime& rt, const Args& args) { return strip(rt, args, true, true); }
Value str_lstrip(Runtime& rt, const Args& args) { return strip(rt, args, true, false); }
Value str_rstrip(Runtime& rt, const Args& args) { return strip(rt, args, false, true); }

Value str_splitlines(Runtime& rt, const Args& args) {
  Str* self = as_str(args[0]);
  bool keep = !args[1].is_empty() && TRY(truth(rt, args[1]));
  List* list = make_list(rt, 0u);
  if (!list) return Failed{};
  string_view text = self->view();
  size_t start = 0;
  for (size_t at = 0; at < text.size();) {
    size_t width = line_break(text, at);
    if (!width) {
      at = after(text, at);
      continue;
    }
    TRY(append_part(rt, list, self, start, keep ? at + width : at));
    at += width;
    start = at;
  }
  if (start < text.size()) TRY(append_part(rt, list, self, start, text.size()));
  return to_value(list);
}

}  // namespace adder
