// Methods that bytes and bytearray have in common. Letters are the ASCII ones.
#include "core/types/bytes_methods.h"

#include "core/runtime/exceptions.h"
#include "core/types/bytes.h"
#include "core/types/list.h"
#include "core/types/str.h"
#include "core/types/str_encoding.h"
#include "core/types/text_builder.h"
#include "core/types/unicode.h"

namespace adder {

namespace {

bool is_space(char c) { return is_ascii_space(uint8_t(c)); }
bool is_upper(char c) { return is_ascii_upper(uint8_t(c)); }
bool is_lower(char c) { return is_ascii_lower(uint8_t(c)); }
bool is_digit(char c) { return is_ascii_digit(uint8_t(c)); }
bool is_alpha(char c) { return is_upper(c) || is_lower(c); }
char upper(char c) { return is_lower(c) ? char(c - 32) : c; }
char lower(char c) { return is_upper(c) ? char(c + 32) : c; }

struct Part {
  size_t from, to;
  bool valid;
};
Result<Part> part_of(Runtime& rt, const Args& args) {
  SignedWord length = SignedWord(byte_view(args[0]).size());
  SignedWord from = TRY(clamp_index(rt, args.get(2), length, 0, 1));
  SignedWord to = TRY(clamp_index(rt, args.get(3), length, length));
  return Part{size_t(from), size_t(to), from <= to};
}

// What find and count look for: a bytes-like object, or a number as one byte (kept in `single`).
Result<string_view> needle_of(Runtime& rt, Value v, char& single) {
  if (is_int(v)) {
    single = char(TRY(byte_value(rt, v)));
    return string_view(&single, 1);
  }
  if (!has_buffer(v))
    return raise(rt, type_error_type, "argument should be integer or bytes-like object, not '%T'"_m, v);
  return bytes_argument(rt, v);
}

Result<SignedWord> find(Runtime& rt, const Args& args, bool from_end) {
  char single;
  string_view needle = TRY(needle_of(rt, args[1], single));
  Part part = TRY(part_of(rt, args));
  if (!part.valid) return SignedWord(-1);
  string_view view = byte_view(args[0]).substr(part.from, part.to - part.from);
  size_t at = from_end ? view.rfind(needle) : view.find(needle);
  return at == string_view::npos ? SignedWord(-1) : SignedWord(at + part.from);
}

Value find_value(Runtime& rt, const Args& args, bool from_end) {
  SignedWord at = TRY(find(rt, args, from_end));
  return Value::small_int(at);
}

Value index_value(Runtime& rt, const Args& args, bool from_end) {
  SignedWord at = TRY(find(rt, args, from_end));
  if (at < 0) return raise(rt, value_error_type, "subsection not found"_m);
  return Value::small_int(at);
}

Value has_affix(Runtime& rt, const Args& args, bool at_end) {
  Part part = TRY(part_of(rt, args));
  string_view view = part.valid ? byte_view(args[0]).substr(part.from, part.to - part.from) : string_view();
  Span<const Value> choices(&args.values[1], 1);
  if (has_kind(args[1], Kind::Tuple)) choices = cast<Tuple>(args[1])->span();
  for (Value choice : choices) {
    if (!has_buffer(choice))
      return raise(rt, type_error_type, "%s first arg must be bytes or a tuple of bytes, not %T"_m,
                   at_end ? "endswith" : "startswith", choice);
    string_view affix = TRY(bytes_argument(rt, choice));
    if (part.valid && (at_end ? view.ends_with(affix) : view.starts_with(affix))) return Value::boolean(true);
  }
  return Value::boolean(false);
}

template <class Convert>
Value mapped(Runtime& rt, Value self, Convert convert) {
  TextBuilder out(rt);
  size_t index = 0;
  for (char c : byte_view(self)) out.add(convert(c, index++));
  TRY(out.status());
  return make_bytes_like(rt, self, out.view());
}

template <class Test>
Value all(Value self, Test test) {
  for (char c : byte_view(self))
    if (!test(c)) return Value::boolean(false);
  return Value::boolean(!byte_view(self).empty());
}

Value cased_only(Value self, bool (*other)(char)) {
  bool any = false;
  for (char c : byte_view(self)) {
    if (other(c)) return Value::boolean(false);
    any |= is_alpha(c);
  }
  return Value::boolean(any);
}

Result<char> fill_of(Runtime& rt, Value v, const char* name) {
  if (v.is_empty()) return ' ';
  if (!has_buffer(v))
    return raise(rt, type_error_type, "%s() argument 2 must be a byte string of length 1, not %T"_m, name, v);
  string_view fill = TRY(bytes_argument(rt, v));
  if (fill.size() != 1)
    return raise(rt, type_error_type, "%s() argument 2 must be a byte string of length 1, not %T"_m, name, v);
  return fill[0];
}

Value padded(Runtime& rt, Value self, size_t left, size_t right, char fill) {
  TextBuilder out(rt);
  out.add_repeated(fill, left).add(byte_view(self)).add_repeated(fill, right);
  TRY(out.status());
  return make_bytes_like(rt, self, out.view());
}

Result<size_t> missing_width(Runtime& rt, const Args& args) {
  SignedWord width = TRY(as_index(rt, args[1]));
  SignedWord missing = width - SignedWord(byte_view(args[0]).size());
  return missing > 0 ? size_t(missing) : size_t(0);
}

Value strip(Runtime& rt, const Args& args, bool left, bool right) {
  string_view view = byte_view(args[0]);
  bool blanks = args.positional < 2 || args[1].is_none();
  string_view set = blanks ? string_view() : TRY(bytes_argument(rt, args[1]));
  auto gone = [&](char c) { return blanks ? is_space(c) : set.find(c) != string_view::npos; };
  while (left && !view.empty() && gone(view.front())) view.remove_prefix(1);
  while (right && !view.empty() && gone(view.back())) view.remove_suffix(1);
  return make_bytes_like(rt, args[0], view);
}

// --- splitting

class Splitter {
 public:
  Splitter(Runtime& rt, Value self) : rt_(rt), self_(self), view_(byte_view(self)) {}

  Value split(Value separator, SignedWord left, bool from_end) {
    list_ = make_list(rt_, 0u);
    if (!list_) return Failed{};
    if (separator.is_empty() || separator.is_none()) {
      TRY(from_end ? on_space_from_end(left) : on_space(left));
    } else {
      string_view text = TRY(bytes_argument(rt_, separator));
      if (text.empty()) return raise(rt_, value_error_type, "empty separator"_m);
      TRY(from_end ? on_text_from_end(text, left) : on_text(text, left));
    }
    if (from_end) {
      for (size_t i = 0, j = list_->size; i + 1 < j; i++) std::swap(list_->items()[i], list_->items()[--j]);
      if (list_->array) rt_.heap.rescan(list_->array.get());
    }
    return to_value(list_);
  }

 private:
  Status add(size_t from, size_t to) {
    Value part = make_bytes_like(rt_, self_, view_.substr(from, to - from));
    if (part.is_error()) return Failed{};
    return list_append(rt_, list_, part);
  }
  Status on_space(SignedWord left) {
    for (size_t at = 0;;) {
      while (at < view_.size() && is_space(view_[at])) at++;
      if (at == view_.size()) return {};
      size_t start = at;
      if (left-- == 0) {
        return add(start, view_.size());
      }
      while (at < view_.size() && !is_space(view_[at])) at++;
      TRY(add(start, at));
    }
  }
  Status on_space_from_end(SignedWord left) {
    for (size_t at = view_.size();;) {
      while (at && is_space(view_[at - 1])) at--;
      if (!at) return {};
      size_t end = at;
      if (left-- == 0) {
        return add(0, end);
      }
      while (at && !is_space(view_[at - 1])) at--;
      TRY(add(at, end));
    }
  }
  Status on_text(string_view separator, SignedWord left) {
    size_t at = 0;
    for (size_t found; left != 0 && (found = view_.find(separator, at)) != string_view::npos; left--) {
      TRY(add(at, found));
      at = found + separator.size();
    }
    return add(at, view_.size());
  }
  Status on_text_from_end(string_view separator, SignedWord left) {
    size_t end = view_.size();
    while (left-- != 0) {
      size_t found = view_.substr(0, end).rfind(separator);
      if (found == string_view::npos) break;
      TRY(add(found + separator.size(), end));
      end = found;
    }
    return add(0, end);
  }

  Runtime& rt_;
  Value self_;
  string_view view_;
  List* list_ = nullptr;
};

Value partition(Runtime& rt, const Args& args, bool from_end) {
  string_view view = byte_view(args[0]);
  string_view separator = TRY(bytes_argument(rt, args[1]));
  if (separator.empty()) return raise(rt, value_error_type, "empty separator"_m);
  size_t found = from_end ? view.rfind(separator) : view.find(separator);
  bool absent = found == string_view::npos;
  string_view parts[3] = {view, {}, {}};
  if (absent && from_end) {
    parts[0] = {};
    parts[2] = view;
  } else if (!absent) {
    parts[0] = view.substr(0, found);
    parts[1] = separator;
    parts[2] = view.substr(found + separator.size());
  }
  Value items[3];
  for (int i = 0; i < 3; i++) items[i] = TRY(make_bytes_like(rt, args[0], parts[i]));
  return make_tuple(rt, Span<const Value>(items));
}

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  c = lower(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

}  // namespace

Value bytes_find(Runtime& rt, const Args& args) { return find_value(rt, args, false); }
Value bytes_rfind(Runtime& rt, const Args& args) { return find_value(rt, args, true); }
Value bytes_index(Runtime& rt, const Args& args) { return index_value(rt, args, false); }
Value bytes_rindex(Runtime& rt, const Args& args) { return index_value(rt, args, true); }
Value bytes_startswith(Runtime& rt, const Args& args) { return has_affix(rt, args, false); }
Value bytes_endswith(Runtime& rt, const Args& args) { return has_affix(rt, args, true); }

Value bytes_count(Runtime& rt, const Args& args) {
  char single;
  string_view needle = TRY(needle_of(rt, args[1], single));
  Part part = TRY(part_of(rt, args));
  if (!part.valid) return Value::small_int(0);
  string_view view = byte_view(args[0]).substr(part.from, part.to - part.from);
  if (needle.empty()) return Value::small_int(SignedWord(view.size()) + 1);
  SignedWord count = 0;
  for (size_t at = 0; (at = view.find(needle, at)) != string_view::npos; at += needle.size()) count++;
  return Value::small_int(count);
}

Value bytes_lower(Runtime& rt, const Args& args) {
  return mapped(rt, args[0], [](char c, size_t) { return lower(c); });
}
Value bytes_upper(Runtime& rt, const Args& args) {
  return mapped(rt, args[0], [](char c, size_t) { return upper(c); });
}
Value bytes_swapcase(Runtime& rt, const Args& args) {
  return mapped(rt, args[0], [](char c, size_t) { return is_upper(c) ? lower(c) : upper(c); });
}
Value bytes_capitalize(Runtime& rt, const Args& args) {
  return mapped(rt, args[0], [](char c, size_t index) { return index ? lower(c) : upper(c); });
}
Value bytes_title(Runtime& rt, const Args& args) {
  bool in_word = false;
  return mapped(rt, args[0], [&in_word](char c, size_t) {
    char result = in_word ? lower(c) : upper(c);
    in_word = is_alpha(c);
    return result;
  });
}

Value bytes_isalnum(Runtime&, const Args& args) {
  return all(args[0], [](char c) { return is_alpha(c) || is_digit(c); });
}
Value bytes_isalpha(Runtime&, const Args& args) { return all(args[0], is_alpha); }
Value bytes_isdigit(Runtime&, const Args& args) { return all(args[0], is_digit); }
Value bytes_isspace(Runtime&, const Args& args) { return all(args[0], is_space); }
Value bytes_isascii(Runtime&, const Args& args) { return Value::boolean(is_ascii(byte_view(args[0]))); }
Value bytes_islower(Runtime&, const Args& args) { return cased_only(args[0], is_upper); }
Value bytes_isupper(Runtime&, const Args& args) { return cased_only(args[0], is_lower); }

Value bytes_istitle(Runtime&, const Args& args) {
  bool any = false, in_word = false;
  for (char c : byte_view(args[0])) {
    if ((is_upper(c) && in_word) || (is_lower(c) && !in_word)) return Value::boolean(false);
    in_word = is_alpha(c);
    any |= in_word;
  }
  return Value::boolean(any);
}

Value bytes_join(Runtime& rt, const Args& args) {
  Value items = TRY(sequence_to_list(rt, args[1]));
  TextBuilder out(rt);
  for (uint32_t i = 0; i < cast<List>(items)->size; i++) {
    Value item = cast<List>(items)->items()[i];
    if (!has_buffer(item))
      return raise(rt, type_error_type, "sequence item %u: expected a bytes-like object, %T found"_m, i, item);
    string_view part = TRY(bytes_argument(rt, item));
    if (i) out.add(byte_view(args[0]));
    out.add(part);
  }
  TRY(out.status());
  return make_bytes_like(rt, args[0], out.view());
}

Value bytes_ljust(Runtime& rt, const Args& args) {
  size_t missing = TRY(missing_width(rt, args));
  char fill = TRY(fill_of(rt, args.get(2), "ljust"));
  return padded(rt, args[0], 0, missing, fill);
}
Value bytes_rjust(Runtime& rt, const Args& args) {
  size_t missing = TRY(missing_width(rt, args));
  char fill = TRY(fill_of(rt, args.get(2), "rjust"));
  return padded(rt, args[0], missing, 0, fill);
}
Value bytes_center(Runtime& rt, const Args& args) {
  size_t missing = TRY(missing_width(rt, args));
  char fill = TRY(fill_of(rt, args.get(2), "center"));
  size_t width = byte_view(args[0]).size() + missing;
  size_t left = missing / 2 + (missing & width & 1);
  return padded(rt, args[0], left, missing - left, fill);
}
Value bytes_zfill(Runtime& rt, const Args& args) {
  size_t missing = TRY(missing_width(rt, args));
  string_view view = byte_view(args[0]);
  size_t sign = !view.empty() && (view[0] == '+' || view[0] == '-') ? 1 : 0;
  TextBuilder out(rt);
  out.add(view.substr(0, sign)).add_repeated('0', missing).add(view.substr(sign));
  TRY(out.status());
  return make_bytes_like(rt, args[0], out.view());
}
Value bytes_expandtabs(Runtime& rt, const Args& args) {
  SignedWord tab = args[1].is_empty() ? 8 : TRY(as_index(rt, args[1]));
  TextBuilder out(rt);
  SignedWord column = 0;
  for (char c : byte_view(args[0])) {
    SignedWord spaces = c == '\t' && tab > 0 ? tab - column % tab : 0;
    if (c == '\t')
      out.add_repeated(' ', size_t(spaces));
    else
      out.add(c);
    column = c == '\n' || c == '\r' ? 0 : column + (c == '\t' ? spaces : 1);
  }
  TRY(out.status());
  return make_bytes_like(rt, args[0], out.view());
}

Value bytes_strip(Runtime& rt, const Args& args) { return strip(rt, args, true, true); }
Value bytes_lstrip(Runtime& rt, const Args& args) { return strip(rt, args, true, false); }
Value bytes_rstrip(Runtime& rt, const Args& args) { return strip(rt, args, false, true); }
Value bytes_partition(Runtime& rt, const Args& args) { return partition(rt, args, false); }
Value bytes_rpartition(Runtime& rt, const Args& args) { return partition(rt, args, true); }

Value bytes_removeprefix(Runtime& rt, const Args& args) {
  string_view view = byte_view(args[0]), affix = TRY(bytes_argument(rt, args[1]));
  return make_bytes_like(rt, args[0], view.substr(view.starts_with(affix) ? affix.size() : 0));
}
Value bytes_removesuffix(Runtime& rt, const Args& args) {
  string_view view = byte_view(args[0]), affix = TRY(bytes_argument(rt, args[1]));
  return make_bytes_like(rt, args[0], view.substr(0, view.size() - (view.ends_with(affix) ? affix.size() : 0)));
}

Value bytes_replace(Runtime& rt, const Args& args) {
  string_view view = byte_view(args[0]);
  string_view old_part = TRY(bytes_argument(rt, args[1]));
  string_view new_part = TRY(bytes_argument(rt, args[2]));
  SignedWord left = args.positional > 3 ? TRY(as_index(rt, args[3])) : -1;
  TextBuilder out(rt);
  if (old_part.empty()) {
    for (size_t i = 0; i <= view.size(); i++) {
      if (left != 0) {
        out.add(new_part);
        left--;
      }
      if (i < view.size()) out.add(view[i]);
    }
  } else {
    size_t at = 0;
    for (size_t found; left != 0 && (found = view.find(old_part, at)) != string_view::npos; left--) {
      out.add(view.substr(at, found - at)).add(new_part);
      at = found + old_part.size();
    }
    out.add(view.substr(at));
  }
  TRY(out.status());
  return make_bytes_like(rt, args[0], out.view());
}

Value bytes_translate(Runtime& rt, const Args& args) {
  string_view table = args[1].is_none() ? string_view() : TRY(bytes_argument(rt, args[1]));
  if (!args[1].is_none() && table.size() != 256)
    return raise(rt, value_error_type, "translation table must be 256 characters long"_m);
  string_view gone = args[2].is_empty() ? string_view() : TRY(bytes_argument(rt, args[2]));
  TextBuilder out(rt);
  for (char c : byte_view(args[0]))
    if (gone.find(c) == string_view::npos) out.add(table.empty() ? c : table[uint8_t(c)]);
  TRY(out.status());
  return make_bytes_like(rt, args[0], out.view());
}

Value bytes_maketrans(Runtime& rt, const Args& args) {
  string_view from = TRY(bytes_argument(rt, args[0])), to = TRY(bytes_argument(rt, args[1]));
  if (from.size() != to.size()) return raise(rt, value_error_type, "maketrans arguments must have same length"_m);
  uint8_t table[256];
  for (unsigned i = 0; i < 256; i++) table[i] = uint8_t(i);
  for (size_t i = 0; i < from.size(); i++) table[uint8_t(from[i])] = uint8_t(to[i]);
  return make_bytes(rt, Bytes(table));
}

Value bytes_hex(Runtime& rt, const Args& args) {
  string_view view = byte_view(args[0]);
  string_view separator;
  bool separated = !args[1].is_empty();
  if (separated) separator = is_str(args[1]) ? cast<Str>(args[1])->view() : TRY(bytes_argument(rt, args[1]));
  if (separated && (is_str(args[1]) ? utf8_length(separator) : separator.size()) != 1)
    return raise(rt, value_error_type, "sep must be length 1."_m);
  if (separated && separator[0] & 0x80) return raise(rt, value_error_type, "sep must be ASCII."_m);
  SignedWord group = args[2].is_empty() ? 1 : TRY(as_index(rt, args[2]));
  size_t width = size_t(group < 0 ? -group : group);
  TextBuilder out(rt);
  for (size_t i = 0; i < view.size(); i++) {
    // Groups are counted from the right, from the left when the number is negative.
    size_t place = group < 0 ? i : view.size() - i;
    if (i && width && !separator.empty() && place % width == 0) out.add(separator);
    out.add_unsigned(uint8_t(view[i]), 16, 2);
  }
  return out.finish();
}

Value bytes_fromhex(Runtime& rt, const Args& args) {
  Str* text = TRY(str_argument(rt, args[1], "fromhex() argument must be str, not %T"_m));
  TextBuilder out(rt);
  string_view view = text->view();
  for (size_t i = 0; i < view.size();) {
    if (is_space(view[i])) {
      i++;
      continue;
    }
    int high = hex_value(view[i]), low = i + 1 < view.size() ? hex_value(view[i + 1]) : -1;
    if (high < 0 || low < 0)
      return raise(rt, value_error_type, "non-hexadecimal number found in fromhex() arg at position %zd"_m,
                   SignedWord(high < 0 ? i : i + 1));
    out.add(char(high << 4 | low));
    i += 2;
  }
  Value content = TRY(out.finish_bytes());
  if (args[0].is(to_value(&bytes_type))) return content;
  return call(rt, args[0], content);
}

Value bytes_decode(Runtime& rt, const Args& args) {
  Encoding encoding = TRY(parse_encoding(rt, args[1]));
  if (encoding == Encoding::Other) return convert_elsewhere(rt, sym<"decode">, args[0], args[1], args[2]);
  ErrorHandler handler = TRY(parse_error_handler(rt, args[2]));
  return decode_text(rt, byte_view(args[0]), encoding, handler);
}

Value bytes_split(Runtime& rt, const Args& args) {
  SignedWord left = args[2].is_empty() ? -1 : TRY(as_index(rt, args[2]));
  return Splitter(rt, args[0]).split(args[1], left, false);
}
Value bytes_rsplit(Runtime& rt, const Args& args) {
  SignedWord left = args[2].is_empty() ? -1 : TRY(as_index(rt, args[2]));
  return Splitter(rt, args[0]).split(args[1], left, true);
}

Value bytes_splitlines(Runtime& rt, const Args& args) {
  bool keep = !args[1].is_empty() && TRY(truth(rt, args[1]));
  List* list = make_list(rt, 0u);
  if (!list) return Failed{};
  string_view view = byte_view(args[0]);
  for (size_t start = 0; start < view.size();) {
    size_t end = view.find_first_of("\r\n", start);
    if (end == string_view::npos) end = view.size();
    size_t next = end;
    if (next < view.size()) next += view[end] == '\r' && end + 1 < view.size() && view[end + 1] == '\n' ? 2 : 1;
    Value part = TRY(make_bytes_like(rt, args[0], view.substr(start, (keep ? next : end) - start)));
    TRY(list_append(rt, list, part));
    start = next;
  }
  return to_value(list);
}

}  // namespace adder
