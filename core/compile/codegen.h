// CodeGenerator: tree to bytecode. One object per compilation; its parts by concern are the files codegen_*.cpp.
//
// Expressions are generated towards a register: emit(node, target). A variable in a register is used where it is, so
// `a = b + c` is one instruction; operand(node) says which register holds a value.
//
// Rules when you touch this
//  1. A variable's register is written only by the instruction that finishes the whole expression: a failing or still
//     reading expression must see the old value. Intermediate results go to temporaries (is_temporary).
//  2. Temporaries are taken and released in stack order. What a statement leaves on the stack of registers while its
//  body
//     runs (iterators, the pair of a with) was taken before the body and is released after it.
//  3. Set the position (unit_->at) right before the instruction that can fail.
//  4. A value that must survive the evaluation of other code is in a temporary, a constant, or a variable that no
//  assignment
//     expression targets: operand() copies the others.
//  5. Every way out of a block (end, return, break, continue) goes through leave_blocks.
#pragma once

#include "core/compile/fold.h"
#include "core/compile/unit.h"

namespace adder::compile {

// What surrounds the statement being generated, innermost first: how to get out of it.
struct Block {
  enum class Kind : uint8_t {
    Loop,     // break and continue
    Guard,    // a region whose exceptions lead to a handler; nothing to do on the way out
    Finally,  // the same, and its body runs on the way out
    Handler,  // an except clause: handled is restored, its name unbound
    With,     // __exit__ is called with None
    AsyncWith,
  };
  Kind kind;
  Block* outer = nullptr;
  Label* break_label = nullptr;
  Label* continue_label = nullptr;
  const ast::Body* final_body = nullptr;
  const ast::Node* node = nullptr;   // position of the code on the way out
  Register base = no_register;       // Handler: exception; With: exit function and self
  Symbol* name = nullptr;            // Handler: to be unbound
  Label* handler = nullptr;          // where exceptions go, when the block is a region
  Register exception = no_register;  // and where the handler finds them
  uint32_t region_start = 0;
};

class CodeGenerator {
 public:
  CodeGenerator(Context& context, Arena& unit_arena, Arena& statement_arena);

  // A module: begin, each statement (the tree may be released after each), finish.
  void begin_module(Unit& unit, Scope* module);
  void module_statement(ast::Statement* statement, bool is_first);
  void module_expression(ast::Expression* expression);

 private:
  // --- modules (codegen_module.cpp)
  bool future_import(const ast::Statement* node);
  bool module_docstring(ast::Statement* node);

  // --- names (codegen_names.cpp)
  Symbol* symbol_of(ast::Text name);
  Symbol* symbol_of(const Str* name);
  Register variable_register(const Symbol* symbol) const;  // of a plain local that instructions can name
  bool maybe_unbound(const Symbol* symbol) const;
  void check_bound(Symbol* symbol, Register where);
  void mark_bound(const Symbol* symbol) { unit_->bound.add(symbol->tracked); }
  void load(Symbol* symbol, Register target);
  void store(Symbol* symbol, Register value);
  void remove(Symbol* symbol);
  void unbind_handler_name(Symbol* symbol);

  // --- expressions (codegen_expressions.cpp)
  void emit(const ast::Expression* node, Register target);
  Register operand(const ast::Expression* node);
  Register operand_into(const ast::Expression* node, Register target);
  Register consecutive(const ast::Expression* node);
  void discard(const ast::Expression* node);
  void emit_spilled(const ast::Expression* node, Register target);
  Value constant_of(const ast::Expression* node) { return fold(context_, node); }
  bool is_last_temporary(Register r) const { return unit_->is_temporary(r) && r + 1 == unit_->top(); }
  void emit_name(const ast::Name* node, Register target);
  void emit_unary(const ast::UnaryOp* node, Register target);
  void emit_bool(const ast::BoolOp* node, Register target);
  void emit_conditional(const ast::IfExp* node, Register target);
  void emit_compare(const ast::Compare* node, Register target);
  static constexpr uint32_t long_comparison = 16;  // operands of a chain that each keep a register
  Register lower_comparand(Register operand, Register mark);
  Register emit_comparand(const ast::Compare* compare, uint32_t index);
  void emit_walrus(const ast::NamedExpr* node, Register target);
  void emit_slice(const ast::Slice* node, Register target);
  Value constant_slice(const ast::Slice* node);
  void emit_joined(const ast::JoinedStr* node, Register target);
  void emit_formatted(const ast::FormattedValue* node, Register target);

  // --- chains a.b().c[0] + d: from the innermost outwards (codegen_chains.cpp)
  void emit_chain(const ast::Expression* node, Register target);
  struct Chain;
  void chain_slot(Chain& chain);
  void chain_step(Chain& chain, const ast::Expression* node, const ast::Expression* around, Register target);
  void chain_binary(Chain& chain, const ast::BinOp* node, Register target);
  void chain_attribute(Chain& chain, const ast::Attribute* node, bool is_method, Register target);
  void chain_subscript(Chain& chain, const ast::Subscript* node, Register target);
  void chain_call(Chain& chain, const ast::Call* node);

  // --- calls (codegen_calls.cpp)
  bool is_plain_super(const ast::Call* node);
  void emit_super(const ast::Call* node, Register base);
  void emit_call(const ast::Call* node, Register base, bool method);
  void emit_spread_call(const ast::Call* node, Register base);
  void emit_spread_arguments(const ast::NodeList<ast::Expression>& args, Register list);
  void emit_keywords_dict(const ast::NodeList<ast::Keyword>& keywords, Register dict, Register function);
  uint32_t emit_keyword_values(const ast::NodeList<ast::Keyword>& keywords);  // the constant with their names
  bool needs_spread(const ast::NodeList<ast::Expression>& args, const ast::NodeList<ast::Keyword>& keywords);

  // --- displays and comprehensions (codegen_displays.cpp, codegen_comprehensions.cpp)
  void emit_display(const ast::Display* node, Register target);
  void emit_dict(const ast::Dict* node, Register target);
  struct ContainerInstructions {
    Op build, append, extend;
  };
  static constexpr ContainerInstructions list_instructions = {Op::BuildList, Op::ListAppend, Op::ListExtend};
  static constexpr ContainerInstructions set_instructions = {Op::BuildSet, Op::SetAdd, Op::SetUpdate};
  void emit_items(const ast::NodeList<ast::Expression>& items, const ContainerInstructions& instructions,
                  Register target, unsigned extend_operand);
  Value constant_items(const ast::NodeList<ast::Expression>& items) { return fold_items(context_, items); }
  void emit_iterable(const ast::Expression* node, Register target);  // GetIter
  void emit_comprehension(const ast::ComprehensionExpr* node, Register target);
  void emit_generator(const ast::ComprehensionExpr* node, Register target);
  Code* compile_generator(const ast::ComprehensionExpr* node, Scope* scope);
  void enter_comprehension_scope(Scope* scope);
  void emit_clause_iterator(const ast::Comprehension* clause, Register iterator);
  void emit_clauses(const ast::ComprehensionExpr* node, uint32_t clause, Register iterator, Register result);
  void emit_async_clause(const ast::ComprehensionExpr* node, uint32_t clause, Register iterator, Register result);
  void emit_clause_body(const ast::ComprehensionExpr* node, uint32_t clause, Label& next, Register result);
  void emit_element(const ast::ComprehensionExpr* node, Register result);

  // --- conditions (codegen_conditions.cpp): jump when the truth of the expression is `sense`, else go on
  void condition(const ast::Expression* node, Label& label, bool sense);
  void condition_compare(const ast::Compare* node, Label& label, bool sense);
  void jump_comparison(ast::CompareOperator op, Register left, const ast::Expression* right, Register right_register,
                       Label& label, bool sense);
  void note_walrus_targets(const ast::Expression* node);

  // --- assignment (codegen_assignment.cpp)
  void assign(const ast::Expression* target, Register value);
  void assign_sequence(const ast::Display* target, Register value);
  void unpack_many(const ast::Display* target, Register value);
  Register direct_target(const ast::Expression* target);
  void assign_statement(const ast::Assign* node);
  bool assign_pairwise(const ast::Display* targets, const ast::Expression* value);
  void augmented_statement(const ast::AugAssign* node);
  void augmented_operation(const ast::AugAssign* node, Register target, Register left);
  void annotated_statement(const ast::AnnAssign* node);
  void annotation_value(const ast::Expression* annotation, Register target);
  void delete_target(const ast::Expression* target);
  bool define_constant(const ast::Assign* node);

  // --- statements (codegen_statements.cpp)
  void statement(const ast::Statement* node);
  void body(const ast::Body& body);
  void if_statement(const ast::If* node);
  void while_statement(const ast::While* node);
  void for_statement(const ast::For* node);
  void async_for_statement(const ast::For* node);
  void return_statement(const ast::Return* node);
  void loop_jump(const ast::Statement* node);
  void raise_statement(const ast::Raise* node);
  void assert_statement(const ast::Assert* node);
  void expression_statement(const ast::ExprStatement* node);
  void enable_constants();
  void import_statement(const ast::Import* node);
  void import_from_statement(const ast::ImportFrom* node);
  void type_alias_statement(const ast::TypeAlias* node);

  // --- blocks (codegen_blocks.cpp)
  void push(Block& block);
  void pop(Block& block);
  void open_region(Block& block, Label& handler, Register exception);
  void close_region(Block& block);
  void leave_blocks(const Block* until);
  void reopen_blocks(Block* innermost, const Block* until);
  void leave_block(const Block& block);
  bool has_exit_code(const Block* until) const;

  // --- try and with (codegen_try.cpp, codegen_with.cpp)
  void try_statement(const ast::Try* node);
  void try_finally(const ast::Try* node);
  bool guarded_body(const ast::Try* node, Register exception, Label& end);
  void try_except(const ast::Try* node);
  void except_clause(const ast::ExceptHandler* clause, Register exception, Block& outer, Label& end);
  void reraise_from(Label& failed, Register exception, Symbol* name);
  void try_star(const ast::Try* node);
  void star_clause(const ast::ExceptHandler* clause, Register rest, Register raised);
  void with_statement(const ast::With* node, uint32_t item);
  void with_exit_call(const Block& block);
  void with_exception(const Block& block, Label& handler, Label& end);

  // --- await and yield (codegen_async.cpp)
  void emit_suspend(const ast::SuspendExpr* node, Register target);
  void emit_yield(Register target, Register value);
  void emit_await(Register awaitable, unsigned what, Register target);  // result to target
  void send_loop(Register iterator);
  void async_iteration(Register iterator, Label& handler, Register exception, Register target);
  void async_iteration_end(Register exception, Label& handler, Label& end);

  // --- functions (codegen_functions.cpp)
  void function_statement(const ast::FunctionDef* node);
  void emit_lambda(const ast::Lambda* node, Register target);
  void emit_function(const ast::FunctionDef* node, Register target, uint16_t flags);
  void emit_defaults(const ast::Arguments* args, Register first, unsigned* which);
  void emit_annotations(const ast::FunctionDef* node, Register function);
  void emit_make_function(Code* code, Register target, Register defaults, unsigned which);
  template <class Generate>
  Code* compile_unit(Scope* scope, const Str* name, uint32_t first_line, Generate&& generate);
  // Runs `generate` with a unit of its own for `scope`, again with wide jumps when a short one did not reach.
  Code* compile_unit(Scope* scope, const Str* name, uint32_t first_line, void (*generate)(void*), void* context);
  Code* compile_function(const ast::FunctionDef* node, Scope* scope, uint16_t flags);
  Code* compile_lambda(const ast::Lambda* node, Scope* scope);
  void set_parameters(const ast::Arguments* args);
  uint16_t function_flags(const Scope* scope) const;
  const Str* qualified_name(const Str* name);
  Value docstring(const ast::Body& body);
  uint32_t emit_decorators(const ast::NodeList<ast::Expression>& decorators, uint16_t* flags);
  void apply_decorators(const ast::NodeList<ast::Expression>& decorators, uint32_t count, Register function);
  Scope* enter_type_parameters(const ast::NodeList<ast::TypeParameter>& parameters);
  void store_type_parameters(const ast::NodeList<ast::TypeParameter>& parameters, Register object);

  // --- classes (codegen_classes.cpp)
  void class_statement(const ast::ClassDef* node);
  void emit_class(const ast::ClassDef* node, Register base);
  Code* compile_class(const ast::ClassDef* node, Scope* scope);
  void class_prologue(const ast::ClassDef* node);

  // --- match (codegen_match.cpp, codegen_patterns.cpp)
  struct Captures;
  void match_statement(const ast::Match* node);
  void match_case(const ast::MatchCase& item, Register subject, Label& end);
  bool is_irrefutable(const ast::Pattern* node);
  void refuse_irrefutable(const ast::Pattern* node);
  void collect_capture(ast::Text text, const ast::Pattern* at);
  void collect_captures(const ast::Pattern* node);
  void collect_alternatives(const ast::MatchGroup* node);
  void capture(ast::Text text, Register value);
  void pattern(const ast::Pattern* node, Register subject, Label& fail);
  void pattern_sequence(const ast::MatchGroup* node, Register subject, Label& fail);
  void pattern_items(const ast::NodeList<ast::Pattern>& items, uint32_t star, Register subject, Label& fail);
  void pattern_mapping(const ast::MatchMapping* node, Register subject, Label& fail);
  void pattern_class(const ast::MatchClass* node, Register subject, Label& fail);
  void pattern_or(const ast::MatchGroup* node, Register subject, Label& fail);
  void match_parts(const ast::NodeList<ast::Pattern>& patterns, Register parts, Label& fail);
  void compare_length(Register subject, bool exactly, uint32_t length, Label& fail);
  void check_repeated_keys(const ast::MatchMapping* node, const Tuple* keys);

  Context& context_;
  Arena& unit_arena_;       // of the module's unit
  Arena& statement_arena_;  // of everything that dies with the statement
  Unit* unit_ = nullptr;
  Block* blocks_ = nullptr;
  Register spill_floor_ = 0;  // temporaries below belong to statements and stay where they are
  GrowArray<const ast::Expression*> chain_nodes_;
  Captures* captures_ = nullptr;
  Symbol no_symbol_ = {};       // any name after a failure: bound to nothing
  bool future_allowed_ = true;  // nothing but the docstring and future imports came before
};

}  // namespace adder::compile
