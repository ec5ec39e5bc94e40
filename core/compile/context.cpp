// Recording of errors and making of names for all passes of the compiler. See context.h.
#include "core/compile/context.h"

#include "core/compile/scopes.h"
#include "core/runtime/exceptions.h"

namespace adder::compile {

void Context::error(const ast::Node* at, Message format, std::initializer_list<ast::MessagePart> parts) {
  if (failed) return;
  failed = true;
  ast::record(diagnostic, ast::DiagnosticKind::SyntaxError, {at->line, at->column}, {at->end_line(), at->end_column},
              format, parts);
}

void Context::no_memory() {
  if (!failed) rt.no_memory();
  failed = true;
}

bool Context::stack_used_up() {
  if (!failed) raise(rt, recursion_error_type, "maximum recursion depth exceeded during compilation"_m);
  return failed = true;
}

const Str* Context::name(string_view text) {
  const Str* name = failed ? nullptr : names.add(text);
  if (name) return name;
  failed = true;
  return sym<"?">;
}

Value Context::known_constant(const ast::Name* node) {
  if (!constants) return Value::empty();
  const Str* text = mangled(scope->class_name, name(node->id));
  Value value = dict_get_str(constants, text);
  if (value.is_empty() || scope->kind == ScopeKind::Module) return value;
  const Symbol* symbol = scope->find(text);
  return symbol && symbol->binding == Binding::Global ? value : Value::empty();
}

void Context::declare_global(const Str* name) {
  if (failed || !options.names_in_locals) return;
  if (!globals_) globals_ = make_dict(rt);
  if (!globals_ || dict_set_str(rt, globals_, name, Value::none()).failed()) failed = true;
}

size_t Context::line_start(uint32_t line) {
  if (line < known_line_) {
    known_line_ = 1;
    known_start_ = 0;
  }
  while (known_line_ < line && known_start_ < source.size()) {
    char c = source[known_start_++];
    if (c == '\r' && known_start_ < source.size() && source[known_start_] == '\n') known_start_++;
    if (c == '\n' || c == '\r') known_line_++;
  }
  return known_start_;
}

string_view Context::source_of(const ast::Node* node) {
  size_t start = std::min(line_start(node->line) + node->column, source.size());
  size_t end = std::min(line_start(node->end_line()) + node->end_column, source.size());
  return source.substr(start, end > start ? end - start : 0);
}

const Str* Context::mangled(const Str* class_name, const Str* name) {
  const Str* result = failed ? name : names.mangle(class_name, name);
  if (result) return result;
  failed = true;
  return name;
}

}  // namespace adder::compile
