// Binding of symbols to registers, cells, captured cells and globals, once all scopes of a statement are known. See
// scopes.h.
#include "core/compile/scopes.h"

namespace adder::compile {

namespace {

// The captured cells of a function have numbers of one byte in instructions.
constexpr uint32_t max_captures = 255;

class Resolver {
 public:
  Resolver(Context& context, Arena& arena) : context_(context), arena_(arena) {}

  void resolve(Scope* scope) {
    for (Symbol* symbol = scope->first_symbol; symbol && !context_.failed; symbol = symbol->next)
      resolve(scope, symbol);
  }

 private:
  void resolve(Scope* scope, Symbol* symbol);
  Binding outermost(const Scope* scope) const;
  Symbol* find_around(Scope* scope, const Str* name);
  Symbol* class_cell(Scope* scope);
  void bind(Scope* scope, Symbol* symbol, Symbol* owner);
  uint16_t capture(Scope* frame, Symbol* owner);

  Context& context_;
  Arena& arena_;
};

// The variable that `name`, not bound in `scope`, means; nullptr: a global.
Symbol* Resolver::find_around(Scope* scope, const Str* name) {
  for (Scope* around = scope->parent; around && around->kind != ScopeKind::Module; around = around->parent) {
    if (around->kind == ScopeKind::Class) {
      if (name == sym<"__class__">) return class_cell(around);
      continue;
    }
    Symbol* symbol = around->find_here(name);
    if (!symbol || symbol->is(Symbol::DeclaredNonlocal)) continue;
    if (symbol->is(Symbol::DeclaredGlobal)) return nullptr;
    if (symbol->is(Symbol::Bound)) return symbol;
  }
  return nullptr;
}

Symbol* Resolver::class_cell(Scope* scope) {
  if (scope->class_cell) return scope->class_cell;
  Symbol* symbol = arena_.make<Symbol>();
  if (!symbol) {
    context_.no_memory();
    return nullptr;
  }
  *symbol = {sym<"__class__">, nullptr, scope, symbol, nullptr, Symbol::Bound | Symbol::ClassCell | Symbol::Captured,
             Binding::Cell,    0,       0xffff};
  return scope->class_cell = symbol;
}

// How a name is looked up that no scope around binds.
Binding Resolver::outermost(const Scope* scope) const {
  const Scope* frame = scope->frame;
  if (frame->kind == ScopeKind::Module) return context_.options.names_in_locals ? Binding::Name : Binding::Global;
  return scope->kind == ScopeKind::Class ? Binding::Name : Binding::Global;
}

void Resolver::resolve(Scope* scope, Symbol* symbol) {
  bool module_global = scope->frame->kind == ScopeKind::Module && context_.is_declared_global(symbol->name);
  if (symbol->is(Symbol::DeclaredGlobal) || (module_global && !symbol->is(Symbol::IterationVariable))) {
    symbol->binding = Binding::Global;
  } else if (symbol->is(Symbol::DeclaredNonlocal)) {
    Symbol* owner = find_around(scope, symbol->name);
    if (!owner) return context_.error(symbol->first, "no binding for nonlocal '@' found"_m, {symbol->name->view()});
    bind(scope, symbol, owner);
  } else if (!symbol->is(Symbol::Bound)) {
    Symbol* owner = find_around(scope, symbol->name);
    if (owner) {
      bind(scope, symbol, owner);
    } else {
      symbol->binding = outermost(scope);
    }
  } else if (scope->kind == ScopeKind::Module || scope->kind == ScopeKind::Class) {
    symbol->binding = outermost(scope);
  } else {
    symbol->binding = symbol->is(Symbol::Captured) ? Binding::Cell : Binding::Local;
  }
}

void Resolver::bind(Scope* scope, Symbol* symbol, Symbol* owner) {
  symbol->variable = owner;
  if (owner->scope->frame == scope->frame) {
    symbol->binding = Binding::Local;  // the owner knows whether it is a cell
    return;
  }
  owner->flags |= Symbol::Captured;
  owner->binding = Binding::Cell;
  bool in_mapping = scope->kind == ScopeKind::Class && !symbol->is(Symbol::DeclaredNonlocal);
  symbol->binding = in_mapping ? Binding::FreeOrName : Binding::Free;
  symbol->index = capture(scope->frame, owner);
}

// The number of the captured cell in `frame`; all frames between it and the owner's hand the cell on.
uint16_t Resolver::capture(Scope* frame, Symbol* owner) {
  uint16_t result = 0xffff;
  for (; frame != owner->scope->frame && !context_.failed; frame = frame->parent->frame) {
    uint32_t index = 0;
    while (index < frame->capture_count && frame->captures[index] != owner) index++;
    if (result == 0xffff) result = uint16_t(index);
    if (index < frame->capture_count) break;
    if (index == max_captures) {
      context_.error(static_cast<const ast::Node*>(frame->node), "too many variables of enclosing functions"_m);
      break;
    }
    if (index == frame->capture_room) {
      uint32_t room = index ? index * 2 : 4;
      Symbol** captures = arena_.make_array<Symbol*>(room);
      if (!captures) {
        context_.no_memory();
        break;
      }
      for (uint32_t i = 0; i < index; i++) captures[i] = frame->captures[i];
      frame->captures = captures;
      frame->capture_room = room;
    }
    frame->captures[index] = owner;
    frame->capture_count++;
  }
  return result;
}

}  // namespace

void resolve_scopes(Context& context, Arena& arena, Scope* module) {
  Resolver resolver(context, arena);
  Scope* scope = module;
  while (!context.failed) {
    resolver.resolve(scope);
    if (scope->first_child) {
      scope = scope->first_child;
      continue;
    }
    while (scope != module && !scope->next_sibling) scope = scope->parent;
    if (scope == module) return;
    scope = scope->next_sibling;
  }
}

}  // namespace adder::compile
