// namedtuple: names and defaults checked, the class put together. See namedtuple.h.
#include "modules/collections/namedtuple.h"

#include "core/runtime/exceptions.h"
#include "core/syntax/keywords.h"
#include "core/types/dict.h"
#include "core/types/instance.h"
#include "core/types/list.h"
#include "core/types/str.h"
#include "core/types/text_builder.h"
#include "core/types/type.h"
#include "modules/collections/namedtuple_parts.h"

namespace adder {

namespace {

bool is_keyword(string_view name) {
  return syntax::keyword_or_name(name.data(), name.size()) != syntax::TokenKind::Name;
}

// The field names as a list of interned strings.
Value read_names(Runtime& rt, Value given) {
  if (is_str(given)) {
    Value spaced = TRY(call_method(rt, given, sym<"replace">, to_value(sym<",">), to_value(sym<" ">)));
    given = TRY(call_method(rt, spaced, sym<"split">));
  }
  List* names = cast<List>(TRY(make_list(rt, cast<List>(TRY(sequence_to_list(rt, given)))->span())));
  for (uint32_t i = 0; i < names->size; i++) {
    Value text = TRY(str(rt, names->items()[i]));
    const Str* name = intern(rt, as_str(text));
    if (!name) return Failed{};
    rt.heap.store(names->items()[i], to_value(name));
  }
  return to_value(names);
}

bool is_duplicate(List* names, uint32_t index) {
  for (uint32_t i = 0; i < index; i++)
    if (names->items()[i].is(names->items()[index])) return true;
  return false;
}

// Names that cannot be attributes become _0, _1, … by their place.
Status rename_invalid(Runtime& rt, List* names) {
  for (uint32_t i = 0; i < names->size; i++) {
    string_view name = as_str(names->items()[i])->view();
    if (is_identifier(name) && !is_keyword(name) && name[0] != '_' && !is_duplicate(names, i))
      continue;
    TextBuilder text(rt);
    const Str* renamed = text.add('_').add_int(i).failed() ? nullptr : intern(rt, text.view());
    if (!renamed) return Failed{};
    rt.heap.store(names->items()[i], to_value(renamed));
  }
  return {};
}

Status check_name(Runtime& rt, Value name) {
  if (!is_identifier(as_str(name)->view()))
    return raise(rt, value_error_type, "Type names and field names must be valid identifiers: %R"_m, name);
  if (is_keyword(as_str(name)->view()))
    return raise(rt, value_error_type, "Type names and field names cannot be a keyword: %R"_m, name);
  return {};
}

Status check_names(Runtime& rt, List* names, bool renamed) {
  for (Value name : names->span()) TRY(check_name(rt, name));
  for (uint32_t i = 0; i < names->size; i++) {
    if (as_str(names->items()[i])->view()[0] == '_' && !renamed)
      return raise(rt, value_error_type, "Field names cannot start with an underscore: %R"_m, names->items()[i]);
    if (is_duplicate(names, i))
      return raise(rt, value_error_type, "Encountered duplicate field name: %R"_m, names->items()[i]);
  }
  return {};
}

// Name → default, for the last fields.
Dict* read_defaults(Runtime& rt, List* names, Value given) {
  Dict* defaults = make_dict(rt);
  if (!defaults || given.is_empty() || given.is_none()) return defaults;
  Value values = sequence_to_tuple(rt, given);
  if (values.is_error()) return nullptr;
  Span<const Value> span = cast<Tuple>(values)->span();
  if (span.size() > names->size) {
    (void)raise(rt, type_error_type, "Got more default values than field names"_m);
    return nullptr;
  }
  for (size_t i = 0; i < span.size(); i++)
    if (dict_set(rt, defaults, names->items()[names->size - span.size() + i], span[i]).failed()) return nullptr;
  return defaults;
}

Value make_field(Runtime& rt, uint32_t index) {
  auto* field = rt.heap.make<TupleField>(field_type);
  if (!field) return rt.no_memory();
  field->doc = Value::empty();
  field->index = index;
  return to_value(field);
}

Value make_constructor(Runtime& rt, Value name, Value fields, Value defaults) {
  auto* constructor = rt.heap.make<FieldConstructor>(field_constructor_type);
  if (!constructor) return rt.no_memory();
  constructor->name = name;
  constructor->fields = fields;
  constructor->defaults = defaults;
  return to_value(constructor);
}

Value doc_of(Runtime& rt, Value name, List* names) {
  TextBuilder text(rt);
  text.add_str(name).add('(');
  for (uint32_t i = 0; i < names->size; i++) text.add(i ? ", " : "").add_str(names->items()[i]);
  return text.add(')').finish();
}

// The module that called namedtuple().
Value calling_module(Runtime& rt) {
  Dict* globals = current_globals(rt);
  Value name = globals ? dict_get_str(globals, sym<"__name__">) : Value::empty();
  return name.is_empty() ? to_value(sym<"__main__">) : name;
}

Value make_body(Runtime& rt, Value name, List* names, Value defaults, Value module) {
  Dict* body = make_dict(rt);
  if (!body) return Failed{};
  Value fields = TRY(make_tuple(rt, Span<const Value>(names->span())));
  TRY(dict_set_str(rt, body, sym<"__doc__">, TRY(doc_of(rt, name, names))));
  TRY(dict_set_str(rt, body, sym<"__slots__">, to_value(make_tuple(rt, 0))));
  TRY(dict_set_str(rt, body, sym<"_fields">, fields));
  TRY(dict_set_str(rt, body, sym<"_field_defaults">, defaults));
  TRY(dict_set_str(rt, body, sym<"__new__">, TRY(make_constructor(rt, name, fields, defaults))));
  TRY(dict_set_str(rt, body, sym<"__match_args__">, fields));
  TRY(dict_set_str(rt, body, sym<"__module__">, module));
  for (const Attribute& method : namedtuple_methods) TRY(dict_set_str(rt, body, method.name(), method.value()));
  for (uint32_t i = 0; i < names->size; i++)
    TRY(dict_set_str(rt, body, as_str(names->items()[i]), TRY(make_field(rt, i))));
  return to_value(body);
}

}  // namespace

// typename, field_names, rename, defaults, module
Value make_namedtuple(Runtime& rt, const Args& args) {
  Value text = TRY(str(rt, args[0]));
  const Str* name = intern(rt, as_str(text));
  if (!name) return Failed{};
  List* names = cast<List>(TRY(read_names(rt, args[1])));
  bool renamed = !args[2].is_empty() && TRY(truth(rt, args[2]));
  if (renamed) TRY(rename_invalid(rt, names));
  TRY(check_name(rt, to_value(name)));
  TRY(check_names(rt, names, renamed));
  Dict* defaults = read_defaults(rt, names, args[3]);
  if (!defaults) return Failed{};
  Value module = args[4].is_empty() || args[4].is_none() ? calling_module(rt) : args[4];
  Value body = TRY(make_body(rt, to_value(name), names, to_value(defaults), module));
  Value base = to_value(&tuple_type);
  Value bases = TRY(make_tuple(rt, Span<const Value>(&base, 1)));
  return make_class(rt, &type_type, to_value(name), bases, body, Args{nullptr, 0});
}

}  // namespace adder
