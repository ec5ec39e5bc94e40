// Scopes: what each name of a top-level statement means, before any code is generated for it.
//
// build_scopes walks the tree once and makes a Scope for the statement's surroundings (the module) and for each
// function, lambda, class body, comprehension and list of type parameters below it, with a Symbol for every name that
// occurs there; then each symbol is bound. Some scopes have a frame of their own (Module, Function, Lambda, Class,
// Generator); list, set and dict comprehensions (Inlined) and type parameters (TypeParameters) live in registers of the
// frame around them.
//
// Invariants
//  - A name is looked up in the scope where it stands; after build_scopes its Symbol exists there. In TypeParameters
//  only
//    the parameters themselves have symbols: other names are those of the scope around (find() goes there).
//  - Symbol::variable is the symbol that owns the register, in the same frame (Local, Cell) or in a frame around
//  (Free).
//  - Registers are given by the code generator when it begins a frame.
//  - Errors that concern structure (return outside function, break outside loop, yield in a comprehension) are found
//  here,
//    so that code which is never reached is checked too.
#pragma once

#include "core/compile/context.h"
#include "core/compile/grow_array.h"

namespace adder::compile {

enum class ScopeKind : uint8_t { Module, Function, Lambda, Class, Generator, Inlined, TypeParameters };

enum class Binding : uint8_t {
  Unknown,
  Local,       // a register of this frame
  Cell,        // a register of this frame that holds a Cell
  Free,        // a captured cell
  FreeOrName,  // class body: the mapping first, then the captured cell
  Global,      // the module's dict, then builtins
  Name,        // the locals mapping, then globals, then builtins
};

struct Scope;

struct Symbol {
  enum Flag : uint16_t {
    Bound = 1,  // assigned somewhere in this scope
    Parameter = 2,
    Used = 4,
    DeclaredGlobal = 8,
    DeclaredNonlocal = 16,
    Annotated = 32,
    WalrusTarget = 64,  // an assignment expression may change it in the middle of an expression
    Deleted = 128,      // del, or the name of an except clause: may become unbound again
    EarlyUse = 256,     // Inlined: read before the clause that binds it
    Captured = 512,     // some inner frame uses it: a cell
    IterationVariable = 1024,
    ClassCell = 2048,     // __class__ of a class body
    WalrusInside = 4096,  // Inlined: assigned by an assignment expression in here, bound further out
    Cleared = 8192,       // the prologue sets it empty
  };
  const Str* name;
  Symbol* next;  // in order of appearance
  Scope* scope;
  Symbol* variable;        // see above; this symbol itself when it owns its register
  const ast::Node* first;  // where it appeared first, for messages
  uint16_t flags;
  Binding binding;
  uint16_t index;    // of the owner: register; Free: captured cell
  uint16_t tracked;  // of the owner: number for the analysis of definite assignment, 0xffff = not tracked

  bool is(Flag f) const { return flags & f; }
};

struct Scope {
  ScopeKind kind;
  Scope* parent;
  Scope* next_sibling;
  Scope* first_child;
  Scope* last_child;
  Scope* cursor;          // the child that child_of found last
  const void* node;       // FunctionDef, Lambda, ClassDef, ComprehensionExpr or, for TypeParameters, the first of them
  Scope* frame;           // the scope whose frame this one lives in; itself when it has one
  const Str* class_name;  // for mangling: of the innermost class around, or nullptr
  Symbol* first_symbol;
  Symbol* last_symbol;
  Symbol** table;  // open addressing by name
  uint32_t table_size;
  uint32_t symbol_count;
  Symbol* class_cell;  // of a class: what __class__ and super() of its methods capture, or nullptr
  Symbol** captures;   // of a frame: the cells it takes from around, in order
  uint32_t capture_count;
  uint32_t capture_room;
  bool is_async;  // async def
  bool has_yield;
  bool has_await;        // await, or an asynchronous comprehension
  bool names_locals;     // uses locals(), eval(), exec(), vars(), dir(), super()
  bool has_annotations;  // module or class: some name is annotated

  bool has_frame() const { return frame == this; }
  bool is_function() const {
    return kind == ScopeKind::Function || kind == ScopeKind::Lambda || kind == ScopeKind::Generator;
  }

  Symbol* find_here(const Str* name) const;
  // The existing symbol, or a new one; nullptr when there is no memory.
  Symbol* add(Arena& arena, const Str* name, const ast::Node* at);
  // As a name that stands in this scope is found.
  Symbol* find(const Str* name) const;
  // The scope of a node below this one; never nullptr for a node that build_scopes has seen.
  Scope* child_of(const void* node);
};

// The surroundings of a module's statements, made once for the compilation.
Scope* make_module_scope(Context& context, Arena& arena);
// A scope below `parent`; nullptr and a failed context when there is no memory.
Scope* make_scope(Context& context, Arena& arena, ScopeKind kind, Scope* parent, const void* node);

// Scopes of one top-level statement (or expression), children of `module`, which forgets those of the statement before.
// On failure the context has failed.
void build_scopes(Context& context, Arena& arena, Scope* module, ast::Statement* statement);
void build_scopes(Context& context, Arena& arena, Scope* module, ast::Expression* expression);

// Binds every symbol of `module` and below; the second half of build_scopes.
void resolve_scopes(Context& context, Arena& arena, Scope* module);

}  // namespace adder::compile
