// A fuzz target without libFuzzer, for a bounded run in the tests: NAME_bounded SECONDS FILE…
//
// Feeds every file, then files with random damage: bytes changed, pieces cut out, doubled, moved from another file. The
// damage of run N is the same every time. The input that ends the process is left in ./crash-input. A run that does not
// end ends the whole, without blame: a damaged image may be a program that catches every interrupt.
#include <fcntl.h>
#include <signal.h>
#include <sys/time.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace {

std::string input;
std::mt19937 generator(1);

size_t below(size_t limit) { return limit ? generator() % limit : 0; }

void leave_input(int) {
  int file = open("crash-input", O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (file >= 0 && write(file, input.data(), input.size()) >= 0) close(file);
  signal(SIGABRT, SIG_DFL);
  abort();
}

void stop_endless(int) {
  constexpr char text[] = "a run did not end\n";
  _exit(write(STDOUT_FILENO, text, sizeof text - 1) < 0);
}

void damage(std::string& text, const std::vector<std::string>& others) {
  constexpr char awkward[] = {0, 1, 4, '\t', '\n', ' ', '"', '\'', '(', ')', '[', '{', '}', ':', '\\', 127, -128, -1};
  size_t at = below(text.size() + 1), length = below(text.size() - at + 1) % 40;
  switch (below(6)) {
    case 0: text.insert(at, 1, awkward[below(sizeof awkward)]); break;
    case 1: text.erase(at, length); break;
    case 2: text.insert(below(text.size() + 1), text.substr(at, length)); break;
    case 3: {
      const std::string& other = others[below(others.size())];
      text.insert(at, other.substr(below(other.size()), 1 + below(60)));
      break;
    }
    default:
      if (at < text.size()) text[at] = char(below(2) ? generator() : text[at] ^ (1 << below(8)));
  }
}

void run() {
  // Exactly as large as the input, so that the sanitizer sees reads beyond it.
  std::vector<uint8_t> exact(input.begin(), input.end());
  itimerval patience = {{0, 0}, {20, 0}};  // seconds of CPU time
  setitimer(ITIMER_VIRTUAL, &patience, nullptr);
  LLVMFuzzerTestOneInput(exact.data(), exact.size());
}

}  // namespace

int main(int count, char** words) {
  signal(SIGABRT, leave_input);
  signal(SIGVTALRM, stop_endless);
  auto end = std::chrono::steady_clock::now() + std::chrono::seconds(count > 1 ? std::atoi(words[1]) : 10);
  std::vector<std::string> files;
  for (int i = 2; i < count; i++) {
    std::ifstream file(words[i], std::ios::binary);
    files.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    input = files.back();
    run();
  }
  if (files.empty()) files.emplace_back("x = 1\n");
  size_t runs = 0;
  for (; std::chrono::steady_clock::now() < end; runs++) {
    input = files[below(files.size())];
    for (size_t changes = 1 + below(8); changes; changes--) damage(input, files);
    run();
  }
  std::printf("%zu files, %zu damaged ones\n", files.size(), runs);
}
