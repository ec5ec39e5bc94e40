// str's methods that search, compare, join and pad. Case is in str_case.cpp, splitting in str_split.cpp.
#include "core/runtime/exceptions.h"
#include "core/types/dict.h"
#include "core/types/str.h"
#include "core/types/str_parts.h"
#include "core/types/text_builder.h"

namespace adder {

namespace {

Str* self_str(const Args& args) { return as_str(args[0]); }

// start and stop of find(sub, start, stop) and kin, as byte offsets; start > stop when the range is out of the text.
struct ByteRange {
  size_t from, to;
  bool valid;
};
Result<ByteRange> byte_range(Runtime& rt, Str* text, Value start, Value stop) {
  if (start.is_empty() && stop.is_empty()) return ByteRange{0, text->size(), true};
  SignedWord length = SignedWord(str_length(text));
  SignedWord from = TRY(clamp_index(rt, start, length, 0, 1));
  SignedWord to = TRY(clamp_index(rt, stop, length, length));
  if (from > to) return ByteRange{0, 0, false};
  return ByteRange{str_offset(text, from), str_offset(text, to), true};
}

// Byte offset of `needle`, npos when absent.
size_t search(string_view text, ByteRange range, string_view needle, bool from_end) {
  if (!range.valid) return string_view::npos;
  string_view part = text.substr(range.from, range.to - range.from);
  size_t found = from_end ? part.rfind(needle) : part.find(needle);
  return found == string_view::npos ? found : found + range.from;
}

template <bool from_end>
Result<SignedWord> find_index(Runtime& rt, const Args& args) {
  Str* needle = TRY(str_argument(rt, args[1], "must be str, not %T"_m));
  ByteRange range = TRY(byte_range(rt, self_str(args), args.get(2), args.get(3)));
  size_t at = search(self_str(args)->view(), range, needle->view(), from_end);
  return at == string_view::npos ? SignedWord(-1) : str_index_of(self_str(args), at);
}

template <bool from_end>
Value method_find(Runtime& rt, const Args& args) {
  SignedWord index = TRY(find_index<from_end>(rt, args));
  return Value::small_int(index);
}

template <bool from_end>
Value method_index(Runtime& rt, const Args& args) {
  SignedWord index = TRY(find_index<from_end>(rt, args));
  if (index < 0) return raise(rt, value_error_type, "substring not found"_m);
  return Value::small_int(index);
}

Value method_count(Runtime& rt, const Args& args) {
  Str* needle = TRY(str_argument(rt, args[1], "must be str, not %T"_m));
  ByteRange range = TRY(byte_range(rt, self_str(args), args.get(2), args.get(3)));
  if (!range.valid) return Value::small_int(0);
  string_view part = self_str(args)->view().substr(range.from, range.to - range.from);
  if (!needle->size()) return Value::small_int(SignedWord(utf8_length(part)) + 1);
  SignedWord count = 0;
  for (size_t at = 0; (at = part.find(needle->view(), at)) != string_view::npos; at += needle->size()) count++;
  return Value::small_int(count);
}

template <bool at_end>
bool has_affix(string_view part, string_view affix) {
  return at_end ? part.ends_with(affix) : part.starts_with(affix);
}

template <bool at_end>
Value method_affix(Runtime& rt, const Args& args) {
  const char* name = at_end ? "endswith" : "startswith";
  ByteRange range = TRY(byte_range(rt, self_str(args), args.get(2), args.get(3)));
  string_view part = range.valid ? self_str(args)->view().substr(range.from, range.to - range.from) : string_view();
  Value affix = args[1];
  if (is_str(affix)) return Value::boolean(range.valid && has_affix<at_end>(part, as_str(affix)->view()));
  if (!has_kind(affix, Kind::Tuple))
    return raise(rt, type_error_type, "%s first arg must be str or a tuple of str, not %T"_m, name, affix);
  for (Value item : cast<Tuple>(affix)->span()) {
    if (!is_str(item)) return raise(rt, type_error_type, "tuple for %s must only contain str, not %T"_m, name, item);
    if (range.valid && has_affix<at_end>(part, as_str(item)->view())) return Value::boolean(true);
  }
  return Value::boolean(false);
}

Value method_removeprefix(Runtime& rt, const Args& args) {
  Str* affix = TRY(str_argument(rt, args[1], "removeprefix() argument must be str, not %T"_m));
  Str* text = self_str(args);
  bool there = text->view().starts_with(affix->view());
  return str_slice(rt, text, there ? affix->size() : 0, text->size());
}

Value method_removesuffix(Runtime& rt, const Args& args) {
  Str* affix = TRY(str_argument(rt, args[1], "removesuffix() argument must be str, not %T"_m));
  Str* text = self_str(args);
  bool there = text->view().ends_with(affix->view());
  return str_slice(rt, text, 0, text->size() - (there ? affix->size() : 0));
}

Value method_replace(Runtime& rt, const Args& args) {
  Str* old_text = TRY(str_argument(rt, args[1], "replace() argument 1 must be str, not %T"_m));
  Str* new_text = TRY(str_argument(rt, args[2], "replace() argument 2 must be str, not %T"_m));
  SignedWord left = args.positional > 3 ? TRY(as_index(rt, args[3])) : -1;
  string_view text = self_str(args)->view();
  if (!old_text->size()) {
    TextBuilder result(rt);
    for (size_t at = 0; at <= text.size();) {
      if (left != 0) {
        result.add(new_text->view());
        left--;
      }
      if (at == text.size()) break;
      unsigned width = utf8_width(uint8_t(text[at]));
      result.add(text.substr(at, width));
      at += width;
    }
    return result.finish();
  }
  size_t found = text.find(old_text->view());
  if (found == string_view::npos || left == 0) return str_slice(rt, self_str(args), 0, text.size());
  TextBuilder result(rt);
  size_t at = 0;
  for (; found != string_view::npos && left != 0; left--) {
    result.add(text.substr(at, found - at)).add(new_text->view());
    at = found + old_text->size();
    found = text.find(old_text->view(), at);
  }
  return result.add(text.substr(at)).finish();
}

// The total is computed first, so that the text is made in one piece.
Value method_join(Runtime& rt, const Args& args) {
  Str* separator = self_str(args);
  if (!type_of(args[1])->iterate() && special_method(rt, args[1], sym<"__getitem__">).is_empty())
    return raise(rt, type_error_type, "can only join an iterable"_m);
  Value items = args[1];
  if (!is_exactly(items, list_type) && !is_exactly(items, tuple_type)) items = TRY(sequence_to_list(rt, items));
  Span<const Value> parts =
      has_kind(items, Kind::List) ? Span<const Value>(cast<List>(items)->span()) : cast<Tuple>(items)->span();
  size_t bytes = 0;
  for (size_t i = 0; i < parts.size(); i++) {
    if (!is_str(parts[i]))
      return raise(rt, type_error_type, "sequence item %u: expected str instance, %T found"_m, unsigned(i), parts[i]);
    bytes += as_str(parts[i])->size() + (i ? separator->size() : 0);
  }
  if (parts.size() == 1 && is_exactly(parts[0], str_type)) return parts[0];
  if (!bytes) return to_value(sym<"">);
  Str* result = allocate_str(rt, bytes);
  if (!result) return Failed{};
  char* to = result->mutable_data();
  for (size_t i = 0; i < parts.size(); i++) {
    if (i) to = static_cast<char*>(std::memcpy(to, separator->data(), separator->size())) + separator->size();
    Str* part = as_str(parts[i]);
    to = static_cast<char*>(std::memcpy(to, part->data(), part->size())) + part->size();
  }
  return seal_str(result);
}

// --- padding

Result<char32_t> fill_character(Runtime& rt, Value v) {
  if (v.is_empty()) return char32_t(' ');
  if (!is_str(v)) return raise(rt, type_error_type, "The fill character must be a unicode character, not %T"_m, v);
  if (str_length(as_str(v)) != 1)
    return raise(rt, type_error_type, "The fill character must be exactly one character long"_m);
  return utf8_decode(as_str(v)->data());
}

Value padded(Runtime& rt, Str* text, size_t left, size_t right, char32_t fill) {
  if (!left && !right) return str_slice(rt, text, 0, text->size());
  if (left + right > Str::size_mask / 4) return rt.no_memory();
  TextBuilder result(rt);
  while (left-- && !result.failed()) add_code_point(result, fill);
  result.add(text->view());
  while (right-- && !result.failed()) add_code_point(result, fill);
  return result.finish();
}

enum class Align { Left, Right, Center };

template <Align align>
Value method_align(Runtime& rt, const Args& args) {
  SignedWord width = TRY(as_index(rt, args[1]));
  char32_t fill = TRY(fill_character(rt, args.get(2)));
  SignedWord missing = width - SignedWord(str_length(self_str(args)));
  if (missing <= 0) return padded(rt, self_str(args), 0, 0, fill);
  size_t pad = size_t(missing);
  if (align == Align::Left) return padded(rt, self_str(args), 0, pad, fill);
  if (align == Align::Right) return padded(rt, self_str(args), pad, 0, fill);
  // The odd character goes left when the width is odd too, as CPython has it.
  size_t left = pad / 2 + (pad & size_t(width) & 1);
  return padded(rt, self_str(args), left, pad - left, fill);
}

Value method_zfill(Runtime& rt, const Args& args) {
  SignedWord width = TRY(as_index(rt, args[1]));
  Str* text = self_str(args);
  SignedWord missing = width - SignedWord(str_length(text));
  if (missing <= 0) return str_slice(rt, text, 0, text->size());
  TextBuilder result(rt);
  size_t sign = text->size() && (text->data()[0] == '+' || text->data()[0] == '-') ? 1 : 0;
  result.add(text->view().substr(0, sign)).add_repeated('0', size_t(missing));
  return result.add(text->view().substr(sign)).finish();
}

constexpr char expandtabs_parameters[] = "tabsize=8";
Value method_expandtabs(Runtime& rt, const Args& args) {
  SignedWord tab = args[1].is_empty() ? 8 : TRY(as_index(rt, args[1]));
  TextBuilder result(rt);
  SignedWord column = 0;
  for (char c : self_str(args)->view()) {
    if (c == '\t') {
      SignedWord spaces = tab > 0 ? tab - column % tab : 0;
      result.add_repeated(' ', size_t(spaces));
      column += spaces;
      continue;
    }
    result.add(c);
    if (!utf8_continues(uint8_t(c))) column = c == '\n' || c == '\r' ? 0 : column + 1;
  }
  return result.finish();
}

// --- translation

Value method_maketrans(Runtime& rt, const Args& args) {
  Dict* table = make_dict(rt);
  if (!table) return Failed{};
  if (args.positional == 1) {
    if (!has_kind(args[0], Kind::Dict))
      return raise(rt, type_error_type, "if you give only one argument to maketrans it must be a dict"_m);
    uint32_t position = 0;
    Value key, value;
    while (dict_next(cast<Dict>(args[0]), &position, &key, &value)) {
      if (is_str(key)) {
        if (str_length(as_str(key)) != 1)
          return raise(rt, value_error_type, "string keys in translate table must be of length 1"_m);
        key = Value::small_int(SignedWord(utf8_decode(as_str(key)->data())));
      } else if (!is_int(key)) {
        return raise(rt, type_error_type, "keys in translate table must be strings or integers"_m);
      }
      TRY(dict_set(rt, table, key, value));
    }
    return to_value(table);
  }
  Str* from =
      TRY(str_argument(rt, args[0], "first maketrans argument must be a string if there is a second argument"_m));
  Str* to = TRY(str_argument(rt, args[1], "maketrans() argument 2 must be str, not %T"_m));
  if (str_length(from) != str_length(to))
    return raise(rt, value_error_type, "the first two maketrans arguments must have equal length"_m);
  for (size_t i = 0, j = 0; i < from->size(); i += utf8_width(uint8_t(from->data()[i]))) {
    Value key = Value::small_int(SignedWord(utf8_decode(from->data() + i)));
    TRY(dict_set(rt, table, key, Value::small_int(SignedWord(utf8_decode(to->data() + j)))));
    j += utf8_width(uint8_t(to->data()[j]));
  }
  if (args.positional > 2) {
    Str* gone = TRY(str_argument(rt, args[2], "maketrans() argument 3 must be str, not %T"_m));
    for (size_t i = 0; i < gone->size(); i += utf8_width(uint8_t(gone->data()[i])))
      TRY(dict_set(rt, table, Value::small_int(SignedWord(utf8_decode(gone->data() + i))), Value::none()));
  }
  return to_value(table);
}

Value method_translate(Runtime& rt, const Args& args) {
  Str* text = self_str(args);
  TextBuilder result(rt);
  for (size_t i = 0; i < text->size();) {
    char32_t code = utf8_decode(text->data() + i);
    i += utf8_width(uint8_t(text->data()[i]));
    Value mapped = get_item(rt, args[1], Value::small_int(SignedWord(code)));
    if (mapped.is_error()) {
      if (!catch_exception(rt, lookup_error_type)) return Failed{};
      add_code_point(result, code);
    } else if (is_str(mapped)) {
      result.add(as_str(mapped)->view());
    } else if (mapped.is_small_int()) {
      if (mapped.as_small_int() < 0 || mapped.as_small_int() > 0x10FFFF)
        return raise(rt, value_error_type, "character mapping must be in range(0x110000)"_m);
      add_code_point(result, char32_t(mapped.as_small_int()));
    } else if (!mapped.is_none()) {
      return raise(rt, type_error_type, "character mapping must return integer, None or str"_m);
    }
  }
  return result.finish();
}

constexpr char encode_parameters[] = "encoding='utf-8', errors='strict'";
constexpr char split_parameters[] = "sep=None, maxsplit=-1";
constexpr char splitlines_parameters[] = "keepends=False";

}  // namespace

void add_code_point(TextBuilder& text, char32_t code) {
  if (code < 128) {
    text.add(char(code));
    return;
  }
  char bytes[4];
  unsigned width = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  for (unsigned i = width; i-- > 1; code >>= 6) bytes[i] = char(0x80 | (code & 0x3F));
  bytes[0] = char((0xF00 >> width) | code);
  text.add(string_view(bytes, width));
}

constinit const Attribute str_attributes[str_method_count] = {
    METHOD("capitalize", str_capitalize, 1, 1),
    METHOD("casefold", str_casefold, 1, 1),
    METHOD("center", method_align<Align::Center>, 2, 3),
    METHOD("count", method_count, 2, 4),
    METHOD_P("encode", str_encode, 1, 3, encode_parameters),
    METHOD("endswith", method_affix<true>, 2, 4),
    METHOD_P("expandtabs", method_expandtabs, 1, 2, expandtabs_parameters),
    METHOD("find", method_find<false>, 2, 4),
    METHOD_RAW("format", str_format_method),
    METHOD("format_map", str_format_map_method, 2, 2),
    METHOD("index", method_index<false>, 2, 4),
    METHOD("isalnum", str_isalnum, 1, 1),
    METHOD("isalpha", str_isalpha, 1, 1),
    METHOD("isascii", str_isascii, 1, 1),
    METHOD("isdecimal", str_isdecimal, 1, 1),
    METHOD("isdigit", str_isdigit, 1, 1),
    METHOD("isidentifier", str_isidentifier, 1, 1),
    METHOD("islower", str_islower, 1, 1),
    METHOD("isnumeric", str_isnumeric, 1, 1),
    METHOD("isprintable", str_isprintable, 1, 1),
    METHOD("isspace", str_isspace, 1, 1),
    METHOD("istitle", str_istitle, 1, 1),
    METHOD("isupper", str_isupper, 1, 1),
    METHOD("join", method_join, 2, 2),
    METHOD("ljust", method_align<Align::Left>, 2, 3),
    METHOD("lower", str_lower, 1, 1),
    METHOD("lstrip", str_lstrip, 1, 2),
    STATIC_METHOD("maketrans", method_maketrans, 1, 3),
    METHOD("partition", str_partition, 2, 2),
    METHOD("removeprefix", method_removeprefix, 2, 2),
    METHOD("removesuffix", method_removesuffix, 2, 2),
    METHOD("replace", method_replace, 3, 4),
    METHOD("rfind", method_find<true>, 2, 4),
    METHOD("rindex", method_index<true>, 2, 4),
    METHOD("rjust", method_align<Align::Right>, 2, 3),
    METHOD("rpartition", str_rpartition, 2, 2),
    METHOD_P("rsplit", str_rsplit, 1, 3, split_parameters),
    METHOD("rstrip", str_rstrip, 1, 2),
    METHOD_P("split", str_split, 1, 3, split_parameters),
    METHOD_P("splitlines", str_splitlines, 1, 2, splitlines_parameters),
    METHOD("startswith", method_affix<false>, 2, 4),
    METHOD("strip", str_strip, 1, 2),
    METHOD("swapcase", str_swapcase, 1, 1),
    METHOD("title", str_title, 1, 1),
    METHOD("translate", method_translate, 2, 2),
    METHOD("upper", str_upper, 1, 1),
    METHOD("zfill", method_zfill, 2, 2),
};

}  // namespace adder
