// json.JSONDecodeError: a ValueError that knows the document and the place in it.
#include "core/runtime/exceptions.h"
#include "core/types/exceptions/flavours.h"
#include "core/types/str.h"
#include "core/types/text_builder.h"
#include "modules/json/json.h"

namespace adder {

namespace {

struct Place {
  SignedWord line, column;
};

// Both from 1; columns count code points.
Place place_of(const Str* document, SignedWord position) {
  string_view before = document->view().substr(0, str_offset(document, position));
  Place place = {1, 1};
  size_t line_start = 0;
  for (size_t i = 0; i < before.size(); i++) {
    if (before[i] != '\n') continue;
    place.line++;
    line_start = i + 1;
  }
  place.column += SignedWord(utf8_length(before.substr(line_start)));
  return place;
}

// msg, doc, pos
Value error_initialize(Runtime& rt, Value self, const Args& args) {
  if (args.positional != 3 || args.keywords)
    return raise(rt, type_error_type, "JSONDecodeError() takes msg, doc and pos"_m);
  Value document = args[1];
  if (!is_str(args[0]) || !is_str(document))
    return raise(rt, type_error_type, "JSONDecodeError: msg and doc must be str"_m);
  SignedWord position = TRY(as_index(rt, args[2]));
  Place place = place_of(as_str(document), position);
  Value text = TRY(TextBuilder(rt)
                       .add_str(args[0])
                       .add_format(": line %zd column %zd (char %zd)"_m, place.line, place.column, position)
                       .finish());
  TRY(exception_initialize(rt, self, Args{&text, 1}));
  TRY(set_exception_field(rt, self, sym<"msg">, args[0]));
  TRY(set_exception_field(rt, self, sym<"doc">, document));
  TRY(set_exception_field(rt, self, sym<"pos">, args[2]));
  TRY(set_exception_field(rt, self, sym<"lineno">, Value::small_int(place.line)));
  TRY(set_exception_field(rt, self, sym<"colno">, Value::small_int(place.column)));
  return Value::none();
}

constinit const Attribute error_fields[] = {FIELD("msg"), FIELD("doc"), FIELD("pos"), FIELD("lineno"), FIELD("colno")};

constexpr TypeSpec error_flavour = exception_spec({.initialize = error_initialize, .attributes = error_fields});

}  // namespace

EXCEPTION_TYPE("json.decoder.JSONDecodeError", json_error_type, value_error_type, error_flavour);

Failed raise_json_error(Runtime& rt, Message message, Str* text, size_t byte) {
  Value arguments[] = {make_str(rt, MessageText(message)), to_value(text), Value::small_int(str_index_of(text, byte))};
  if (arguments[0].is_error()) return Failed{};
  Value error = call(rt, to_value(&json_error_type), Args{arguments, 3});
  return error.is_error() ? Failed{} : raise_value(rt, error);
}

}  // namespace adder
