// Command line parsing.
#include "ports/linux/options.h"

#include <stdlib.h>

namespace adder {

const char* const usage_text =
    "usage: adder [options] [-c command | -m module | file | -] [arguments]\n"
    "       adder build file.py -o file.adi        compile to an image\n"
    "       adder run app --board board.toml       run on a simulated board\n"
    "       adder convert MODEL -o FILE            a trained model to a file for the module ml\n"
    "\n"
    "  -c command   run the text\n"
    "  -m module    run a module as __main__\n"
    "  -i           show the prompt afterwards\n"
    "  -v           show the compiled instructions; -vv more\n"
    "  -O, -O1 …    leave out assertions; -O2, docstrings too\n"
    "  -X option    heapsize=N[k|M], compile-only, emit=bytecode|native|viper\n"
    "               fail-at=N: the Nth allocation of the program fails\n"
    "               fail-each=FILE[,N]: each Nth fails once, in a process of its own; FILE tells what came of it\n"
    "  --version    show the version\n"
    "  -h, --help   show this\n"
    "\n"
    "Environment: MICROPYPATH or ADDERPATH, directories to import from, separated by colons;\n"
    "MICROPYINSPECT, not empty: as -i.\n";

namespace {

bool parse_size(const std::string& text, size_t* bytes) {
  char* end;
  unsigned long long n = strtoull(text.c_str(), &end, 10);
  if (end == text.c_str()) return false;
  switch (*end) {
    case 'k': case 'K': n <<= 10; end++; break;
    case 'm': case 'M': n <<= 20; end++; break;
    case 'w': case 'W': n *= sizeof(void*); end++; break;
    default: break;
  }
  *bytes = size_t(n);
  return *end == 0 && n > 0;
}

bool apply_x_option(const std::string& text, Options& options) {
  if (text == "compile-only") {
    options.compile_only = true;
    return true;
  }
  if (text.starts_with("heapsize=")) return parse_size(text.substr(9), &options.heap_bytes);
  if (text.starts_with("fail-at=")) {
    char* end;
    options.fail_at = strtoull(text.c_str() + 8, &end, 10);
    return *end == 0 && text.size() > 8;
  }
  if (text.starts_with("fail-each=")) {
    size_t comma = text.find(',');
    options.fail_each_file = text.substr(10, comma - 10);
    if (comma != text.npos && !parse_size(text.substr(comma + 1), &options.fail_each)) return false;
    return !options.fail_each_file.empty();
  }
  return text == "emit=bytecode" || text == "emit=native" || text == "emit=viper" || text == "realtime";
}

Options bad(Options options, std::string what) {
  options.run = Options::Run::Bad;
  options.target = std::move(what);
  return options;
}

// -O, -OO, -O2
void raise_optimization(const std::string& word, Options& options) {
  if (word.size() == 3 && word[2] >= '0' && word[2] <= '9')
    options.optimize = word[2] - '0';
  else
    options.optimize += int(word.size()) - 1;
}

}  // namespace

Options parse_options(int count, char** words, bool input_is_terminal) {
  Options options;
  int i = 1;
  auto take_rest = [&](std::string first) {
    options.arguments.push_back(std::move(first));
    for (; i < count; i++) options.arguments.push_back(words[i]);
  };
  for (; i < count; i++) {
    std::string word = words[i];
    if (word == "-" || word[0] != '-') break;
    bool takes_value = word == "-c" || word == "-m" || word == "-X";
    if (takes_value && i + 1 == count) return bad(options, "option " + word + " needs an argument");
    if (word == "-c" || word == "-m") {
      options.run = word == "-c" ? Options::Run::Command : Options::Run::Module;
      options.target = words[i + 1];
      i += 2;
      take_rest(word);
      return options;
    }
    if (word == "-X") {
      if (!apply_x_option(words[++i], options))
        return bad(options, "unknown or malformed -X option '" + std::string(words[i]) + "'");
    } else if (word == "-i") {
      options.inspect = true;
    } else if (word.find_first_not_of('v', 1) == std::string::npos) {
      options.verbose += int(word.size()) - 1;
    } else if (word[1] == 'O') {
      raise_optimization(word, options);
    } else if (word == "--version") {
      options.run = Options::Run::Version;
      return options;
    } else if (word == "-h" || word == "--help") {
      options.run = Options::Run::Help;
      return options;
    } else {
      return bad(options, "unknown option '" + word + "'");
    }
  }
  if (i < count && std::string_view(words[i]) != "-") {
    options.run = Options::Run::File;
    options.target = words[i++];
    take_rest(options.target);
  } else if (i < count || !input_is_terminal) {
    options.run = Options::Run::StandardInput;
    if (i < count) i++;
    take_rest("");
  } else {
    options.arguments.push_back("");
  }
  return options;
}

}  // namespace adder
