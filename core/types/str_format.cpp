// str.format, str.format_map, and format() of a str.
#include "core/numeric/float_format.h"
#include "core/runtime/exceptions.h"
#include "core/types/format_sink.h"
#include "core/types/str.h"
#include "core/types/str_parts.h"

namespace adder {

namespace {

// Where replacement fields get their values.
struct Source {
  const Args* args = nullptr;  // of str.format: values[0] is the text itself
  Value mapping;               // of str.format_map
};

class Formatter {
 public:
  Formatter(Runtime& rt, const Source& source) : rt_(rt), source_(source) {}

  // Appends `format` with its fields replaced; specs may themselves hold fields, one level deep.
  Status expand(string_view format, TextBuilder& out, int depth) {
    if (depth > 2) return raise(rt_, value_error_type, "Max string recursion exceeded"_m);
    for (size_t at = 0; at < format.size();) {
      size_t brace = format.find_first_of("{}", at);
      if (brace == string_view::npos) brace = format.size();
      out.add(format.substr(at, brace - at));
      if (brace == format.size()) break;
      char c = format[brace];
      if (brace + 1 < format.size() && format[brace + 1] == c) {
        out.add(c);
        at = brace + 2;
        continue;
      }
      if (c == '}') return raise(rt_, value_error_type, "Single '}' encountered in format string"_m);
      if (brace + 1 == format.size()) return raise(rt_, value_error_type, "Single '{' encountered in format string"_m);
      at = TRY(field_end(format, brace + 1));
      TRY(replace(format.substr(brace + 1, at - 1 - (brace + 1)), out, depth));
    }
    return out.status();
  }

 private:
  // Offset after the '}' that closes the field beginning at `at`.
  Result<size_t> field_end(string_view format, size_t at) {
    int depth = 1;
    size_t start = at;
    bool in_index = false;
    for (; at < format.size(); at++) {
      char c = format[at];
      if (c == '[' && depth == 1) in_index = true;
      if (c == ']') in_index = false;
      if (in_index) continue;
      if (c == '{') depth++;
      if (c == '}' && --depth == 0) return at + 1;
    }
    return raise(rt_, value_error_type, unclosed(format.substr(start)));
  }

  // What a field without its '}' lacks first.
  static const char* unclosed(string_view field) {
    size_t at = field.find_first_of("[!:");
    if (at == string_view::npos || field[at] == '[') return "expected '}' before end of string";
    if (field[at] == ':') return "unmatched '{' in format spec";
    if (at + 1 == field.size()) return "end of string while looking for conversion specifier";
    if (at + 2 < field.size() && field[at + 2] != ':') return "expected ':' after conversion specifier";
    return "unmatched '{' in format spec";
  }

  Status replace(string_view field, TextBuilder& out, int depth) {
    size_t end = 0;
    bool in_index = false;
    for (; end < field.size(); end++) {
      if (field[end] == '[') in_index = true;
      if (field[end] == ']') in_index = false;
      if (!in_index && (field[end] == '!' || field[end] == ':')) break;
      if (field[end] == '{') return raise(rt_, value_error_type, "unexpected '{' in field name"_m);
    }
    Value value = field_value(field.substr(0, end));
    if (value.is_error()) return Failed{};
    string_view rest = field.substr(end);
    if (!rest.empty() && rest[0] == '!') {
      if (rest.size() < 2) return raise(rt_, value_error_type, "unmatched '{' in format spec"_m);
      value = converted(value, rest[1]);
      if (value.is_error()) return Failed{};
      rest = rest.substr(2);
      if (!rest.empty() && rest[0] != ':')
        return raise(rt_, value_error_type, "expected ':' after conversion specifier"_m);
    }
    Value spec = to_value(sym<"">);
    if (rest.size() > 1) {
      TextBuilder text(rt_);
      TRY(expand(rest.substr(1), text, depth + 1));
      spec = text.finish();
      if (spec.is_error()) return Failed{};
    }
    Value text = format(rt_, value, spec);
    if (text.is_error()) return Failed{};
    return out.add(as_str(text)->view()).status();
  }

  Value converted(Value value, char conversion) {
    switch (conversion) {
      case 's': return str(rt_, value);
      case 'r': return repr(rt_, value);
      case 'a': {
        Value text = TRY(repr(rt_, value));
        return str_escaped(rt_, as_str(text));
      }
    }
    return raise(rt_, value_error_type, "Unknown conversion specifier %c"_m, conversion);
  }

  static bool is_number(string_view text) {
    for (char c : text)
      if (c < '0' || c > '9') return false;
    return !text.empty();
  }
  static SignedWord number(string_view text) {
    SignedWord n = 0;
    for (char c : text) n = n > 1 << 24 ? n : n * 10 + (c - '0');
    return n;
  }

  Value first_value(string_view name) {
    if (name.empty() || is_number(name)) {
      if (!source_.args) return raise(rt_, value_error_type, "Format string contains positional fields"_m);
      if ((name.empty() && numbering_ == Numbering::Manual) || (!name.empty() && numbering_ == Numbering::Automatic))
        return raise(rt_, value_error_type, "cannot switch from %s"_m,
                     name.empty() ? "manual field specification to automatic field numbering"
                                  : "automatic field numbering to manual field specification");
      numbering_ = name.empty() ? Numbering::Automatic : Numbering::Manual;
      SignedWord index = name.empty() ? next_++ : number(name);
      if (index + 1 >= SignedWord(source_.args->positional))
        return raise(rt_, index_error_type, "Replacement index %zd out of range for positional args tuple"_m, index);
      return (*source_.args)[uint32_t(index + 1)];
    }
    Value key = TRY(make_str(rt_, name));
    if (!source_.args) return get_item(rt_, source_.mapping, key);
    for (uint32_t i = 0; i < source_.args->keywords; i++)
      if (as_str(source_.args->names[i])->view() == name) return source_.args->values[source_.args->positional + i];
    return raise_with(rt_, key_error_type, key);
  }

  // name, then any number of .attribute and [key].
  Value field_value(string_view path) {
    size_t at = path.find_first_of(".[");
    if (at == string_view::npos) at = path.size();
    Value value = TRY(first_value(path.substr(0, at)));
    while (at < path.size()) {
      if (path[at] == '.') {
        size_t end = path.find_first_of(".[", at + 1);
        if (end == string_view::npos) end = path.size();
        if (end == at + 1) return raise(rt_, value_error_type, "Empty attribute in format string"_m);
        const Str* name = intern(rt_, path.substr(at + 1, end - at - 1));
        if (!name) return Failed{};
        value = TRY(get_attribute(rt_, value, name));
        at = end;
      } else {
        size_t end = path.find(']', at);
        if (end == string_view::npos) return raise(rt_, value_error_type, "Missing ']' in format string"_m);
        string_view key = path.substr(at + 1, end - at - 1);
        if (key.empty()) return raise(rt_, value_error_type, "Empty attribute in format string"_m);
        Value index = is_number(key) ? Value::small_int(number(key)) : TRY(make_str(rt_, key));
        value = TRY(get_item(rt_, value, index));
        at = end + 1;
        if (at < path.size() && path[at] != '.' && path[at] != '[')
          return raise(rt_, value_error_type, "Only '.' or '[' may follow ']' in format field specifier"_m);
      }
    }
    return value;
  }

  enum class Numbering { Unknown, Automatic, Manual };
  Runtime& rt_;
  const Source& source_;
  Numbering numbering_ = Numbering::Unknown;
  SignedWord next_ = 0;
};

Value expanded(Runtime& rt, Value text, const Source& source) {
  TextBuilder out(rt);
  TRY(Formatter(rt, source).expand(as_str(text)->view(), out, 1));
  return out.finish();
}

}  // namespace

Value str_format_method(Runtime& rt, const Args& args) {
  Source source;
  source.args = &args;
  return expanded(rt, args[0], source);
}

Value str_format_map_method(Runtime& rt, const Args& args) {
  Source source;
  source.mapping = args[1];
  return expanded(rt, args[0], source);
}

Value str_format_slot(Runtime& rt, Value self, Value spec) {
  if (!as_str(spec)->size()) return str(rt, self);
  FormatSpec parsed;
  FormatError error;
  TextBuilder out(rt);
  BuilderSink sink(out);
  if (!parse_format_spec(as_str(spec)->view(), {"str", 's', '<'}, parsed, error) ||
      !format_text(sink, as_str(self)->view(), parsed, "str", error))
    return raise_format_error(rt, error);
  return out.finish();
}

}  // namespace adder
