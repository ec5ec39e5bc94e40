// Functions of ROM: calling them by their parameter lists, and their Python type.
#include "core/runtime/exceptions.h"
#include "core/types/argument_words.h"
#include "core/types/descriptors.h"
#include "core/types/parameter_text.h"
#include "core/types/text_builder.h"
#include "core/types/type.h"

namespace adder {

namespace {
constexpr uint32_t most_parameters = 24;  // of a function with a parameter list

// The linked-in module in whose table a function stands; nullptr for a method.
const Str* module_of(Runtime& rt, const NativeFunction& f) {
  for (auto module = rt.native_modules; module && *module; module++)
    for (uint32_t i = 0; i < (*module)->attribute_count; i++)
      if ((*module)->attributes[i].object() == &f) return (*module)->name;
  return nullptr;
}

// "math.sin", but "len".
void add_module(Runtime& rt, TextBuilder& text, const NativeFunction& f) {
  const Str* module = module_of(rt, f);
  if (module && module != sym<"builtins">) text.add(module).add('.');
}

// "list.append" for a method, whose type is found through self; else "len".
void add_full_name(TextBuilder& text, const NativeFunction& f, const Args& args) {
  if ((f.flags & (NativeFunction::Method | NativeFunction::ClassMethod)) && args.positional) {
    MroWalk walk(f.flags & NativeFunction::Method ? type_of(args[0]) : cast<Type>(args[0]));
    while (const Type* cls = walk.next())
      for (uint32_t i = 0; i < cls->attribute_count; i++)
        if (cls->attributes[i].object() == &f) {
          text.add(type_short_name(cls)).add('.').add(f.name);
          return;
        }
  }
  text.add(f.name);
}

bool has_self(const NativeFunction& f) { return f.flags & (NativeFunction::Method | NativeFunction::ClassMethod); }

// str's and bytes' methods that search in a part of themselves (find, count, startswith, …) have words of their own.
bool searches_text(const Args& args, unsigned least, unsigned most) {
  if (least != 1 || most != 3 || !args.positional) return false;
  return has_kind(args[0], Kind::Str) || has_kind(args[0], Kind::Bytes) || has_kind(args[0], Kind::ByteArray);
}

// Too few or too many positional arguments, in CPython's words for each kind of function.
Failed wrong_native_count(Runtime& rt, const NativeFunction& f, const Args& args) {
  unsigned own = has_self(f) ? 1 : 0;
  unsigned given = args.positional - (args.positional ? own : 0);
  unsigned least = f.min - own, most = f.max == NativeFunction::variadic ? ~0u : unsigned(f.positional - own);
  TextBuilder text(rt);
  if (f.parameters() && most == 0) {
    text.add(f.name).add("() takes no positional arguments");
  } else if (least == most && most < 2) {
    add_module(rt, text, f);
    add_full_name(text, f, args);
    text.add(most ? "() takes exactly one argument (" : "() takes no arguments (").add_int(given).add(" given)");
  } else if (f.parameters() && given > most) {
    text.add(f.name).add("() takes ").add(least == most ? "exactly " : "at most ").add_int(most);
    if (f.positional < f.max) text.add(" positional");
    text.add(most == 1 ? " argument (" : " arguments (").add_int(given).add(" given)");
  } else if (searches_text(args, least, most)) {
    text.add(f.name).add(given ? "() takes at most 3 arguments (" : "() takes at least 1 argument (");
    text.add_int(given).add(" given)");
  } else {
    unsigned expected = given < least ? least : most;
    text.add(f.name).add(" expected ");
    if (least != most) text.add(given < least ? "at least " : "at most ");
    text.add_int(expected).add(expected == 1 ? " argument, got " : " arguments, got ").add_int(given);
  }
  Value message = text.finish();
  return message.failed() ? Failed{} : raise_with(rt, type_error_type, message);
}

Failed no_keywords(Runtime& rt, const NativeFunction& f, const Args& args) {
  TextBuilder text(rt);
  add_module(rt, text, f);
  add_full_name(text, f, args);
  Value message = text.add("() takes no keyword arguments").finish();
  return message.failed() ? Failed{} : raise_with(rt, type_error_type, message);
}

// Walks the names of a parameter list, markers left out; default texts are skipped.
struct ParameterNames {
  const char* at;
  bool positional_only = false;  // of the names seen up to now, once "/" was passed
  string_view next() {
    for (;;) {
      while (*at == ' ' || *at == ',') at++;
      if (!*at) return {};
      const char* start = at;
      while (*at && *at != ',' && *at != '=') at++;
      string_view name(start, size_t(at - start));
      if (*at == '=') skip_default();
      if (name[0] == '*' || name == "/") continue;
      return name;
    }
  }
  void skip_default() {
    for (char quote = 0; *at && (quote || *at != ','); at++) {
      if (quote ? *at == quote : (*at == '\'' || *at == '"')) quote = quote ? 0 : *at;
    }
  }
};

// How many of the named parameters cannot be given by keyword: those before "/".
uint32_t positional_only_count(const char* parameters) {
  const char* slash = parameters;
  for (; *slash; slash++)
    if (*slash == '/' && (slash[1] == ',' || !slash[1])) break;
  if (!*slash) return 0;
  uint32_t count = 0;
  for (ParameterNames names{parameters}; !names.next().empty() && names.at <= slash;) count++;
  return count;
}

// Index of a keyword among the values, or -1.
int32_t parameter_index(const NativeFunction& f, const char* list, string_view keyword) {
  ParameterNames names{list};
  uint32_t first_keyword = positional_only_count(list);
  for (uint32_t i = 0;; i++) {
    string_view name = names.next();
    if (name.empty()) return -1;
    if (i >= first_keyword && name == keyword) return int32_t(i + (has_self(f) ? 1 : 0));
  }
}

Failed missing_required(Runtime& rt, const NativeFunction& f, uint32_t index) {
  uint32_t position = index - (has_self(f) ? 1 : 0);
  ParameterText list(f);
  ParameterNames names{list};
  string_view name;
  for (uint32_t i = 0; i <= position; i++) name = names.next();
  TextBuilder text(rt);
  text.add(f.name).add("() missing required argument '").add(name).add("' (pos ").add_int(position + 1).add(")");
  Value message = text.finish();
  return message.failed() ? Failed{} : raise_with(rt, type_error_type, message);
}

// What is wrong with the arguments of a function that is Python in CPython; called when something is.
Failed wrong_for_python(Runtime& rt, const NativeFunction& f, const Args& args) {
  ParameterText list(f);
  string_view missing[most_parameters];
  size_t count = 0;
  if (args.positional > f.positional)
    return raise_too_many_positional(rt, {f.name->view(), 0, f.min, f.positional}, args.positional);
  for (uint32_t k = 0; k < args.keywords; k++) {
    string_view keyword = cast<Str>(args.names[k])->view();
    int32_t index = parameter_index(f, list, keyword);
    if (index < 0) return raise_unexpected_keyword(rt, f.name->view(), keyword);
    if (index < int32_t(args.positional)) return raise_repeated_argument(rt, f.name->view(), keyword);
  }
  ParameterNames names{list};
  for (uint32_t i = 0; i < f.min; i++) {
    string_view name = names.next();
    bool given = i < args.positional;
    for (uint32_t k = 0; k < args.keywords; k++) given |= cast<Str>(args.names[k])->view() == name;
    if (!given) missing[count++] = name;
  }
  return raise_missing_positional(rt, f.name->view(), {missing, count});
}

Value enter(Runtime& rt, const NativeFunction& f, const Args& args) {
  return f.flags & NativeFunction::Described ? f.entry.described(rt, f, args) : f.entry.plain(rt, args);
}

Value call_sorted(Runtime& rt, const NativeFunction& f, const Args& args) {
  contract(f.max <= most_parameters, "at most 24 parameters in a list");
  auto wrong_count = [&] {
    return f.flags & NativeFunction::PythonWords ? wrong_for_python(rt, f, args) : wrong_native_count(rt, f, args);
  };
  if (args.positional > f.positional) return wrong_count();
  Value values[most_parameters];
  for (uint32_t i = 0; i < args.positional; i++) values[i] = args[i];
  ParameterText list(f);
  for (uint32_t k = 0; k < args.keywords; k++) {
    auto* keyword = cast<Str>(args.names[k]);
    int32_t index = parameter_index(f, list, keyword->view());
    bool fits = index >= 0 && values[index].is_empty();
    if (!fits && f.flags & NativeFunction::PythonWords) return wrong_count();
    if (index < 0) return raise(rt, type_error_type, "'%N' is an invalid keyword argument for %N()"_m, keyword, f.name);
    if (!values[index].is_empty())
      return raise(rt, type_error_type, "argument for %N() given by name ('%N') and position (%d)"_m, f.name, keyword,
                   index + (has_self(f) ? 0 : 1));
    values[index] = args.values[args.positional + k];
  }
  for (uint32_t i = 0; i < f.min; i++) {
    if (!values[i].is_empty()) continue;
    bool counted = positional_only_count(list) + (has_self(f) ? 1 : 0) > i;
    return counted || f.flags & NativeFunction::PythonWords ? wrong_count() : missing_required(rt, f, i);
  }
  return enter(rt, f, Args{values, f.max});
}
}  // namespace

Value call_native(Runtime& rt, const NativeFunction& f, const Args& args) {
  if (has_self(f) && !args.positional)
    return raise(rt, type_error_type, "unbound method %N() needs an argument"_m, f.name);
  if (f.flags & NativeFunction::RawKeywords) return enter(rt, f, args);
  if (f.parameters()) {
    if (!args.keywords && args.positional == f.max && f.positional == f.max) return enter(rt, f, args);
    return call_sorted(rt, f, args);
  }
  if (args.keywords) return no_keywords(rt, f, args);
  if (args.positional < f.min || (args.positional > f.max && f.max != NativeFunction::variadic))
    return wrong_native_count(rt, f, args);
  return enter(rt, f, args);
}

namespace {
Value native_function_call(Runtime& rt, Value self, const Args& args) {
  return call_native(rt, *cast<NativeFunction>(self), args);
}

Value native_function_get(Runtime& rt, Value self, Value instance, const Type* owner) {
  auto* f = cast<NativeFunction>(self);
  if (f->flags & NativeFunction::ClassMethod) return make_bound_method(rt, self, to_value(owner));
  if (instance.is_empty() || !(f->flags & NativeFunction::Method)) return self;
  return make_bound_method(rt, self, instance);
}

Value native_function_repr(Runtime& rt, Value self) {
  return TextBuilder(rt).add("<built-in function ").add(cast<NativeFunction>(self)->name).add('>').finish();
}

Value native_function_name(Runtime&, Value self) { return to_value(cast<NativeFunction>(self)->name); }

Value native_function_module(Runtime& rt, Value self) {
  const Str* module = module_of(rt, *cast<NativeFunction>(self));
  return module ? to_value(module) : Value::none();
}

// "(a, b=1)" of a function with a parameter list, None of others.
Value native_function_signature(Runtime& rt, Value self) {
  auto* f = cast<NativeFunction>(self);
  if (!f->parameters()) return Value::none();
  return TextBuilder(rt).add('(').add(ParameterText(*f)).add(')').finish();
}

constexpr Attribute native_function_attributes[] = {
    PROPERTY("__name__", native_function_name),
    PROPERTY("__qualname__", native_function_name),
    PROPERTY("__text_signature__", native_function_signature),
    PROPERTY("__module__", native_function_module),
    CONSTANT("__doc__", Value::none()),
};
}  // namespace

ROM_TYPE(native_function_type, {
                                   .name = sym<"builtin_function_or_method">,
                                   .kind = Kind::NativeFunction,
                                   .flags = Type::Final | Type::Abstract | Type::IsMethodDescriptor,
                                   .native_bytes = sizeof(NativeFunction),
                                   .call = native_function_call,
                                   .descriptor_get = native_function_get,
                                   .repr = native_function_repr,
                                   .attributes = native_function_attributes,
                               });

WithSelf::WithSelf(Runtime& rt, Value self, const Args& rest)
    : args_{buffer_, rest.positional + 1, rest.keywords, rest.names} {
  uint32_t count = rest.positional + rest.keywords;
  if (count + 1 > std::size(buffer_)) {
    auto* array = rt.heap.make<ValueArray>(value_array_type, (count + 1) * sizeof(Value));
    if (!array) {
      (void)rt.no_memory();
      failed_ = true;
      return;
    }
    args_.values = array->items();
  }
  args_.values[0] = self;
  if (count) std::memcpy(static_cast<void*>(args_.values + 1), rest.values, count * sizeof(Value));
}

}  // namespace adder
