// Binding the arguments of a call to the parameters of a Python function, with CPython's messages.
//
// The window is the callee's: its first registers are the parameters, in the order of code.h. The callee's frame is
// already pushed, so that whatever stands in the window is seen by the collector. Arguments that lie where the window
// is (a call in place) are moved only over places that have been read.
#include "core/types/text_builder.h"
#include "core/vm/interpreter.h"

namespace adder {

namespace {

struct Binding {
  Runtime& rt;
  Function* function;
  Code* code;
  Value* window;
  Value self;  // goes before the positional arguments, or empty
  const Args& args;
  uint32_t given;            // positional arguments, self included
  uint32_t positional;       // positional parameters
  uint32_t named;            // and the keyword-only ones
  Tuple* extra = nullptr;    // *args
  Dict* keywords = nullptr;  // **kwargs

  Binding(Runtime& r, Function* f, Value* w, Value s, const Args& a)
      : rt(r), function(f), code(f->code.get()), window(w), self(s), args(a) {
    given = a.positional + (s.is_empty() ? 0 : 1);
    positional = code->positional_count;
    named = positional + code->keyword_only_count;
  }

  Value argument(uint32_t i) const {
    if (self.is_empty()) return args.values[i];
    return i == 0 ? self : args.values[i - 1];
  }
  const Str* parameter(uint32_t i) const { return cast<Str>(code->local_names->items()[i]); }
  const Str* function_text() const { return function_name(function); }

  Status collect_extra();
  Status place_keywords(const Value* values);
  Status place_keyword(const Str* name, Value value);
  int32_t find_parameter(const Str* name) const;
  Status unexpected_keyword(const Str* name);
  Status fill_defaults();
  Status too_many();
  Status missing_positional(uint32_t first_default);
  Status missing_keyword_only(uint32_t count);
  Status missing(uint32_t count, const char* kind, uint32_t begin, uint32_t end);
  Value keyword_default(uint32_t i) const;
  Status bind();
};

Status Binding::collect_extra() {
  uint32_t count = given > positional ? given - positional : 0;
  extra = make_tuple(rt, count);
  if (!extra) return rt.no_memory();
  for (uint32_t i = 0; i < count; i++) extra->items()[i] = argument(positional + i);
  return {};
}

int32_t Binding::find_parameter(const Str* name) const {
  for (uint32_t i = code->positional_only_count; i < named; i++)
    if (parameter(i) == name) return int32_t(i);
  return -1;
}

// The positional-only parameters among the keywords, or just an unknown name.
Status Binding::unexpected_keyword(const Str* name) {
  TextBuilder names(rt);
  bool any = false;
  for (uint32_t i = 0; i < code->positional_only_count; i++)
    for (uint32_t k = 0; k < args.keywords; k++)
      if (cast<Str>(args.names[k]) == parameter(i)) {
        if (any) names.add(", ");
        any = true;
        names.add(parameter(i));
      }
  if (!any) return raise(rt, type_error_type, "%N() got an unexpected keyword argument '%N'"_m, function_text(), name);
  Value text = names.finish();
  if (text.is_error()) return Failed{};
  return raise(rt, type_error_type, "%N() got some positional-only arguments passed as keyword arguments: '%S'"_m,
               function_text(), text);
}

Status Binding::place_keyword(const Str* name, Value value) {
  int32_t index = find_parameter(name);
  if (index < 0) {
    if (!keywords) return unexpected_keyword(name);
    return dict_set_str(rt, keywords, name, value);
  }
  if (!window[index].is_empty())
    return raise(rt, type_error_type, "%N() got multiple values for argument '%N'"_m, function_text(), name);
  window[index] = value;
  return {};
}

Status Binding::place_keywords(const Value* values) {
  for (uint32_t i = 0; i < args.keywords; i++) TRY(place_keyword(cast<Str>(args.names[i]), values[i]));
  return {};
}

Status Binding::too_many() {
  uint32_t defaults = function->defaults.is_empty() ? 0 : uint32_t(cast<Tuple>(function->defaults)->size);
  uint32_t keyword_only = 0;
  for (uint32_t i = positional; i < named; i++) keyword_only += !window[i].is_empty();
  TextBuilder text(rt);
  text.add_format("%N() takes "_m, function_text());
  if (defaults) text.add_format("from %u to "_m, positional - defaults);
  text.add_format("%u positional argument%s but %u"_m, positional, positional == 1 && !defaults ? "" : "s", given);
  if (keyword_only)
    text.add_format(" positional argument%s (and %u keyword-only argument%s)"_m, given == 1 ? "" : "s", keyword_only,
                    keyword_only == 1 ? "" : "s");
  text.add(given == 1 && !keyword_only ? " was given" : " were given");
  Value message = text.finish();
  if (message.is_error()) return Failed{};
  return raise(rt, type_error_type, "%S"_m, message);
}

// Names the empty parameters in [begin, end), of which there are `count`.
Status Binding::missing(uint32_t count, const char* kind, uint32_t begin, uint32_t end) {
  TextBuilder text(rt);
  text.add_format("%N() missing %u required %s argument%s: "_m, function_text(), count, kind, count == 1 ? "" : "s");
  uint32_t named_so_far = 0;
  for (uint32_t i = begin; i < end; i++) {
    if (!window[i].is_empty()) continue;
    named_so_far++;
    if (named_so_far > 1) text.add(named_so_far < count ? ", " : count == 2 ? " and " : ", and ");
    text.add_format("'%N'"_m, parameter(i));
  }
  Value message = text.finish();
  if (message.is_error()) return Failed{};
  return raise(rt, type_error_type, "%S"_m, message);
}

Status Binding::missing_positional(uint32_t first_default) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < first_default; i++) count += window[i].is_empty();
  return count ? missing(count, "positional", 0, first_default) : Status();
}

Status Binding::missing_keyword_only(uint32_t count) { return missing(count, "keyword-only", positional, named); }

Value Binding::keyword_default(uint32_t i) const {
  if (function->extra.is_empty()) return Value::empty();
  Value defaults = dict_get_str(cast<Dict>(function->extra), sym<"__kwdefaults__">);
  if (defaults.is_empty() || !has_kind(defaults, Kind::Dict)) return Value::empty();
  return dict_get_str(cast<Dict>(defaults), parameter(i));
}

Status Binding::fill_defaults() {
  uint32_t defaults = function->defaults.is_empty() ? 0 : uint32_t(cast<Tuple>(function->defaults)->size);
  uint32_t first_default = positional > defaults ? positional - defaults : 0;
  if (given < first_default) TRY(missing_positional(first_default));
  uint32_t skipped = defaults + first_default - positional;  // more defaults than parameters: __defaults__ was set so
  for (uint32_t i = given > first_default ? given : first_default; i < positional; i++)
    if (window[i].is_empty()) window[i] = cast<Tuple>(function->defaults)->items()[i - first_default + skipped];
  uint32_t missing_count = 0;
  for (uint32_t i = positional; i < named; i++) {
    if (window[i].is_empty()) window[i] = keyword_default(i);
    missing_count += window[i].is_empty();
  }
  return missing_count ? missing_keyword_only(missing_count) : Status();
}

Status Binding::bind() {
  // In place, the values of keywords may lie where parameters come: they are moved aside.
  const Value* keyword_values = args.values + args.positional;
  bool in_place = args.values == window;
  Value aside[in_place ? args.keywords + 1 : 1];
  if (in_place) {
    for (uint32_t i = 0; i < args.keywords; i++) aside[i] = keyword_values[i];
    keyword_values = aside;
  }
  if (code->is(Code::VarArgs)) TRY(collect_extra());
  if (code->is(Code::VarKeywords)) {
    keywords = make_dict(rt);
    if (!keywords) return Failed{};
  }
  uint32_t placed = given < positional ? given : positional;
  if (!in_place)
    for (uint32_t i = placed; i-- > 0;) window[i] = argument(i);
  for (uint32_t i = placed; i < named; i++) window[i] = Value::empty();
  if (args.keywords) TRY(place_keywords(keyword_values));
  if (given > positional && !extra) return too_many();
  if (given < positional || named > positional) TRY(fill_defaults());
  if (extra) window[named] = to_value(extra);
  if (keywords) window[named + (extra ? 1 : 0)] = to_value(keywords);
  return {};
}

}  // namespace

const Str* function_name(Function* function) {
  if (!function->extra.is_empty()) {
    Value name = dict_get_str(cast<Dict>(function->extra), sym<"__qualname__">);
    if (has_kind(name, Kind::Str)) return cast<Str>(name);
  }
  return function->code->qualified_name.get();
}

Status bind_arguments(Runtime& rt, Function* function, Value* window, Value self, const Args& args) {
  Code* code = function->code.get();
  uint32_t given = args.positional + (self.is_empty() ? 0 : 1);
  bool plain = !args.keywords && given == code->positional_count && !code->keyword_only_count &&
               !(code->flags & (Code::VarArgs | Code::VarKeywords));
  if (!plain) return Binding(rt, function, window, self, args).bind();
  if (!self.is_empty()) {
    for (uint32_t i = args.positional; i-- > 0;) window[i + 1] = args.values[i];
    window[0] = self;
  } else if (args.values != window) {
    for (uint32_t i = 0; i < args.positional; i++) window[i] = args.values[i];
  }
  return {};
}

}  // namespace adder
