// Which names begin with what was typed.
#include "core/prompt/completion.h"

#include "core/types/layouts.h"
#include "core/types/str.h"

namespace adder {

namespace {

constexpr size_t screen_columns = 80, column_width = 16;

constexpr bool is_path(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' ||
         (c & 0x80);
}

// Names of modules are wanted after `import` and `from`, until the module is named.
bool wants_module(string_view line) {
  line.remove_prefix(line.find_first_not_of(' '));
  if (line.starts_with("from ")) return line.find(" import") == string_view::npos;
  return line.starts_with("import ");
}

// The matches of a prefix: how many, and what they all begin with.
struct Matches {
  string_view prefix, common;
  size_t count = 0;

  bool fits(string_view name) const { return name.starts_with(prefix) && (!prefix.empty() || !name.starts_with('_')); }
  void add(string_view name) {
    if (!fits(name)) return;
    size_t same = 0;
    while (count && same < common.size() && same < name.size() && common[same] == name[same]) same++;
    common = count ? common.substr(0, same) : name;
    count++;
  }
};

template <class Visit>
void each_name(Value names, Visit visit) {
  List* list = cast<List>(names);
  for (uint32_t i = 0; i < list->size; i++)
    if (is_str(list->items()[i])) visit(as_str(list->items()[i])->view());
}

void show(Value names, const Matches& matches, PromptTerminal& terminal) {
  size_t column = 0;
  terminal.write("\r\n");
  each_name(names, [&](string_view name) {
    if (!matches.fits(name)) return;
    size_t width = (name.size() + 1 + column_width) / column_width * column_width;
    if (column && column + width > screen_columns) {
      terminal.write("\r\n");
      column = 0;
    }
    terminal.write(name);
    for (size_t i = name.size(); i < width; i++) terminal.write(" ");
    column += width;
  });
  terminal.write("\r\n");
}

Status append_text(Runtime& rt, Value list, string_view text) {
  Value name = make_str(rt, text);
  return name.is_error() ? Status(Failed{}) : list_append(rt, cast<List>(list), name);
}

}  // namespace

Value NameCompleter::names_of(Value object) {
  Value names = call(rt_, TRY(builtin_lookup(rt_, sym<"dir">)), object);
  if (names.is_error()) return Failed{};
  return names;
}

Value NameCompleter::global_names() {
  Value names = TRY(names_of(TRY(import_module(rt_, sym<"builtins">))));
  Value key, value;
  for (uint32_t position = 0; dict_next(globals_, &position, &key, &value);)
    if (builtin_lookup(rt_, cast<Str>(key)).is_empty()) TRY(list_append(rt_, cast<List>(names), key));
  return names;
}

Value NameCompleter::module_names() {
  Value names = TRY(make_list(rt_, Span<const Value>()));
  for (auto module = rt_.native_modules; module && *module; module++)
    TRY(list_append(rt_, cast<List>(names), to_value((*module)->name)));
  for (auto module = rt_.frozen_modules; module && module->name; module++) TRY(append_text(rt_, names, module->name));
  return names;
}

// What may stand behind `path`, the dotted names already complete ("" = nothing yet).
Value NameCompleter::candidates(string_view path, bool modules) {
  if (path.empty()) return modules ? module_names() : global_names();
  Value object = Value::empty();
  while (!path.empty()) {
    string_view part = path.substr(0, path.find('.'));
    const Str* name = intern(rt_, part);
    if (!name) return Failed{};
    if (!object.is_empty())
      object = TRY(get_attribute(rt_, object, name));
    else if (object = dict_get_str(globals_, name); object.is_empty())
      object = builtin_lookup(rt_, name);
    if (object.is_empty()) return make_list(rt_, Span<const Value>());
    path.remove_prefix(part.size() + 1);
  }
  return names_of(object);
}

bool NameCompleter::complete(LineBuffer& line, size_t* cursor, PromptTerminal& terminal) {
  string_view text = line.view().substr(0, *cursor);
  size_t start = text.size();
  while (start && is_path(text[start - 1])) start--;
  string_view word = text.substr(start);
  size_t dot = word.rfind('.');
  string_view path = dot == string_view::npos ? "" : word.substr(0, dot + 1);
  Matches matches{word.substr(path.size()), {}};
  Value names = candidates(path, wants_module(text));
  if (names.is_error()) {
    (void)take_exception(rt_);
    return false;
  }
  each_name(names, [&](string_view name) { matches.add(name); });
  if (matches.count == 0) return false;
  string_view rest = matches.common.substr(matches.prefix.size());
  if (!rest.empty()) {
    if (line.insert(*cursor, rest)) *cursor += rest.size();
    return false;
  }
  if (matches.count > 1) show(names, matches, terminal);
  return matches.count > 1;
}

}  // namespace adder
