// The parser: source text to syntax tree, one top-level statement at a time.
//
//     Parser parser(source);
//     while (Statement* statement = parser.next_statement(arena)) { ...compile it...; arena.release(); }
//     if (parser.failed()) report(parser.diagnostic());
//
// Recursive descent with one token of sight; where Python's grammar needs more (`match`, parenthesised `with`), the
// lexer looks through the logical line and comes back. The source must stay in place and unchanged while the parser or
// any tree made from it is in use. After a failure the parser stays failed. Nothing is allocated but in the arena.
//
// Inside: a function that parses something returns null when it fails, having recorded why; a function named after a
// rule begins at the rule's first token (token_) and ends at the first token that is not the rule's.
#pragma once

#include "core/syntax/ast.h"
#include "core/syntax/lexer.h"

namespace adder::syntax {

enum class ParseMode : uint8_t {
  Exec,    // a file: statements until the end
  Single,  // one interactive statement, or several on one line; more is an error
  Prompt,  // Single at a prompt: blocks end with a blank line, Diagnostic::incomplete asks for more lines
  Eval,    // one expression (use expression())
};

struct ParserOptions {
  ParseMode mode = ParseMode::Exec;
  // Levels of tree (operands, displays, calls, blocks) above which the source is refused.
  uint32_t max_depth = 1000;
  // Bytes of native stack the parser may use below its caller.
  uint32_t native_stack_bytes = sizeof(void*) == 8 ? 1024 * 1024 : 6 * 1024;
  // The character of a Unicode name, for \N{...} in strings; 0 when there is none. Null: no names are known.
  char32_t (*character_named)(string_view name) = nullptr;
};

class Parser {
 public:
  explicit Parser(string_view source, const ParserOptions& options = {});
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  // The next top-level statement, in the arena; null at the end of the source or on failure (see failed()).
  Statement* next_statement(Arena& arena);
  // Mode Eval: the whole source as one expression; null on failure.
  Expression* expression(Arena& arena);

  bool failed() const { return diagnostic_.kind != DiagnosticKind::None; }
  const Diagnostic& diagnostic() const { return diagnostic_; }

 private:
  // What a failed function returns: null, false.
  struct Refused {
    template <class T>
    operator T*() const {
      return nullptr;
    }
    operator bool() const { return false; }
  };
  class Level;
  struct ArgumentList;
  struct ParameterState;
  struct StringParts;
  enum class TargetKind : uint8_t { Assign, For, Delete };
  enum class Trial : uint8_t { None, Special, Quiet };  // which failures are recorded: all, all but the plainest, none
  struct Block {
    const char* header;  // "'if' statement"
    uint32_t line;
  };

  // ---- tokens and nodes (parser.cpp, parser_inline.h)
  bool at(TokenKind kind) const { return token_.kind == kind; }
  void advance();
  bool accept(TokenKind kind);
  bool expect(TokenKind kind);
  TokenKind peek();
  bool at_soft_keyword(string_view word) const { return at(TokenKind::Name) && token_.text() == word; }
  Text token_text() const { return {token_.start, uint32_t(token_.end - token_.start)}; }

  bool begin(Arena& arena);
  void check_source();
  bool ends_with_blank_line() const;
  static void place(Node* node, Position begins, Position ends);
  void end_at_last_token(Node* node) const { place(node, begin_of(node), last_end_); }
  void* take_memory(size_t bytes);
  Node* make_node(size_t bytes, NodeKind kind, Position begins, uint8_t detail);
  bool push_words(const void* item, uint32_t words);
  bool push(const void* pointer) { return push_words(&pointer, 1); }
  void* take_words(uint32_t mark, uint32_t& words);
  template <class T>
  T* make(NodeKind kind, Position begins, uint8_t detail = 0);
  template <class T>
  T* allocate();
  template <class T>
  bool push_item(const T& item);
  template <class T>
  bool take(uint32_t mark, Sequence<T>& list);
  static Position begin_of(const Node* node) { return {node->line, node->column}; }
  static Position end_of(const Node* node) { return {node->end_line(), node->end_column}; }

  // ---- failure (parse_errors.cpp)
  Refused fail(DiagnosticKind kind, Position begins, Position ends, Message format,
               std::initializer_list<MessagePart> parts = {});
  Refused fail_at(const Token& token, Message format, std::initializer_list<MessagePart> parts = {});
  Refused fail_on(const Node* first, const Node* last, Message format, std::initializer_list<MessagePart> parts = {});
  Refused fail_here(Message format);
  Refused out_of_memory();
  Refused unexpected();
  Refused unexpected_for_name();
  Refused missing_block(const Block& header);
  bool expect_colon(bool forced = false);
  void prefer_lexical_error();
  bool advise();
  Expression* attempt(Trial trial, Expression* (Parser::*rule)());
  static bool is_operand(const Expression* expression, Position begins);
  bool advise_equality(const Expression* left, bool is_bare_name);
  Refused misplaced_equal(const Expression* left, Position begins);

  // ---- particular mistakes (parse_advice.cpp)
  bool comprehension_follows();
  Refused misplaced_in_display(NodeKind kind, uint32_t mark);
  Refused misplaced_double_star();
  Refused missing_dict_colon(const Expression* key);
  Refused misplaced_dict_unpacking(const Token& stars);
  Refused misplaced_dict_star();
  Refused misplaced_keyword(const Token& first, const Expression* name);
  Refused misplaced_argument(bool follows_unpacking);
  Refused invalid_assignment(Expression* value, const Expression* invalid, bool is_first, Position begins);
  Refused invalid_annotation(const Expression* target);
  Refused unparenthesized_exceptions(Position begins);
  Refused invalid_as_target();
  Refused misplaced_positional_pattern();
  Refused unexpected_in_field(bool shows_source, char conversion);

  // ---- targets (parse_targets.cpp)
  bool make_target(Expression* expression, TargetKind kind);
  static Expression* invalid_target(Expression* expression, TargetKind kind);
  static void set_context(Expression* expression, ExprContext context);
  static string_view describe(const Expression* expression);
  Expression* for_target();
  Expression* target_element();
  Expression* single_target();

  // ---- expressions (parse_expressions.cpp)
  Expression* star_expressions();
  Expression* star_expression();
  Expression* starred(Expression* (Parser::*rule)());
  Expression* star_named_expression();
  Expression* tuple_of(Expression* first, Position begins, Expression* (Parser::*element)());
  Expression* yield_or_star_expressions();
  Expression* yield_expression();
  bool starts_expression() const;
  Expression* full_expression();
  Expression* conditional(Expression* body, Position begins);
  Expression* lambda();
  Expression* named_expression();
  Expression* walrus(Expression* target, Position begins);
  Expression* disjunction();
  Expression* bitwise_or();
  Expression* binary(uint32_t minimum);
  Expression* operators(Expression* left, Position begins, uint32_t minimum);
  Expression* right_operand(uint32_t minimum);
  Expression* bool_operation(Expression* left, Position begins, uint32_t precedence);
  Expression* comparison(Expression* left, Position begins);
  bool comparison_operator(CompareOperator& op);
  Expression* operand(uint32_t minimum);
  Expression* factor();
  Expression* unary(UnaryOperator op, Expression* operand, Position begins);
  Expression* power();
  Expression* await();

  // ---- primaries (parse_primaries.cpp)
  Expression* primary();
  Expression* atom();
  Expression* constant(ConstantKind kind, Text value);
  Expression* attribute(Expression* value, Position begins);
  Expression* call(Expression* function, Position begins);
  bool base_classes(NodeList<Expression>& bases, NodeList<Keyword>& keywords);
  bool take_arguments(const ArgumentList& list, NodeList<Expression>& args, NodeList<Keyword>& keywords);
  bool arguments(ArgumentList& list);
  bool argument(ArgumentList& list);
  Expression* generator_argument(const ArgumentList& list, Expression* element, Position begins);
  bool keyword_argument(ArgumentList& list, const Token& first, Expression* name);
  bool add_keyword(ArgumentList& list, Text arg, Expression* value, Position begins);
  Expression* subscript(Expression* value, Position begins);
  Expression* slices();
  Expression* slice();
  bool optional_bound(Expression*& bound);

  // ---- displays (parse_displays.cpp)
  Expression* parenthesized();
  Expression* list_display();
  Expression* brace_display();
  Expression* display(NodeKind kind, Expression* first, Position begins, TokenKind closing);
  Expression* dict_display(Expression* first_key, Position begins);
  bool dict_item(Expression*& key, Expression*& value);
  Expression* comprehension(NodeKind kind, Expression* element, Expression* value, Position begins);
  Expression* comprehension_node(NodeKind kind, Expression* element, Expression* value, NodeList<Comprehension> clauses,
                                 Position begins);
  bool comprehension_clauses(NodeList<Comprehension>& clauses);
  bool at_comprehension() const { return at(TokenKind::For) || at(TokenKind::Async); }

  // ---- strings (parse_strings.cpp)
  Expression* strings();
  static Text contents_of(const Token& token);
  bool check_ascii(const Token& token);
  bool string_part(StringParts& parts, const Token& token);
  bool add_text(StringParts& parts, const Token& token, Text text, bool doubled_braces);
  bool flush_text(StringParts& parts);
  Expression* joined_string(StringParts& parts, Position begins);
  bool fstring(StringParts& parts);
  bool fstring_part(StringParts& parts, uint32_t nesting);
  bool replacement_field(StringParts& parts, uint32_t nesting);
  bool add_source(StringParts& parts, const Token& brace);
  Expression* field_value();
  bool field_conversion(char& conversion);
  JoinedStr* field_specification(uint32_t nesting);

  // ---- statements (parser.cpp, parse_statements.cpp, parse_imports.cpp)
  Statement* top_level_statement();
  bool statement();
  bool simple_statements();
  bool end_of_simple_statement();
  bool at_end_of_simple_statement() const { return at(TokenKind::Newline) || at(TokenKind::Semicolon); }
  Statement* simple_statement();
  Statement* bare_statement(NodeKind kind);
  Statement* return_statement();
  Statement* raise_statement();
  Statement* assert_statement();
  Statement* delete_statement();
  Statement* scope_declaration(NodeKind kind);
  Statement* type_alias();
  Statement* expression_statement();
  Statement* assignment(Expression* first, Position begins);
  Statement* annotated_assignment(Expression* target, Position begins, bool is_bare_name);
  Statement* augmented_assignment(Expression* target, Position begins);
  Statement* import_statement();
  Statement* import_from_statement();
  bool imported_names(NodeList<Alias>& names);
  Alias* import_alias(bool dotted);
  bool dotted_name(Text& name);

  // ---- compound statements (parse_compound.cpp)
  bool at_compound_statement();
  Statement* compound_statement();
  Statement* if_statement();
  Statement* while_statement();
  Statement* for_statement(Position begins, bool is_async);
  Statement* with_statement(Position begins, bool is_async);
  bool with_items(Sequence<WithItem>& items);
  bool with_item();
  Statement* try_statement();
  bool except_clauses(NodeList<ExceptHandler>& handlers, bool& is_star);
  ExceptHandler* except_clause(bool is_star);
  Statement* async_statement(NodeList<Expression> decorators);
  Statement* decorated();
  bool else_block(Body& body);
  bool block(const Block& header, Body& body);

  // ---- definitions (parse_definitions.cpp)
  Statement* function_definition(Position begins, bool is_async, NodeList<Expression> decorators);
  Statement* class_definition(NodeList<Expression> decorators);
  Arguments* parameters(TokenKind closing);
  uint32_t parameter_count(const ParameterState& state) const;
  Arguments* finish_parameters(ParameterState& state);
  bool parameter(ParameterState& state);
  bool plain_parameter(ParameterState& state);
  Argument* parameter_name(ParameterState& state, bool is_vararg);
  bool slash(ParameterState& state);
  bool star_parameter(ParameterState& state);
  bool double_star_parameter(ParameterState& state);
  bool parenthesized_parameter(ParameterState& state);
  bool type_parameters(NodeList<TypeParameter>& list);
  TypeParameter* type_parameter();
  Refused misplaced_bound(NodeKind kind);

  // ---- match and other looking ahead (parse_match.cpp, parse_patterns.cpp)
  bool at_match_statement();
  bool line_ends_with_colon(Token& token);
  bool at_type_statement();
  bool parenthesized_items_follow();
  void rewind(const Lexer::Mark& mark);
  Statement* match_statement();
  bool case_block();
  Pattern* patterns();
  Pattern* star_pattern();
  Pattern* pattern();
  Pattern* or_pattern();
  Pattern* closed_pattern();
  Pattern* singleton_pattern(ConstantKind value);
  Pattern* value_pattern(Expression* value, Position begins);
  Expression* literal_value();
  Expression* signed_number();
  static bool is_imaginary(const Expression* number);
  Pattern* name_pattern();
  Expression* dotted_value();
  Pattern* group_pattern();
  Pattern* sequence_pattern(Position begins, Pattern* first, TokenKind closing);
  Pattern* mapping_pattern();
  Expression* mapping_key();
  Pattern* class_pattern(Expression* cls, Position begins);
  bool keyword_patterns(MatchClass& node);

  Token token_;
  Token ahead_;
  bool has_ahead_ = false;
  bool started_ = false;
  bool statements_given_ = false;
  bool in_simple_line_ = false;  // between two statements of one line
  bool bare_name_ = false;       // the last full_expression was nothing but a name
  bool bare_tuple_ = false;      // the last star_expressions was a tuple without parentheses
  Trial trial_ = Trial::None;
  Position last_end_ = {1, 0};  // of the last token that is not white space
  // The last disjunction that stood where an expression may, for advice about what follows it.
  Expression* last_disjunction_ = nullptr;
  Position last_disjunction_end_ = {0, 0};
  Arena* arena_ = nullptr;
  uintptr_t stack_floor_ = 0;
  uint32_t depth_ = 0;
  string_view source_;
  ParserOptions options_;
  Diagnostic diagnostic_;
  Lexer lexer_;

  // Words of the lists being gathered; begins in initial_scratch_, goes on in the arena.
  static constexpr uint32_t initial_scratch_words = 48;
  uintptr_t* scratch_ = nullptr;
  uint32_t scratch_used_ = 0;
  uint32_t scratch_capacity_ = 0;
  uintptr_t initial_scratch_[initial_scratch_words];
};

}  // namespace adder::syntax
