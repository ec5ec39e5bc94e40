// Pattern objects: what they are made from and how they look.
#include "core/runtime/exceptions.h"
#include "core/types/bytes.h"
#include "core/types/dict.h"
#include "core/types/exceptions/flavours.h"
#include "core/types/generic_alias.h"
#include "core/types/hashing.h"
#include "core/types/str.h"
#include "core/types/text_builder.h"
#include "core/types/type.h"
#include "modules/re/compiler.h"
#include "modules/re/re.h"

namespace adder::regex {

Value compile_pattern(Runtime& rt, Value source, uint32_t flags) {
  bool bytes = !is_str(source);
  if (bytes && !is_bytes(source) && !is_bytearray(source))
    return raise(rt, type_error_type, "first argument must be string or compiled pattern"_m);
  if (bytes && flags & Unicode) return raise(rt, value_error_type, "cannot use UNICODE flag with a bytes pattern"_m);
  if (!bytes && flags & Locale) return raise(rt, value_error_type, "cannot use LOCALE flag with a str pattern"_m);
  if (flags & Ascii && flags & Unicode)
    return raise(rt, value_error_type, "ASCII and UNICODE flags are incompatible"_m);
  Dict* names = make_dict(rt);
  if (!names) return Failed{};
  string_view text = bytes ? byte_view(source) : as_str(source)->view();
  Value made = TRY(Compiler(rt, source, text, bytes, flags, names).run());
  auto* pattern = cast<Pattern>(made);
  if (!bytes && !(pattern->flags & Ascii)) pattern->flags |= Unicode;
  return made;
}

// ---- re.error

namespace {

constinit const Attribute error_fields[] = {FIELD("msg"), FIELD("pattern"), FIELD("pos"), FIELD("lineno"),
                                            FIELD("colno")};

// msg, pattern=None, pos=None
Value error_initialize(Runtime& rt, Value self, const Args& args) {
  if (!args.positional || args.positional > 3 || args.keywords)
    return raise(rt, type_error_type, "error() takes msg, pattern and pos"_m);
  Value pattern = args.positional > 1 ? args[1] : Value::none(), pos = args.positional > 2 ? args[2] : Value::none();
  Value line = Value::none(), column = Value::none();
  TextBuilder text(rt);
  text.add_str(args[0]);
  if (pos.is_small_int() && (is_str(pattern) || is_bytes(pattern))) {
    string_view whole = is_str(pattern) ? as_str(pattern)->view() : byte_view(pattern);
    size_t byte = is_str(pattern) ? str_offset(as_str(pattern), pos.as_small_int()) : size_t(pos.as_small_int());
    string_view before = whole.substr(0, byte);
    size_t newline = before.rfind('\n');
    SignedWord lines = 1;
    for (char c : before) lines += c == '\n';
    line = Value::small_int(lines);
    column =
        Value::small_int(SignedWord(utf8_length(before.substr(newline == string_view::npos ? 0 : newline + 1))) + 1);
    text.add_format(" at position %zd"_m, pos.as_small_int());
    if (whole.find('\n') != string_view::npos)
      text.add_format(" (line %zd, column %zd)"_m, lines, column.as_small_int());
  }
  Value message = TRY(text.finish());
  TRY(exception_initialize(rt, self, Args{&message, 1}));
  TRY(set_exception_field(rt, self, sym<"msg">, args[0]));
  TRY(set_exception_field(rt, self, sym<"pattern">, pattern));
  TRY(set_exception_field(rt, self, sym<"pos">, pos));
  TRY(set_exception_field(rt, self, sym<"lineno">, line));
  TRY(set_exception_field(rt, self, sym<"colno">, column));
  return Value::none();
}

constexpr TypeSpec error_flavour = exception_spec({.initialize = error_initialize, .attributes = error_fields});

}  // namespace

EXCEPTION_TYPE("re.error", error_type, exception_type, error_flavour);

Failed raise_pattern_error(Runtime& rt, TextBuilder& message, Value pattern, size_t byte) {
  SignedWord position = byte == no_place ? 0 : is_str(pattern) ? str_index_of(as_str(pattern), byte) : SignedWord(byte);
  Value arguments[] = {message.finish(), pattern, Value::small_int(position)};
  if (arguments[0].is_error()) return Failed{};
  Value error = call(rt, to_value(&error_type), Args{arguments, byte == no_place ? 1u : 3u});
  return error.is_error() ? Failed{} : raise_value(rt, error);
}

// ---- the type

namespace {

Value pattern_repr(Runtime& rt, Value self) {
  constexpr size_t longest_shown = 200;
  struct Name {
    uint32_t flag;
    const char* name;
  };
  static constexpr Name names[] = {
      {IgnoreCase, "re.IGNORECASE"}, {Locale, "re.LOCALE"}, {MultiLine, "re.MULTILINE"}, {DotAll, "re.DOTALL"},
      {Verbose, "re.VERBOSE"},       {Debug, "re.DEBUG"},   {Ascii, "re.ASCII"}};
  auto* pattern = cast<Pattern>(self);
  Value source = TRY(repr(rt, pattern->source));
  TextBuilder text(rt);
  text.add("re.compile(").add(as_str(source)->view().substr(0, longest_shown));
  bool first = true;
  for (const Name& name : names) {
    if (!(pattern->flags & name.flag)) continue;
    text.add(first ? ", " : "|").add(name.name);
    first = false;
  }
  return text.add(')').finish();
}

Value pattern_compare(Runtime& rt, CompareOp op, Value self, Value other) {
  if (!is_exactly(other, pattern_type) || (op != CompareOp::Eq && op != CompareOp::Ne)) return Value::not_implemented();
  auto *a = cast<Pattern>(self), *b = cast<Pattern>(other);
  bool same = a->flags == b->flags && a->of_bytes == b->of_bytes && TRY(equal(rt, a->source, b->source));
  return Value::boolean(same == (op == CompareOp::Eq));
}

Result<uint32_t> pattern_hash(Runtime& rt, Value self) {
  uint32_t source = TRY(hash(rt, cast<Pattern>(self)->source));
  return source ^ cast<Pattern>(self)->flags;
}

Value method_itself(Runtime&, const Args& args) { return args[0]; }

Value get_flags(Runtime&, Value self) { return Value::small_int(cast<Pattern>(self)->flags); }
Value get_groups(Runtime&, Value self) { return Value::small_int(cast<Pattern>(self)->groups); }
Value get_group_index(Runtime& rt, Value self) { return make_mapping_proxy(rt, cast<Pattern>(self)->names.value()); }
Value get_source(Runtime&, Value self) { return cast<Pattern>(self)->source; }

constexpr char search_parameters[] = "string, pos=0, endpos=0";
constexpr char split_parameters[] = "string, maxsplit=0";
constexpr char sub_parameters[] = "repl, string, count=0";

// Pattern[str], for annotations.
Value method_class_getitem(Runtime& rt, const Args& args) { return make_generic_alias(rt, args[0], args[1]); }

constinit const Attribute pattern_attributes[] = {
    CLASS_METHOD("__class_getitem__", method_class_getitem, 2, 2),
    METHOD_P("findall", pattern_findall, 2, 4, search_parameters),
    METHOD_P("finditer", pattern_finditer, 2, 4, search_parameters),
    METHOD_P("fullmatch", pattern_fullmatch, 2, 4, search_parameters),
    METHOD_P("match", pattern_match, 2, 4, search_parameters),
    METHOD_P("search", pattern_search, 2, 4, search_parameters),
    METHOD_P("split", pattern_split, 2, 3, split_parameters),
    METHOD_P("sub", pattern_sub, 3, 4, sub_parameters),
    METHOD_P("subn", pattern_subn, 3, 4, sub_parameters),
    METHOD("__copy__", method_itself, 1, 1),
    METHOD("__deepcopy__", method_itself, 2, 2),
    PROPERTY("flags", get_flags),
    PROPERTY("groupindex", get_group_index),
    PROPERTY("groups", get_groups),
    PROPERTY("pattern", get_source),
};

}  // namespace

ROM_TYPE(pattern_type, {
                           .name = sym<"re.Pattern">,
                           .trace_words = {1, 3},
                           .flags = Type::Final | Type::Abstract,
                           .native_bytes = sizeof(Pattern),
                           .repr = pattern_repr,
                           .hash = pattern_hash,
                           .compare = pattern_compare,
                           .attributes = pattern_attributes,
                       });

}  // namespace adder::regex
