// Driving of the compiler: one top-level statement at a time is parsed, bound and generated, and its tree given back.
#include "core/compile/compile.h"

#include "core/compile/codegen.h"
#include "core/runtime/exceptions.h"
#include "core/syntax/parser.h"

namespace adder {

namespace compile {

namespace {

using namespace ast;

Options options_of(Runtime& rt, string_view mode, uint32_t flags) {
  Options options;
  options.optimize = uint8_t(flags & OptimizeGiven ? flags >> OptimizeShift & 3 : rt.optimize);
  options.names_in_locals = flags & NamesInLocals;
  options.future_annotations = flags & FutureAnnotations;
  options.interactive = mode == "single";
  options.is_expression = mode == "eval";
  return options;
}

// A module's statements, each with its own arena for tree, scopes and inner functions.
void compile_statements(Context& context, Parser& parser, CodeGenerator& generator, Scope* module, Arena& arena) {
  bool first = true;
  while (Statement* statement = parser.next_statement(arena)) {
    build_scopes(context, arena, module, statement);
    if (!context.failed) generator.module_statement(statement, first);
    if (context.failed) return;
    first = false;
    arena.release();
  }
  if (parser.failed() && !context.failed) {
    context.failed = true;
    context.diagnostic = parser.diagnostic();
  }
}

void compile_expression(Context& context, Parser& parser, CodeGenerator& generator, Scope* module, Arena& arena) {
  Expression* expression = parser.expression(arena);
  if (parser.failed()) {
    context.failed = true;
    context.diagnostic = parser.diagnostic();
    return;
  }
  build_scopes(context, arena, module, expression);
  if (!context.failed) generator.module_expression(expression);
}

// On a microcontroller the parser may use all of the native stack that is left; on a host its own limit is far below.
ParserOptions parser_options_of(Runtime& rt, ParseMode mode) {
  ParserOptions options;
  options.mode = mode;
  auto here = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
  if (!word_is_64_bit && here > rt.native_stack_limit)
    options.native_stack_bytes = uint32_t(here - rt.native_stack_limit);
  return options;
}

Code* compile_text(Context& context, Arena& unit_arena) {
  Runtime& rt = context.rt;
  Arena statement_arena(rt.heap.blocks());
  ParseMode mode = context.options.interactive     ? ParseMode::Single
                   : context.options.is_expression ? ParseMode::Eval
                                                   : ParseMode::Exec;
  Parser parser(context.source, parser_options_of(rt, mode));
  Scope* module = make_module_scope(context, unit_arena);
  if (!module) return nullptr;
  Unit unit(context, unit_arena, module, nullptr, false);
  CodeGenerator generator(context, unit_arena, statement_arena);
  generator.begin_module(unit, module);
  if (context.options.is_expression) {
    compile_expression(context, parser, generator, module, statement_arena);
  } else {
    compile_statements(context, parser, generator, module, statement_arena);
  }
  return context.failed ? nullptr : unit.finish();
}

}  // namespace

Completeness check_complete(Runtime& rt, string_view source) {
  Arena arena(rt.heap.blocks());
  Parser parser(source, parser_options_of(rt, ParseMode::Prompt));
  while (parser.next_statement(arena)) arena.release();
  return parser.failed() && parser.diagnostic().incomplete ? Completeness::Incomplete : Completeness::Complete;
}

}  // namespace compile

Value compile_source(Runtime& rt, string_view source, const Str* filename, const char* mode, uint32_t flags) {
  Arena arena(rt.heap.blocks());
  compile::Context context(rt, arena, source, filename, compile::options_of(rt, mode, flags));
  Code* code = compile::compile_text(context, arena);
  if (code && !context.failed) {
    if (rt.code_listener) rt.code_listener(rt, code);
    return to_value(code);
  }
  if (context.diagnostic.kind == syntax::DiagnosticKind::None) return Value::error();  // pending already
  return compile::raise_syntax_error(rt, context.diagnostic, source, filename);
}

}  // namespace adder
