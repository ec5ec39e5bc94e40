// Calls of native functions: counting arguments, sorting keywords into a parameter list, CPython's messages.
#include "core/vm/interpreter.h"

namespace adder {

namespace {

bool has_self(const NativeFunction* function) {
  return function->flags & (NativeFunction::Method | NativeFunction::ClassMethod);
}

// The class whose table holds the method, for messages: "list." of "list.append()". Empty for a function.
string_view owner_name(const NativeFunction* function, const Args& args) {
  if (!has_self(function) || args.positional == 0) return {};
  const Type* type = function->flags & NativeFunction::Method ? type_of(args[0]) : cast<Type>(args[0]);
  for (; type; type = type->base)
    for (uint16_t i = 0; i < type->attribute_count; i++)
      if (type->attributes[i].value.object == function) return type->name->view();
  return {};
}

struct Naming {
  string_view owner;
  const char* dot;
  const Str* name;
};
Naming naming(const NativeFunction* function, const Args& args) {
  string_view owner = owner_name(function, args);
  return {owner, owner.empty() ? "" : ".", function->name};
}
#define NAMING(n) int((n).owner.size()), (n).owner.data(), (n).dot, (n).name

Failed wrong_count(Runtime& rt, const NativeFunction* function, const Args& args) {
  uint32_t self = has_self(function) ? 1 : 0;
  Naming n = naming(function, args);
  if (args.positional < self)
    return raise(rt, type_error_type, "unbound method %N() needs an argument", function->name);
  uint32_t least = function->min - self, most = function->positional - self, given = args.positional - self;
  if (function->max == NativeFunction::variadic) most = ~0u;
  if (least == most && most == 0)
    return raise(rt, type_error_type, "%.*s%s%N() takes no arguments (%u given)", NAMING(n), given);
  if (least == most && most == 1)
    return raise(rt, type_error_type, "%.*s%s%N() takes exactly one argument (%u given)", NAMING(n), given);
  uint32_t bound = given < least ? least : most;
  const char* how = least == most ? "" : given < least ? "at least " : "at most ";
  return raise(rt, type_error_type, "%N expected %s%u argument%s, got %u", function->name, how, bound,
               bound == 1 ? "" : "s", given);
}

// The parameter list, one name after the other.
struct ParameterReader {
  const char* next;
  const char* name = nullptr;
  size_t size = 0;
  bool has_default = false;
  bool positional_only = false;  // a "/" comes later
  bool keyword_only = false;     // behind "*"

  explicit ParameterReader(const char* text) : next(text) {}

  bool read() {
    for (;;) {
      while (*next == ' ' || *next == ',') next++;
      if (!*next) return false;
      if (*next == '/') {
        next++;
        continue;
      }
      if (*next == '*') {
        keyword_only = true;
        next++;
        continue;
      }
      break;
    }
    name = next;
    while (*next && *next != ',' && *next != '=' && *next != ' ') next++;
    size = size_t(next - name);
    has_default = *next == '=';
    skip_default();
    positional_only = slash_follows();
    return true;
  }

 private:
  void skip_default() {
    int depth = 0;
    char quote = 0;
    for (; *next && (quote || depth || *next != ','); next++) {
      if (quote) {
        if (*next == quote) quote = 0;
      } else if (*next == '\'' || *next == '"') {
        quote = *next;
      } else if (*next == '(' || *next == '[') {
        depth++;
      } else if (*next == ')' || *next == ']') {
        depth--;
      }
    }
  }
  bool slash_follows() const {
    char quote = 0;
    char before = ',';
    for (const char* p = next; *p; p++) {
      if (quote) {
        if (*p == quote) quote = 0;
      } else if (*p == '\'' || *p == '"') {
        quote = *p;
      } else if (*p == '/' && before == ',') {
        return true;
      }
      if (*p != ' ') before = *p;
    }
    return false;
  }
};

Failed bad_keyword(Runtime& rt, const NativeFunction* function, const Str* name) {
  ParameterReader reader(function->parameters);
  bool any_by_name = false;
  while (reader.read()) {
    if (reader.positional_only && name->view() == string_view(reader.name, reader.size))
      return raise(rt, type_error_type, "%N() got some positional-only arguments passed as keyword arguments: '%N'",
                   function->name, name);
    any_by_name |= !reader.positional_only;
  }
  if (!any_by_name) return raise(rt, type_error_type, "%N() takes no keyword arguments", function->name);
  return raise(rt, type_error_type, "'%N' is an invalid keyword argument for %N()", name, function->name);
}

// Puts the keyword's value into its place among `values`.
Status place_keyword(Runtime& rt, const NativeFunction* function, Value* values, const Str* name, Value value) {
  ParameterReader reader(function->parameters);
  uint32_t i = has_self(function) ? 1 : 0;
  for (; reader.read(); i++) {
    if (reader.positional_only || name->view() != string_view(reader.name, reader.size)) continue;
    if (!values[i].is_empty())
      return raise(rt, type_error_type, "argument for %N() given by name ('%N') and position (%u)", function->name,
                   name, i + 1 - (has_self(function) ? 1 : 0));
    values[i] = value;
    return {};
  }
  return bad_keyword(rt, function, name);
}

Status check_required(Runtime& rt, const NativeFunction* function, const Value* values) {
  ParameterReader reader(function->parameters);
  uint32_t self = has_self(function) ? 1 : 0;
  for (uint32_t i = self; reader.read(); i++)
    if (!reader.has_default && values[i].is_empty())
      return raise(rt, type_error_type, "%N() missing required argument '%.*s' (pos %u)", function->name,
                   int(reader.size), reader.name, i + 1 - self);
  return {};
}

}  // namespace

Value call_native(Runtime& rt, const NativeFunction* function, const Args& args) {
  bool in_range = args.positional >= function->min &&
                  (args.positional <= function->max || function->max == NativeFunction::variadic);
  if (function->flags & NativeFunction::RawKeywords) {
    if (!in_range) return wrong_count(rt, function, args);
    return function->entry(rt, args);
  }
  if (function->parameters) return call_native_bound(rt, function, args);
  if (args.keywords) {
    Naming n = naming(function, args);
    return raise(rt, type_error_type, "%.*s%s%N() takes no keyword arguments", NAMING(n));
  }
  if (!in_range) return wrong_count(rt, function, args);
  return function->entry(rt, args);
}

Value call_native_bound(Runtime& rt, const NativeFunction* function, const Args& args) {
  if (args.positional > function->positional || args.positional < (has_self(function) ? 1u : 0u))
    return wrong_count(rt, function, args);
  Value values[function->max + 1];  // empty, as every Value is at first
  for (uint32_t i = 0; i < args.positional; i++) values[i] = args[i];
  for (uint32_t i = 0; i < args.keywords; i++)
    TRY(place_keyword(rt, function, values, cast<Str>(args.names[i]), args.values[args.positional + i]));
  if (args.positional < function->min) {
    if (!args.keywords) {
      ParameterReader reader(function->parameters);
      if (reader.read() && reader.positional_only) return wrong_count(rt, function, args);
    }
    TRY(check_required(rt, function, values));
  }
  return function->entry(rt, Args{values, function->max});
}

}  // namespace adder
