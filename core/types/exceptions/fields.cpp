// Exceptions with fields: SystemExit, StopIteration, NameError, AttributeError, ImportError, KeyError, SyntaxError,
// UnicodeError.
#include "core/runtime/exceptions.h"
#include "core/types/descriptors.h"
#include "core/types/exceptions/flavours.h"
#include "core/types/text_builder.h"

namespace adder {

namespace {
Tuple* args_of(Value v) { return cast<Tuple>(cast<Exception>(v)->args); }

// The keyword arguments of a call, each stored as a field when it is among `allowed`.
Status take_keywords(Runtime& rt, Value self, const Args& args, Span<const Str* const> allowed) {
  for (uint32_t i = 0; i < args.keywords; i++) {
    auto* name = cast<Str>(args.names[i]);
    bool known = false;
    for (const Str* candidate : allowed) known |= candidate->view() == name->view();
    if (!known) return raise(rt, type_error_type, "'%N' is an invalid keyword argument for %T()"_m, name, self);
    TRY(set_exception_field(rt, self, name, args.values[args.positional + i]));
  }
  return {};
}

Value initialize_args(Runtime& rt, Value self, const Args& args) {
  return exception_initialize(rt, self, Args{args.values, args.positional});
}
}  // namespace

// --- SystemExit, StopIteration: their value is the first argument, until a program sets the field

Value exit_initialize(Runtime& rt, Value self, const Args& args) {
  TRY(exception_initialize(rt, self, args));
  if (args.positional > 1) TRY(set_exception_field(rt, self, sym<"code">, cast<Exception>(self)->args));
  return Value::none();
}
Value stop_initialize(Runtime& rt, Value self, const Args& args) { return exception_initialize(rt, self, args); }

namespace {
template <FixedString Name>
Value get_first(Runtime&, Value self) {
  Value v = exception_field(self, sym<Name>);
  if (!v.is_empty()) return v;
  return args_of(self)->size ? args_of(self)->items()[0] : Value::none();
}
}  // namespace

constinit const Attribute exit_fields[1] = {
    PROPERTY_RW("code", get_first<"code">, set_exception_field_by_name<"code">)};
constinit const Attribute stop_fields[1] = {
    PROPERTY_RW("value", get_first<"value">, set_exception_field_by_name<"value">)};

// --- NameError, AttributeError

Value name_initialize(Runtime& rt, Value self, const Args& args) {
  TRY(initialize_args(rt, self, args));
  static constexpr const Str* of_attribute[] = {sym<"name">, sym<"obj">};
  bool attribute = is_instance(self, attribute_error_type);
  TRY(take_keywords(rt, self, args, Span<const Str* const>(of_attribute, attribute ? 2 : 1)));
  return Value::none();
}
constinit const Attribute name_fields[2] = {FIELD("name"), FIELD("obj")};

// --- ImportError

Value import_initialize(Runtime& rt, Value self, const Args& args) {
  TRY(initialize_args(rt, self, args));
  static constexpr const Str* allowed[] = {sym<"name">, sym<"path">};
  TRY(take_keywords(rt, self, args, allowed));
  if (args.positional == 1) TRY(set_exception_field(rt, self, sym<"msg">, args[0]));
  return Value::none();
}
Value import_str(Runtime& rt, Value self) {
  Value message = exception_field(self, sym<"msg">);
  return has_kind(message, Kind::Str) ? message : exception_str(rt, self);
}
constinit const Attribute import_fields[3] = {FIELD("name"), FIELD("path"), FIELD("msg")};

// --- KeyError shows its key as it is written

Value key_str(Runtime& rt, Value self) {
  Tuple* args = args_of(self);
  return args->size == 1 ? repr(rt, args->items()[0]) : exception_str(rt, self);
}

// --- SyntaxError(message, (filename, line, offset, text, end line, end offset))

Value syntax_initialize(Runtime& rt, Value self, const Args& args) {
  TRY(exception_initialize(rt, self, args));
  if (args.positional >= 1) TRY(set_exception_field(rt, self, sym<"msg">, args[0]));
  if (args.positional != 2) return Value::none();
  static constexpr const Str* names[] = {sym<"filename">, sym<"lineno">,     sym<"offset">,
                                         sym<"text">,     sym<"end_lineno">, sym<"end_offset">};
  auto* details = cast<Tuple>(TRY(sequence_to_tuple(rt, args[1])));
  if (details->size < 4 || details->size > 6)
    return raise(rt, type_error_type, "function takes at %s %d arguments (%zd given)"_m,
                 details->size < 4 ? "least" : "most", details->size < 4 ? 4 : 6, details->size);
  if (details->size == 5)
    return raise(rt, type_error_type, "end_offset must be provided when end_lineno is provided"_m);
  for (SignedWord i = 0; i < details->size; i++) TRY(set_exception_field(rt, self, names[i], details->items()[i]));
  return Value::none();
}

Value syntax_str(Runtime& rt, Value self) {
  Value message = get_exception_field<"msg">(rt, self);
  Value filename = exception_field(self, sym<"filename">), line = exception_field(self, sym<"lineno">);
  bool has_file = has_kind(filename, Kind::Str), has_line = !line.is_empty() && is_int(line);
  TextBuilder text(rt);
  text.add_str(message);
  if (!has_file && !has_line) return text.finish();
  text.add(" (");
  if (has_file) {
    string_view path = cast<Str>(filename)->view();
    size_t slash = path.rfind('/');
    text.add(slash == string_view::npos ? path : path.substr(slash + 1));
    if (has_line) text.add(", ");
  }
  if (has_line) text.add("line ").add_str(line);
  return text.add(')').finish();
}
constinit const Attribute syntax_fields[9] = {
    FIELD("msg"),
    FIELD("filename"),
    FIELD("lineno"),
    FIELD("offset"),
    FIELD("text"),
    FIELD("end_lineno"),
    FIELD("end_offset"),
    FIELD("print_file_and_line"),
    CONSTANT("__doc__", Value::none()),
};

// --- UnicodeError: encoding, object, start, end, reason (UnicodeTranslateError has no encoding)

Value unicode_initialize(Runtime& rt, Value self, const Args& args) {
  TRY(exception_initialize(rt, self, args));
  static constexpr const Str* names[] = {sym<"encoding">, sym<"object">, sym<"start">, sym<"end">, sym<"reason">};
  uint32_t skip = is_instance(self, unicode_translate_error_type) ? 1 : 0;
  if (args.positional != 5 - skip)
    return raise(rt, type_error_type, "function takes exactly %u arguments (%u given)"_m, 5 - skip, args.positional);
  for (uint32_t i = 0; i < args.positional; i++) TRY(set_exception_field(rt, self, names[i + skip], args[i]));
  return Value::none();
}

namespace {
// The code point or byte at `index` of the object, as CPython writes it: \xe9, é, 0xff. False: there is none.
Result<bool> add_culprit(Runtime& rt, TextBuilder& text, Value object, Value index) {
  Value item = get_item(rt, object, index);
  if (item.failed()) {
    if (!catch_exception(rt, index_error_type)) return Failed{};
    return false;
  }
  if (is_int(item)) {
    text.add("byte 0x").add_unsigned(uint64_t(TRY(as_int64(rt, item))), 16, 2);
    return true;
  }
  Value code = TRY(call(rt, builtin_lookup(rt, sym<"ord">), item));
  auto point = uint64_t(TRY(as_int64(rt, code)));
  unsigned digits = point > 0xffff ? 8 : point > 0xff ? 4 : 2;
  text.add("character '\\")
      .add(point > 0xffff ? 'U'
           : point > 0xff ? 'u'
                          : 'x')
      .add_unsigned(point, 16, digits)
      .add('\'');
  return true;
}
}  // namespace

Value unicode_str(Runtime& rt, Value self) {
  Value object = exception_field(self, sym<"object">);
  if (object.is_empty()) return to_value(sym<"">);
  bool decodes = is_instance(self, unicode_decode_error_type),
       translates = is_instance(self, unicode_translate_error_type);
  int64_t start = TRY(as_int64(rt, exception_field(self, sym<"start">)));
  int64_t end = TRY(as_int64(rt, exception_field(self, sym<"end">)));
  TextBuilder text(rt);
  if (!translates) text.add('\'').add_str(exception_field(self, sym<"encoding">)).add("' codec ");
  text.add(translates ? "can't translate " : decodes ? "can't decode " : "can't encode ");
  bool single = end == start + 1;
  size_t before = text.size();
  if (single && TRY(add_culprit(rt, text, object, Value::small_int(SignedWord(start))))) {
    text.add(" in position ").add_int(start);
  } else {
    text.truncate(before);
    text.add(decodes ? "bytes" : "characters").add(" in position ").add_int(start).add('-').add_int(end - 1);
  }
  return text.add(": ").add_str(exception_field(self, sym<"reason">)).finish();
}
constinit const Attribute unicode_fields[5] = {FIELD("encoding"), FIELD("object"), FIELD("start"), FIELD("end"),
                                               FIELD("reason")};

}  // namespace adder
