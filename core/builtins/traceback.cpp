// Tracebacks as text, in CPython's form: see traceback.h. Source lines and their carets stand in source_lines.cpp,
// hints in suggestions.cpp.
#include "core/builtins/traceback.h"

#include "core/builtins/source_lines.h"
#include "core/compile/code.h"
#include "core/compile/line_table.h"
#include "core/runtime/exceptions.h"
#include "core/types/exceptions/exception.h"
#include "core/types/text_builder.h"
#include "core/types/type.h"

namespace adder {

namespace {
constexpr int most_repeats = 3;   // of one traceback line that are shown
constexpr int most_members = 15;  // of an exception group
constexpr int most_nesting = 10;  // of groups in groups
constexpr int most_links = 32;    // of causes and contexts

// Writes lines behind a margin, which groups deepen: "  | " and the like.
class Printer {
 public:
  Printer(TextBuilder& text, Runtime& rt) : text_(text), rt_(rt), sources_(rt) {}
  // An exception that is shown after those it came from.
  struct Link {
    Value exception;
    const Link* after;
    int count;
  };
  void exception(Value exception, const Link* after);

 private:
  void begin_line() {
    text_.add_repeated(' ', 2 * size_t(depth_));
    if (depth_) text_.add("| ");
  }
  void lines(string_view block);  // each line behind the margin
  void chain(Value exception, const Link* after);
  void header(Value exception, bool outermost_group);
  void entries(Value traceback);
  void entry(Value traceback);
  void message(Value exception);
  void syntax_error(Value exception);
  void notes(Value exception);
  void group(Value exception);

  TextBuilder& text_;
  Runtime& rt_;
  SourceLines sources_;
  int depth_ = 0;
  bool open_ = false;  // the last group's frame wants its closing line
};

void Printer::lines(string_view block) {
  while (!block.empty()) {
    size_t end = block.find('\n');
    string_view line = block.substr(0, end);
    begin_line();
    text_.add(line).add('\n');
    if (end == string_view::npos) break;
    block.remove_prefix(end + 1);
  }
}

// --- one traceback

struct Place {
  Code* code;
  SourceSpan span;
};

Place place_of(Value traceback) {
  auto* entry = cast<Traceback>(traceback);
  Code* code = cast<Function>(entry->function)->code.get();
  return {code, find_source_span(code, uint32_t(entry->position.as_small_int()))};
}

void Printer::entry(Value traceback) {
  Place place = place_of(traceback);
  begin_line();
  text_.add("  File \"").add(place.code->filename.get()).add("\", line ").add_int(place.span.line);
  text_.add(", in ").add(place.code->name.get()).add('\n');
  TextBuilder shown(rt_);
  sources_.add_line_with_carets(shown, place.code->filename.get(), place.span);
  if (shown.failed()) text_.fail();
  lines(shown.view());
}

void Printer::entries(Value traceback) {
  int repeats = 0;
  for (Value previous; is_exactly(traceback, traceback_type); traceback = cast<Traceback>(traceback)->next) {
    bool same = false;
    if (!previous.is_empty()) {
      Place a = place_of(previous), b = place_of(traceback);
      same = a.code == b.code && a.span.line == b.span.line;
    }
    repeats = same ? repeats + 1 : 0;
    if (repeats < most_repeats) entry(traceback);
    previous = traceback;
    Value next = cast<Traceback>(traceback)->next;
    bool goes_on = false;
    if (same && is_exactly(next, traceback_type)) {
      Place a = place_of(traceback), b = place_of(next);
      goes_on = a.code == b.code && a.span.line == b.span.line;
    }
    if (repeats < most_repeats || goes_on) continue;
    int hidden = repeats - most_repeats + 1;
    begin_line();
    text_.add("  [Previous line repeated ").add_int(hidden).add(hidden == 1 ? " more time]\n" : " more times]\n");
  }
}

void Printer::header(Value exception, bool outermost_group) {
  Value traceback = cast<Exception>(exception)->traceback;
  if (traceback.is_empty()) return;
  bool is_group = is_instance(exception, base_exception_group_type);
  if (outermost_group)
    text_.add("  + ");
  else
    begin_line();
  text_.add(is_group ? "Exception Group Traceback" : "Traceback").add(" (most recent call last):\n");
  entries(traceback);
}

// --- the last lines

void Printer::message(Value exception) {
  TextBuilder line(rt_);
  const Type* type = type_of(exception);
  Value module = type_module(rt_, type);
  bool plain = !has_kind(module, Kind::Str) || cast<Str>(module)->view() == "builtins" ||
               cast<Str>(module)->view() == "__main__";
  if (!plain) line.add(cast<Str>(module)).add('.');
  line.add_str(type_qualified_name(rt_, type));
  Value said = str(rt_, exception);
  if (said.failed()) {
    (void)take_exception(rt_);
    line.add(": <exception str() failed>");
  } else if (cast<Str>(said)->size()) {
    line.add(": ").add(cast<Str>(said));
  }
  add_suggestion(line, rt_, exception);
  if (line.failed()) text_.fail();
  lines(line.view());
}

// A SyntaxError shows the line it complains about, wherever it was raised.
void Printer::syntax_error(Value exception) {
  Value filename = exception_field(exception, sym<"filename">), line = exception_field(exception, sym<"lineno">);
  if (!line.is_small_int()) return message(exception);
  TextBuilder shown(rt_);
  shown.add("  File \"");
  has_kind(filename, Kind::Str) ? shown.add(cast<Str>(filename)) : shown.add("<string>");
  shown.add("\", line ").add_int(line.as_small_int()).add('\n');
  add_syntax_line(shown, exception);
  shown.add(type_of(exception)->name).add(": ");
  Value said = exception_field(exception, sym<"msg">);
  if (said.is_empty() || said.is_none())
    shown.add("<no detail available>");
  else
    shown.add_str(said);
  if (shown.failed()) text_.fail();
  lines(shown.view());
}

void Printer::notes(Value exception) {
  Value notes = get_attribute_or_empty(rt_, exception, sym<"__notes__">);
  if (notes.failed()) (void)take_exception(rt_);
  if (!has_kind(notes, Kind::List)) return;
  for (uint32_t i = 0; i < cast<List>(notes)->size; i++) {
    Value said = str(rt_, cast<List>(notes)->items()[i]);
    if (said.failed()) {
      (void)take_exception(rt_);
      continue;
    }
    lines(cast<Str>(said)->view());
  }
}

// --- groups: members one after the other, each deeper by one margin

void Printer::group(Value exception) {
  auto* members = cast<Tuple>(exception_field(exception, sym<"exceptions">));
  if (depth_ > most_nesting) {
    begin_line();
    text_.add("... (max_group_depth is ").add_int(most_nesting).add(")\n");
    return;
  }
  int count = int(members->size), shown = count <= most_members ? count : most_members + 1;
  for (int i = 0; i < shown; i++) {
    bool rest = i == most_members;     // one entry for all that are not shown
    if (i == shown - 1) open_ = true;  // a nested group at the end closes this one too
    text_.add_repeated(' ', 2 * size_t(depth_)).add(i ? "  " : "+-").add("+---------------- ");
    rest ? text_.add("...") : text_.add_int(i + 1);
    text_.add(" ----------------\n");
    depth_++;
    if (rest) {
      begin_line();
      text_.add("and ").add_int(count - i).add(count - i == 1 ? " more exception\n" : " more exceptions\n");
    } else {
      this->exception(members->items()[i], nullptr);
    }
    if (i == shown - 1 && open_) {
      text_.add_repeated(' ', 2 * size_t(depth_)).add("+------------------------------------\n");
      open_ = false;
    }
    depth_--;
  }
}

// --- causes and contexts come first

void Printer::chain(Value exception, const Link* after) {
  auto* e = cast<Exception>(exception);
  Value before = e->cause;
  const char* bridge = "\nThe above exception was the direct cause of the following exception:\n\n";
  if (before.is_empty() && !e->suppress_context.is_true()) {
    before = e->context;
    bridge = "\nDuring handling of the above exception, another exception occurred:\n\n";
  }
  Link link = {exception, after, after ? after->count + 1 : 0};
  if (before.is_empty() || link.count >= most_links) return;
  for (const Link* later = &link; later; later = later->after)
    if (later->exception.is(before)) return;  // a circle
  this->exception(before, &link);
  for (string_view rest = bridge; !rest.empty(); rest.remove_prefix(rest.find('\n') + 1)) {
    begin_line();
    text_.add(rest.substr(0, rest.find('\n'))).add('\n');
  }
}

void Printer::exception(Value exception, const Link* after) {
  if (text_.failed()) return;
  chain(exception, after);
  bool is_group = is_instance(exception, base_exception_group_type);
  bool outermost_group = is_group && depth_ == 0;
  if (outermost_group) depth_ = 1;
  header(exception, outermost_group);
  is_instance(exception, syntax_error_type) ? syntax_error(exception) : message(exception);
  notes(exception);
  if (is_group) group(exception);
  if (outermost_group) depth_ = 0;
}
}  // namespace

void add_exception(TextBuilder& text, Runtime& rt, Value exception) {
  Value pending = take_exception(rt);
  Printer(text, rt).exception(exception, nullptr);
  if (!pending.is_empty() && !text.failed()) rt.exception = pending;
}

Value format_exception(Runtime& rt, Value exception) {
  TextBuilder text(rt);
  add_exception(text, rt, exception);
  return text.finish();
}

void print_exception(Runtime& rt, Value exception) {
  TextBuilder text(rt);
  add_exception(text, rt, exception);
  string_view shown = text.view();
  if (text.failed()) {
    (void)take_exception(rt);
    shown = type_name(exception);
    rt.platform->write_stderr(shown.data(), shown.size());
    shown = "\n";
  }
  rt.platform->write_stderr(shown.data(), shown.size());
}

}  // namespace adder
