// Symbol tables of scopes: making, adding, finding. See scopes.h.
#include "core/compile/scopes.h"

namespace adder::compile {

Symbol* Scope::find_here(const Str* name) const {
  if (!table_size) return nullptr;
  uint32_t slot = name->hash() & (table_size - 1);
  while (Symbol* symbol = table[slot]) {
    if (symbol->name == name) return symbol;
    slot = (slot + 1) & (table_size - 1);
  }
  return nullptr;
}

Symbol* Scope::find(const Str* name) const {
  const Scope* scope = this;
  for (;;) {
    Symbol* symbol = scope->find_here(name);
    if (symbol || scope->kind != ScopeKind::TypeParameters) return symbol;
    scope = scope->parent;
  }
}

namespace {

bool grow_table(Arena& arena, Scope* scope) {
  uint32_t size = scope->table_size ? scope->table_size * 2 : 8;
  Symbol** table = arena.make_array<Symbol*>(size);
  if (!table) return false;
  for (uint32_t i = 0; i < size; i++) table[i] = nullptr;
  for (Symbol* symbol = scope->first_symbol; symbol; symbol = symbol->next) {
    uint32_t slot = symbol->name->hash() & (size - 1);
    while (table[slot]) slot = (slot + 1) & (size - 1);
    table[slot] = symbol;
  }
  scope->table = table;
  scope->table_size = size;
  return true;
}

}  // namespace

Symbol* Scope::add(Arena& arena, const Str* name, const ast::Node* at) {
  if (Symbol* symbol = find_here(name)) return symbol;
  if (symbol_count * 4 >= table_size * 3 && !grow_table(arena, this)) return nullptr;
  Symbol* symbol = arena.make<Symbol>();
  if (!symbol) return nullptr;
  *symbol = {name, nullptr, this, symbol, at, 0, Binding::Unknown, 0, 0xffff};
  uint32_t slot = name->hash() & (table_size - 1);
  while (table[slot]) slot = (slot + 1) & (table_size - 1);
  table[slot] = symbol;
  (last_symbol ? last_symbol->next : first_symbol) = symbol;
  last_symbol = symbol;
  symbol_count++;
  return symbol;
}

Scope* Scope::child_of(const void* node) {
  Scope* start = cursor ? cursor : first_child;
  Scope* child = start;
  while (child && child->node != node) {
    child = child->next_sibling ? child->next_sibling : first_child;
    if (child == start) return nullptr;
  }
  cursor = child && child->next_sibling ? child->next_sibling : child;
  return child;
}

Scope* make_scope(Context& context, Arena& arena, ScopeKind kind, Scope* parent, const void* node) {
  Scope* scope = arena.make<Scope>();
  if (!scope) {
    context.no_memory();
    return nullptr;
  }
  *scope = Scope{};
  scope->kind = kind;
  scope->parent = parent;
  scope->node = node;
  bool inlined = kind == ScopeKind::Inlined || kind == ScopeKind::TypeParameters;
  scope->frame = inlined ? parent->frame : scope;
  if (!parent) return scope;
  scope->class_name = parent->class_name;
  (parent->last_child ? parent->last_child->next_sibling : parent->first_child) = scope;
  parent->last_child = scope;
  return scope;
}

Scope* make_module_scope(Context& context, Arena& arena) {
  return make_scope(context, arena, ScopeKind::Module, nullptr, nullptr);
}

}  // namespace adder::compile
