// "Did you mean": the likely spelling of a name that was not found.
//
// Distance is the least cost of changing one name into the other: 2 for a character put in, left out or exchanged, 1
// for one that only differs in case. The nearest candidate counts when it is near enough for the names' lengths.
#include "core/builtins/traceback.h"
#include "core/compile/code.h"
#include "core/runtime/exceptions.h"
#include "core/types/exceptions/exception.h"
#include "core/types/text_builder.h"

namespace adder {

namespace {
constexpr size_t most_characters = 40;
constexpr uint32_t most_candidates = 750;
constexpr unsigned move_cost = 2, case_cost = 1;

char lower(char c) { return c >= 'A' && c <= 'Z' ? char(c | 32) : c; }
unsigned exchange_cost(char a, char b) { return a == b ? 0 : lower(a) == lower(b) ? case_cost : move_cost; }
unsigned least(unsigned a, unsigned b) { return a < b ? a : b; }

// The distance, or something above `limit`.
unsigned distance(string_view a, string_view b, unsigned limit) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) a.remove_prefix(1), b.remove_prefix(1);
  while (!a.empty() && !b.empty() && a.back() == b.back()) a.remove_suffix(1), b.remove_suffix(1);
  if (a.empty() || b.empty()) return unsigned(a.size() + b.size()) * move_cost;
  if (a.size() > most_characters || b.size() > most_characters) return limit + 1;
  unsigned row[most_characters + 1];
  for (size_t j = 0; j <= b.size(); j++) row[j] = unsigned(j) * move_cost;
  for (size_t i = 0; i < a.size(); i++) {
    unsigned diagonal = row[0], smallest = row[0] += move_cost;
    for (size_t j = 0; j < b.size(); j++) {
      unsigned exchanged = diagonal + exchange_cost(a[i], b[j]);
      diagonal = row[j + 1];
      row[j + 1] = least(exchanged, least(row[j], row[j + 1]) + move_cost);
      smallest = least(smallest, row[j + 1]);
    }
    if (smallest > limit) return limit + 1;
  }
  return row[b.size()];
}

// The nearest name seen so far.
class Nearest {
 public:
  explicit Nearest(string_view wrong) : wrong_(wrong) {}
  void consider(Value candidate) {
    if (!has_kind(candidate, Kind::Str) || seen_++ > most_candidates) return;
    string_view name = cast<Str>(candidate)->view();
    if (name == wrong_ || name.size() > most_characters || wrong_.size() > most_characters) return;
    // A third of the names' characters may be wrong.
    unsigned limit = unsigned(name.size() + wrong_.size() + 3) * move_cost / 6;
    if (best_ && limit >= best_distance_) limit = best_distance_ - 1;
    unsigned cost = distance(wrong_, name, limit);
    if (cost > limit) return;
    best_ = cast<Str>(candidate);
    best_distance_ = cost;
  }
  const Str* best() const { return best_; }

 private:
  string_view wrong_;
  const Str* best_ = nullptr;
  unsigned best_distance_ = 0;
  uint32_t seen_ = 0;
};

void consider_keys(Nearest& nearest, Dict* dict) {
  Value key, value;
  for (uint32_t position = 0; dict_next(dict, &position, &key, &value);) nearest.consider(key);
}

// What dir(object) lists.
void consider_attributes(Runtime& rt, Nearest& nearest, Value object) {
  Value names = call(rt, builtin_lookup(rt, sym<"dir">), object);
  if (names.failed()) return (void)take_exception(rt);
  for (uint32_t i = 0; has_kind(names, Kind::List) && i < cast<List>(names)->size; i++)
    nearest.consider(cast<List>(names)->items()[i]);
}

// Names where a NameError came up: locals and globals of the innermost frame, built-ins. True: it is an attribute of
// self.
void consider_scope(Runtime& rt, Nearest& nearest, Value exception) {
  Value traceback = cast<Exception>(exception)->traceback;
  if (!is_exactly(traceback, traceback_type)) return;
  while (is_exactly(cast<Traceback>(traceback)->next, traceback_type)) traceback = cast<Traceback>(traceback)->next;
  auto* function = cast<Function>(cast<Traceback>(traceback)->function);
  Code* code = function->code.get();
  for (uint32_t i = 0; i < code->local_count; i++) nearest.consider(code->local_names->items()[i]);
  consider_keys(nearest, function->globals.get());
  Value builtins = import_module(rt, sym<"builtins">);
  if (builtins.failed()) return (void)take_exception(rt);
  consider_attributes(rt, nearest, builtins);
}
}  // namespace

void add_suggestion(TextBuilder& text, Runtime& rt, Value exception) {
  bool attribute = is_instance(exception, attribute_error_type), import = is_instance(exception, import_error_type);
  if (!attribute && !import && !is_instance(exception, name_error_type)) return;
  Value wrong = exception_field(exception, import ? sym<"name_from"> : sym<"name">);
  if (!has_kind(wrong, Kind::Str)) return;
  Nearest nearest(cast<Str>(wrong)->view());
  if (attribute) {
    Value object = exception_field(exception, sym<"obj">);
    if (object.is_empty()) return;
    consider_attributes(rt, nearest, object);
  } else if (import) {
    Value name = exception_field(exception, sym<"name">);
    Value module = has_kind(name, Kind::Str) ? dict_get(rt, rt.modules, name) : Value::empty();
    if (has_kind(module, Kind::Module)) consider_attributes(rt, nearest, module);
  } else {
    consider_scope(rt, nearest, exception);
  }
  if (nearest.best()) text.add(". Did you mean: '").add(nearest.best()).add("'?");
}

}  // namespace adder
