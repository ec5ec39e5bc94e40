// core/syntax: trees, errors, the prompt, limits, exhausted memory. The whole grammar is compared with CPython's own
// trees in tests/tools/syntax_trees.py, its messages in tests/tools/syntax_errors.py; here stand the parser's own
// promises.
#include <doctest/doctest.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "core/syntax/identifier.h"
#include "core/syntax/parser.h"
#include "tests/tools/support/syntax_dump.h"

using namespace adder;
using namespace adder::syntax;

namespace {

class LimitedBlocks final : public BlockSource {
 public:
  explicit LimitedBlocks(int limit = 1000000) : limit_(limit) {}
  void* take_block(size_t bytes) override { return limit_-- > 0 ? std::malloc(bytes) : nullptr; }
  void give_block(void* block, size_t) override { std::free(block); }

 private:
  int limit_;
};

std::string kind_name(DiagnosticKind kind) {
  constexpr const char* names[] = {"OK", "SyntaxError", "IndentationError", "TabError", "MemoryError"};
  return names[int(kind)];
}

// Every statement's tree, a line each, without positions; or the error.
std::string parse(std::string_view source, ParserOptions options = {}) {
  LimitedBlocks blocks;
  Arena arena(blocks);
  Parser parser(source, options);
  TreeText writer(TreeText::Positions::None);
  std::string result;
  while (Statement* statement = parser.next_statement(arena)) {
    result += (result.empty() ? "" : "\n") + writer.statement(statement);
    arena.release();
  }
  if (!parser.failed()) return result;
  return kind_name(parser.diagnostic().kind) + ": " + parser.diagnostic().message;
}

// "line:column-line:column message", columns from 0.
std::string error(std::string_view source, ParserOptions options = {}) {
  LimitedBlocks blocks;
  Arena arena(blocks);
  Parser parser(source, options);
  while (parser.next_statement(arena)) arena.release();
  const Diagnostic& d = parser.diagnostic();
  auto number = [](uint32_t value) { return std::to_string(value); };
  return number(d.line) + ":" + number(d.column) + "-" + number(d.end_line) + ":" + number(d.end_column) + " " +
         (d.kind == DiagnosticKind::SyntaxError ? "" : kind_name(d.kind) + " ") + d.message;
}

enum class Verdict { Complete, Incomplete, Wrong };

Verdict at_prompt(std::string_view source) {
  LimitedBlocks blocks;
  Arena arena(blocks);
  ParserOptions options;
  options.mode = ParseMode::Prompt;
  Parser parser(source, options);
  while (parser.next_statement(arena)) arena.release();
  if (!parser.failed()) return Verdict::Complete;
  return parser.diagnostic().incomplete ? Verdict::Incomplete : Verdict::Wrong;
}

std::string repeated(std::string_view text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

}  // namespace

TEST_CASE("statements become trees") {
  CHECK(parse("x = 1") == "Assign([Name(\"x\" Store ) ] Constant(int \"1\" ) )");
  CHECK(parse("a; b") == "Expr(Name(\"a\" Load ) )\nExpr(Name(\"b\" Load ) )");
  CHECK(parse("") == "");
  CHECK(parse("\n\n# nothing\n   \n") == "");
  CHECK(parse("if a:\n  b\nelif c: d\n") ==
        "If(Name(\"a\" Load ) [Expr(Name(\"b\" Load ) ) ] "
        "[If(Name(\"c\" Load ) [Expr(Name(\"d\" Load ) ) ] [] ) ] )");
}

TEST_CASE("operators bind as they should") {
  auto expression = [](std::string_view source) {
    std::string tree = parse(source);
    return tree.substr(5, tree.size() - 7);
  };
  CHECK(expression("-a ** -b") == "UnaryOp(USub BinOp(Name(\"a\" Load ) Pow UnaryOp(USub Name(\"b\" Load ) ) ) )");
  CHECK(expression("a - b - c") == "BinOp(BinOp(Name(\"a\" Load ) Sub Name(\"b\" Load ) ) Sub Name(\"c\" Load ) )");
  CHECK(expression("not a in b") == "UnaryOp(Not Compare(Name(\"a\" Load ) [In ] [Name(\"b\" Load ) ] ) )");
  CHECK(expression("a < b is not c not in d") ==
        "Compare(Name(\"a\" Load ) [Lt IsNot NotIn ] [Name(\"b\" Load ) Name(\"c\" Load ) Name(\"d\" Load ) ] )");
}

TEST_CASE("strings are decoded and joined") {
  auto value = [](std::string_view source) {
    std::string tree = parse(source);
    return tree.substr(14, tree.size() - 19);
  };
  CHECK(value("'a' \"b\"") == "str \"ab");
  CHECK(value(R"('\x41\u0042\103\n\q')") == R"(str "ABC\x0a\x5cq)");
  CHECK(value("'''a\r\nb'''") == "str \"a\\x0ab");
  CHECK(value(R"(b'\xff\u')") == R"(bytes "\xff\x5cu)");
  CHECK(value("r'\\n'") == "str \"\\x5cn");
  CHECK(value("'\\ud800'") == "str \"\\xed\\xa0\\x80");
}

TEST_CASE("the name of a character is looked up where there is a table") {
  ParserOptions options;
  options.character_named = [](std::string_view name) -> char32_t { return name == "DEGREE SIGN" ? 0xB0 : 0; };
  CHECK(parse("'\\N{DEGREE SIGN}'", options) == "Expr(Constant(str \"\\xc2\\xb0\" ) )");
  CHECK(error("'\\N{DEGREE SIGN}'") ==
        "1:0-1:17 (unicode error) 'unicodeescape' codec can't decode bytes in position 0-14: unknown Unicode character "
        "name");
}

TEST_CASE("f-strings nest as in Python 3.12") {
  CHECK(parse("f'{a!r:>{w}}b'") ==
        "Expr(JoinedStr([FormattedValue(Name(\"a\" Load ) 114 JoinedStr([Constant(str \"\\x3e\" ) "
        "FormattedValue(Name(\"w\" Load ) 0 - ) ] ) ) Constant(str \"b\" ) ] ) )");
  CHECK(parse("f'{d['k']}{{'") ==
        "Expr(JoinedStr([FormattedValue(Subscript(Name(\"d\" Load ) Constant(str \"k\" ) Load ) 0 - ) "
        "Constant(str \"\\x7b\" ) ] ) )");
  CHECK(parse("f'{ a = }'") ==
        "Expr(JoinedStr([Constant(str \"\\x20a\\x20\\x3d\\x20\" ) FormattedValue(Name(\"a\" Load ) 114 - ) ] ) )");
  CHECK(parse("f'''{\na # comment\n}'''") == "Expr(JoinedStr([FormattedValue(Name(\"a\" Load ) 0 - ) ] ) )");
  CHECK(error("f'{a b}'") == "1:3-1:6 invalid syntax. Perhaps you forgot a comma?");
  CHECK(error("f'{}'") == "1:3-1:4 f-string: valid expression required before '}'");
  CHECK(error("f'{a'") == "1:4-1:4 f-string: expecting '}'");
  CHECK(error("f'{lambda x: 1}'") == "1:3-1:12 f-string: lambda expressions are not allowed without parentheses");
}

TEST_CASE("soft keywords are names elsewhere") {
  CHECK(parse("match = case = type = _ = 1").starts_with("Assign("));
  CHECK(parse("match(x)").starts_with("Expr(Call("));
  CHECK(parse("match[x]: int").starts_with("AnnAssign("));
  CHECK(parse("match (x):\n case _: pass").starts_with("Match("));
  CHECK(parse("type(x)").starts_with("Expr(Call("));
  CHECK(parse("type X[T: int, *Ts, **P] = list[T]") ==
        "TypeAlias(Name(\"X\" Store ) [TypeVar(\"T\" Name(\"int\" Load ) ) TypeVarTuple(\"Ts\" ) ParamSpec(\"P\" ) ] "
        "Subscript(Name(\"list\" Load ) Name(\"T\" Load ) Load ) )");
}

TEST_CASE("with tells parenthesised items from a tuple") {
  CHECK(parse("with (a, b): pass").starts_with("With([withitem(Name(\"a\" Load ) - ) withitem(Name(\"b\""));
  CHECK(parse("with (a, b) as c: pass").starts_with("With([withitem(Tuple("));
  CHECK(parse("with (a, *b): pass").starts_with("With([withitem(Tuple("));
  CHECK(parse("with (a as b, c as d,): pass").starts_with("With([withitem(Name(\"a\" Load ) Name(\"b\" Store ) )"));
}

TEST_CASE("names may be of any script") {
  CHECK(parse("größe") == "Expr(Name(\"gr\\xc3\\xb6\\xc3\\x9fe\" Load ) )");
  CHECK(error("a€b") == "1:1-1:1 invalid character '€' (U+20AC)");
  CHECK(error("a\xC2\xA0") == "1:1-1:1 invalid non-printable character U+00A0");
  CHECK(is_identifier_start(U'ℵ'));
  CHECK(is_identifier_continue(0x0301));
  CHECK_FALSE(is_identifier_start(0x0301));
  CHECK_FALSE(is_identifier_continue(0x10FFFF));
}

TEST_CASE("bytes that are no text are refused where they are") {
  CHECK(error(std::string_view("a = 1\nb\0c", 9)) == "2:1-2:1 source code cannot contain null bytes");
  CHECK(error("x\r\ny = '\xff'") == "2:5-2:5 Non-UTF-8 code starting with '\\xff' on line 2, but no encoding declared");
  for (std::string_view bad : {"\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\x80", "\xE0\x80\x80"})
    CHECK(find_invalid_text(std::string("12345678") + std::string(bad)) == 8);
  CHECK(find_invalid_text("\xEF\xBF\xBF 𝄞 ü 12345678901234567890") == 32);
  CHECK(parse("\xEF\xBB\xBFx").starts_with("Expr("));
}

TEST_CASE("indentation errors") {
  CHECK(error("if a:\n\tb\n        c\n") == "3:0-3:0 TabError inconsistent use of tabs and spaces in indentation");
  CHECK(error("if a:\n  b\n c\n") == "3:2-3:2 IndentationError unindent does not match any outer indentation level");
  CHECK(error("if a:\nb\n") == "2:0-2:1 IndentationError expected an indented block after 'if' statement on line 1");
  CHECK(error("a\n  b\n") == "2:1-2:1 IndentationError unexpected indent");
}

TEST_CASE("hints for those who come from another language") {
  auto hint = [](std::string_view source) -> std::string {
    LimitedBlocks blocks;
    Arena arena(blocks);
    Parser parser(source);
    while (parser.next_statement(arena)) arena.release();
    return parser.diagnostic().hint ? parser.diagnostic().hint : "";
  };
  CHECK(hint("a && b") == "'and' joins conditions");
  CHECK(hint("if a || b: pass") == "'or' joins conditions");
  CHECK(hint("if !a: pass") == "'not' negates a condition");
  CHECK(hint("x = a ? b : c") == "a choice is written: a if condition else b");
  CHECK(hint("a <> b") == "'!=' compares for difference");
  CHECK(hint("a++\n") == "counting up is written: += 1");
  CHECK(hint("x := 1") == "':=' needs parentheses around it here");
  CHECK(hint("def class(): pass") == "a keyword cannot be a name");
  CHECK(hint("a.from") == "a keyword cannot be a name");
  CHECK(hint("if a:\n  b\nelse if c:\n  d") == "'else if' is written elif");
  CHECK(hint("a b") == "");
}

TEST_CASE("statements before an error are still given") {
  LimitedBlocks blocks;
  Arena arena(blocks);
  Parser parser("a = 1\nb = 2\nc = = 3\n");
  CHECK(parser.next_statement(arena));
  CHECK(parser.next_statement(arena));
  CHECK_FALSE(parser.next_statement(arena));
  CHECK(parser.diagnostic().line == 3);
  CHECK_FALSE(parser.next_statement(arena));
}

TEST_CASE("an expression alone") {
  LimitedBlocks blocks;
  Arena arena(blocks);
  ParserOptions options;
  options.mode = ParseMode::Eval;
  TreeText writer(TreeText::Positions::None);
  Parser tuple("a, b\n", options);
  CHECK(writer.expression(tuple.expression(arena)).starts_with("Tuple("));
  for (std::string_view wrong : {"", "a = 1", "a\nb", "*a", "pass", "a;"}) {
    Parser parser(wrong, options);
    CHECK_FALSE(parser.expression(arena));
    CHECK(parser.failed());
  }
}

TEST_CASE("a single statement") {
  ParserOptions options;
  options.mode = ParseMode::Single;
  CHECK(parse("a; b\n", options).starts_with("Expr("));
  CHECK(parse("if a: pass", options).starts_with("If("));
  CHECK(parse("a\nb\n", options) == "SyntaxError: multiple statements found while compiling a single statement");
}

TEST_CASE("a prompt asks for more lines while the statement is open") {
  for (const char* open :
       {"if a:", "if a:\n  b", "if a:\n  b\n", "(", "[1,\n", "f(a,", "'''abc\n", "f'''{a}\n", "a = \\\n", "@d\n",
        "try:\n  a\n", "class A:\n  def f(self):\n    pass\n", "if a: b\n", "x = {\n 'a': 1,"})
    CHECK_MESSAGE(at_prompt(open) == Verdict::Incomplete, open);
  for (const char* complete : {"", "\n", "a\n", "a; b", "if a:\n  b\n\n", "if a: b\n\n", "(\n1)\n", "# only\n",
                               "def f():\n  '''a\n\n  b'''\n  \n"})
    CHECK_MESSAGE(at_prompt(complete) == Verdict::Complete, complete);
  for (const char* wrong : {"a = \n", "a b\n", ")", "'abc\n", "if a\n", "1 +\n", "x = (]\n", "$", "a = 08\n"})
    CHECK_MESSAGE(at_prompt(wrong) == Verdict::Wrong, wrong);
}

TEST_CASE("nesting has a limit, the length of a chain has none") {
  for (const char* deep : {"(", "[", "{", "-", "not ", "lambda: ", "x ** ", "a if b else ", "f(", "a[", "{1: "})
    CHECK_MESSAGE(error(repeated(deep, 10000) + "1").find("too many nested") != std::string::npos, deep);
  for (const char* chain : {"1 + ", "a.", "a or ", "a < ", "x = ", "a, ", "a; "})
    CHECK_MESSAGE(error(repeated(chain, 10000) + "a") == "0:0-0:0 OK ", chain);
  CHECK(error("if a: b\n" + repeated("elif a: b\n", 10000)) == "0:0-0:0 OK ");
  std::string blocks;
  for (int i = 0; i < 200; ++i) blocks += std::string(size_t(i), ' ') + "if a:\n";
  CHECK(error(blocks) == "101:0-101:0 IndentationError too many levels of indentation");
  CHECK(error(repeated("(", 200) + repeated(")", 200)) == "0:0-0:0 OK ");
}

TEST_CASE("the native stack is kept to its budget") {
  ParserOptions options;
  options.native_stack_bytes = 16 * 1024;
  CHECK(error("f(x)[1]", options) == "0:0-0:0 OK ");
  CHECK(error(repeated("(", 190) + "1" + repeated(")", 190), options).ends_with("too many nested parentheses"));
  options.native_stack_bytes = 1024 * 1024;
  options.max_depth = 20;
  CHECK(error(repeated("-", 19) + "1", options) == "0:0-0:0 OK ");
  CHECK(error(repeated("-", 21) + "1", options).ends_with("too many nested expressions or blocks"));
}

TEST_CASE("memory that runs out anywhere is MemoryError") {
  const std::string source =
      "@d\nasync def f[T: int](a, /, b: int = 1, *c, d=2, **e) -> x:\n"
      "  with (a as b, c): import a.b as c, d\n"
      "  for x, *y in z: pass\n  else: del a, b\n"
      "  try: raise a from b\n  except* (A, B) as e: return lambda x, *, y=1: {**x, 1: 2}\n"
      "  match a, *b:\n"
      "    case [1, -2j, *r] | {'a': x, **rest} | C(1, k=v) as q if z: global g, h\n"
      "  x: int = a if b else not c < d <= e and f or g\n"
      "  return f'a{b!r:{c}}d' 'e\\n' + await g(*a, k=1, **b)[1:2, ::3], [x async for x in y if z if w], {1, 2}\n"
      "class A(B, metaclass=M): x += yield\n"
      "from . a . b import (c as d, e)\n";
  REQUIRE(parse(source).find("Error") == std::string::npos);
  int exhausted = 0;
  for (size_t taken = 0; taken < 4000; taken += 8) {
    LimitedBlocks blocks(1);
    Arena arena(blocks);
    arena.allocate(taken);
    Parser parser(source);
    while (parser.next_statement(arena)) {
    }
    if (parser.diagnostic().kind == DiagnosticKind::MemoryError) ++exhausted;
    CHECK((!parser.failed() || parser.diagnostic().kind == DiagnosticKind::MemoryError));
  }
  CHECK(exhausted > 400);
}

TEST_CASE("long messages are cut, not overrun") {
  std::string name(1000, 'x');
  std::string message = error("f'{a!" + name + "}'");
  CHECK(message.find("invalid conversion character 'xxxx") != std::string::npos);
  CHECK(message.size() < 200);
}
