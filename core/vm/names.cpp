// Out of line: locals, cells, globals and names of class bodies, with CPython's messages for those that are unbound;
// and the quickening of global look-ups.
#include "core/types/exceptions/exception.h"
#include "core/vm/interpreter.h"

namespace adder {

namespace {

Value local_name(const Frame& frame, uint32_t index) {
  Tuple* names = frame.code->local_names.get();
  return SignedWord(index) < names->size ? names->items()[index] : to_value(sym<"?">);
}

Outcome unbound_local(Runtime& rt, Value name) {
  (void)raise(rt, unbound_local_error_type,
              "cannot access local variable '%S' where it is not associated with a value"_m, name);
  return Outcome::Error;
}

Outcome unbound_free(Runtime& rt, const Frame& frame, uint32_t index) {
  Value name = frame.code->capture_names->items()[index];
  (void)raise(rt, name_error_type,
              "cannot access free variable '%S' where it is not associated with a value in enclosing scope"_m, name);
  return Outcome::Error;
}

Outcome undefined_name(Runtime& rt, const Str* name) {
  (void)raise(rt, name_error_type, "name '%N' is not defined"_m, name);
  if (exception_is(rt, name_error_type)) note_exception_field(rt, rt.exception, sym<"name">, to_value(name));
  return Outcome::Error;
}

// The counter of failed quickened forms is the operand c, which name instructions do not use.
constexpr uint8_t most_failures = 8;

// May the instruction be quickened? Puts a failed quickened form back to its origin.
bool may_quicken(Frame& frame, const Instruction* pc, Op origin) {
  if (!is_warm(frame)) return false;
  auto* instruction = const_cast<Instruction*>(pc);
  if (Op(pc->op) != origin) {
    instruction->op = uint8_t(origin);
    instruction->c++;
  }
  return pc->c < most_failures;
}

// Caches the entry of `name` in `dict`. False: it is not there under the interned name itself.
bool quicken_entry(Runtime& rt, Frame& frame, const Instruction* pc, Dict* dict, const Str* name, Op form) {
  int32_t entry = dict_find_str(dict, name);
  if (entry < 0 || !dict->block->entries()[entry].key.is(to_value(name))) return false;
  set_cache(rt, frame, pc, dict->block.value(), Value::empty(), 0, uint32_t(entry));
  rewrite(pc, form);
  return true;
}

void quicken_builtin(Runtime& rt, Frame& frame, const Instruction* pc, Dict* globals, Value value, Op form) {
  if (!globals->block) return;
  set_cache(rt, frame, pc, globals->block.value(), value, globals->used, rt.builtins_version);
  cache_of(frame, pc).index = cached_number(rt.builtins_version);
  rewrite(pc, form);
}

// globals[name], else builtins[name]; empty() when neither has it.
Value find_global(Runtime& rt, Frame& frame, const Instruction* pc, const Str* name, bool quicken, Op module_form,
                  Op builtin_form) {
  Dict* globals = globals_of(frame);
  Value v = dict_get_str(globals, name);
  if (!v.is_empty()) {
    if (quicken) quicken_entry(rt, frame, pc, globals, name, module_form);
    return v;
  }
  v = builtin_lookup(rt, name);
  if (quicken && !v.is_empty() && !v.is_error()) quicken_builtin(rt, frame, pc, globals, v, builtin_form);
  return v;
}

// A name in the mapping of a class body, module or exec; empty() when absent.
Value find_in_locals(Runtime& rt, Value locals, const Str* name) {
  if (is_exactly(locals, dict_type)) return dict_get_str(cast<Dict>(locals), name);
  Value v = get_item(rt, locals, to_value(name));
  if (v.is_error() && catch_exception(rt, key_error_type)) return Value::empty();
  return v;
}

}  // namespace

Outcome slow_check_bound(Runtime& rt, Frame& frame, const Instruction* pc) {
  return unbound_local(rt, local_name(frame, pc->a));
}

Outcome slow_delete_local(Runtime& rt, Frame& frame, const Instruction* pc) {
  if (frame.registers[pc->a].is_empty()) return unbound_local(rt, local_name(frame, pc->a));
  frame.registers[pc->a] = Value::empty();
  return Outcome::Next;
}

Outcome slow_make_cell(Runtime& rt, Frame& frame, const Instruction* pc) {
  auto* cell = rt.heap.make<Cell>(cell_type);
  if (!cell) return outcome(rt.no_memory());
  cell->value = frame.registers[pc->a];
  frame.registers[pc->a] = to_value(cell);
  return Outcome::Next;
}

Outcome slow_load_cell(Runtime& rt, Frame& frame, const Instruction* pc) {
  return unbound_local(rt, local_name(frame, pc->b));
}

Outcome slow_delete_cell(Runtime& rt, Frame& frame, const Instruction* pc) {
  Cell* cell = cast<Cell>(frame.registers[pc->a]);
  if (cell->value.is_empty()) return unbound_local(rt, local_name(frame, pc->a));
  cell->value = Value::empty();
  return Outcome::Next;
}

Outcome slow_load_free(Runtime& rt, Frame& frame, const Instruction* pc) { return unbound_free(rt, frame, pc->b); }

Outcome slow_delete_free(Runtime& rt, Frame& frame, const Instruction* pc) {
  Cell* cell = function_of(frame)->cells()[pc->b].get();
  if (cell->value.is_empty()) return unbound_free(rt, frame, pc->b);
  cell->value = Value::empty();
  return Outcome::Next;
}

Outcome slow_load_free_or_name(Runtime& rt, Frame& frame, const Instruction* pc) {
  Value v = find_in_locals(rt, frame.extra, name_operand(frame, pc));
  if (v.is_empty()) v = function_of(frame)->cells()[pc->b]->value;
  if (v.is_empty()) return unbound_free(rt, frame, pc->b);
  return finish(frame, pc, v);
}

Outcome slow_load_global(Runtime& rt, Frame& frame, const Instruction* pc) {
  const Str* name = name_operand(frame, pc);
  bool quicken = may_quicken(frame, pc, Op::LoadGlobal);
  Value v = find_global(rt, frame, pc, name, quicken, Op::LoadGlobalModule, Op::LoadGlobalBuiltin);
  if (v.is_empty()) return undefined_name(rt, name);
  return finish(frame, pc, v);
}

Outcome slow_store_global(Runtime& rt, Frame& frame, const Instruction* pc) {
  const Str* name = name_operand(frame, pc);
  Dict* globals = globals_of(frame);
  if (dict_set_str(rt, globals, name, frame.registers[pc->a]).failed()) return Outcome::Error;
  if (may_quicken(frame, pc, Op::StoreGlobal)) quicken_entry(rt, frame, pc, globals, name, Op::StoreGlobalModule);
  return Outcome::Next;
}

Outcome slow_delete_global(Runtime& rt, Frame& frame, const Instruction* pc) {
  const Str* name = name_operand(frame, pc);
  return dict_delete_str(globals_of(frame), name) ? Outcome::Next : undefined_name(rt, name);
}

Outcome slow_load_name(Runtime& rt, Frame& frame, const Instruction* pc) {
  const Str* name = name_operand(frame, pc);
  bool quicken = may_quicken(frame, pc, Op::LoadName);
  Value v = find_in_locals(rt, frame.extra, name);
  if (v.is_empty()) {
    quicken &= frame.extra.is(to_value(globals_of(frame)));
    v = find_global(rt, frame, pc, name, quicken, Op::LoadNameModule, Op::LoadNameBuiltin);
  } else if (quicken && is_exactly(frame.extra, dict_type)) {
    quicken_entry(rt, frame, pc, cast<Dict>(frame.extra), name, Op::LoadNameModule);
  }
  if (v.is_empty()) return undefined_name(rt, name);
  return finish(frame, pc, v);
}

Outcome slow_store_name(Runtime& rt, Frame& frame, const Instruction* pc) {
  const Str* name = name_operand(frame, pc);
  Value v = frame.registers[pc->a];
  if (!is_exactly(frame.extra, dict_type)) return outcome(set_item(rt, frame.extra, to_value(name), v));
  Dict* locals = cast<Dict>(frame.extra);
  if (dict_set_str(rt, locals, name, v).failed()) return Outcome::Error;
  if (may_quicken(frame, pc, Op::StoreName)) quicken_entry(rt, frame, pc, locals, name, Op::StoreNameModule);
  return Outcome::Next;
}

Outcome slow_delete_name(Runtime& rt, Frame& frame, const Instruction* pc) {
  const Str* name = name_operand(frame, pc);
  if (is_exactly(frame.extra, dict_type))
    return dict_delete_str(cast<Dict>(frame.extra), name) ? Outcome::Next : undefined_name(rt, name);
  if (!delete_item(rt, frame.extra, to_value(name)).failed()) return Outcome::Next;
  if (!catch_exception(rt, key_error_type)) return Outcome::Error;
  return undefined_name(rt, name);
}

}  // namespace adder
