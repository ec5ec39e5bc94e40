// Messages of argument_words.h.
#include "core/types/argument_words.h"

#include "core/runtime/exceptions.h"
#include "core/types/text_builder.h"

namespace adder {

namespace {
Failed finish(Runtime& rt, TextBuilder& text) {
  Value message = text.finish();
  return message.failed() ? Failed{} : raise_with(rt, type_error_type, message);
}
TextBuilder& start(TextBuilder& text, string_view function) { return text.add(function).add("() "); }
}  // namespace

Failed raise_too_many_positional(Runtime& rt, const PythonParameters& parameters, uint32_t given) {
  uint32_t least = parameters.required + parameters.self, most = parameters.positional + parameters.self;
  given += parameters.self;
  TextBuilder text(rt);
  start(text, parameters.function).add("takes ");
  if (least < most) text.add("from ").add_int(least).add(" to ");
  text.add_int(most).add(most == 1 ? " positional argument but " : " positional arguments but ").add_int(given);
  return finish(rt, text.add(given == 1 ? " was given" : " were given"));
}

Failed raise_missing_positional(Runtime& rt, string_view function, Span<const string_view> names) {
  TextBuilder text(rt);
  start(text, function).add("missing ").add_int(int64_t(names.size()));
  text.add(names.size() == 1 ? " required positional argument: " : " required positional arguments: ");
  for (size_t i = 0; i < names.size(); i++) {
    bool last = i + 1 == names.size();
    if (i) text.add(!last ? ", " : names.size() > 2 ? ", and " : " and ");
    text.add('\'').add(names[i]).add('\'');
  }
  return finish(rt, text);
}

Failed raise_unexpected_keyword(Runtime& rt, string_view function, string_view name) {
  TextBuilder text(rt);
  return finish(rt, start(text, function).add("got an unexpected keyword argument '").add(name).add('\''));
}

Failed raise_repeated_argument(Runtime& rt, string_view function, string_view name) {
  TextBuilder text(rt);
  return finish(rt, start(text, function).add("got multiple values for argument '").add(name).add('\''));
}

}  // namespace adder
