// Shows tests what the parser makes of source text.
//
//     syntax_probe tree [--no-fstring-positions] [--names FILE] FILE...
//                                                          each statement's tree, a line each; an error as in `errors`.
//                                                          --names: a line for each Unicode name: hexadecimal, space,
//                                                          name
//     syntax_probe errors FILE                              the file holds sources with a NUL byte after each; one line
//     each:
//                                                          kind, line, column, end line, end column, incomplete,
//                                                          message
//     syntax_probe time FILE...                             parses each file often, tells bytes per second
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>
#include <vector>

#include "core/syntax/parser.h"
#include "tests/tools/support/syntax_dump.h"

using namespace adder;
using namespace adder::syntax;

namespace adder {
[[noreturn]] void contract_failed(const char* what, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: broken contract: %s\n", file, line, what);
  std::abort();
}
}  // namespace adder

namespace {

class HostBlocks final : public BlockSource {
 public:
  void* take_block(size_t bytes) override { return std::malloc(bytes); }
  void give_block(void* block, size_t) override { std::free(block); }
};

std::map<std::string, char32_t, std::less<>> names;

char32_t character_named(std::string_view name) {
  auto found = names.find(name);
  return found == names.end() ? 0 : found->second;
}

void read_names(const std::string& text) {
  for (size_t at = 0; at < text.size();) {
    size_t end = text.find('\n', at);
    size_t space = text.find(' ', at);
    names[text.substr(space + 1, end - space - 1)] = char32_t(std::strtoul(text.c_str() + at, nullptr, 16));
    at = end + 1;
  }
}

bool read_file(const char* path, std::string& text) {
  FILE* file = std::fopen(path, "rb");
  if (!file) return false;
  char buffer[65536];
  for (size_t count; (count = std::fread(buffer, 1, sizeof buffer, file)) > 0;) text.append(buffer, count);
  std::fclose(file);
  return true;
}

void show_error(const Diagnostic& d) {
  constexpr const char* kinds[] = {"OK", "SyntaxError", "IndentationError", "TabError", "MemoryError"};
  std::printf("%s\t%u\t%u\t%u\t%u\t%d\t%s\n", kinds[int(d.kind)], d.line, d.column, d.end_line, d.end_column,
              d.incomplete, d.message);
}

void show_tree(const std::string& text, TreeText::Positions positions) {
  HostBlocks blocks;
  Arena arena(blocks);
  ParserOptions options;
  options.character_named = names.empty() ? nullptr : character_named;
  Parser parser(text, options);
  TreeText writer(positions);
  while (Statement* statement = parser.next_statement(arena)) {
    std::puts(writer.statement(statement).c_str());
    arena.release();
  }
  if (parser.failed()) show_error(parser.diagnostic());
}

void show_errors(const std::string& text) {
  HostBlocks blocks;
  for (size_t at = 0; at < text.size();) {
    size_t end = text.find('\0', at);
    Arena arena(blocks);
    Parser parser({text.data() + at, end - at});
    while (parser.next_statement(arena)) arena.release();
    show_error(parser.diagnostic());
    at = end + 1;
  }
}

size_t parse_once(const std::string& text) {
  HostBlocks blocks;
  Arena arena(blocks);
  Parser parser(text);
  size_t count = 0;
  while (parser.next_statement(arena)) {
    ++count;
    arena.release();
  }
  return count;
}

int main_of(std::vector<std::string> words) {
  std::string command = words.empty() ? "" : words[0];
  auto positions = TreeText::Positions::All;
  std::vector<std::string> texts;
  for (size_t i = 1; i < words.size(); ++i) {
    std::string text;
    if (words[i] == "--no-fstring-positions") {
      positions = TreeText::Positions::OutsideFStrings;
    } else if (words[i] == "--names") {
      if (!read_file(words[++i].c_str(), text)) return 1;
      read_names(text);
    } else if (!read_file(words[i].c_str(), text)) {
      return std::fprintf(stderr, "cannot read %s\n", words[i].c_str()), 1;
    } else {
      texts.push_back(text);
    }
  }
  if (command == "time") {
    size_t bytes = 0;
    auto begin = std::chrono::steady_clock::now();
    std::chrono::duration<double> seconds{};
    while (seconds.count() < 1) {
      for (const std::string& text : texts) {
        parse_once(text);
        bytes += text.size();
      }
      seconds = std::chrono::steady_clock::now() - begin;
    }
    std::printf("%.1f MB/s\n", double(bytes) / seconds.count() / 1e6);
  }
  for (const std::string& text : texts) {
    if (command == "tree") show_tree(text, positions);
    if (command == "errors") show_errors(text);
    if (command == "once") parse_once(text);
  }
  return 0;
}

}  // namespace

int main(int count, char** words) { return main_of({words + 1, words + count}); }
