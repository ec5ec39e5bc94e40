// What is wrong in a board file: each problem names file, line, column and what was expected instead.
//
// Loading goes on after a problem, so that a person sees all of them at once; a board with any problem is not built.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace adder::sim {

struct Problem {
  std::string file;
  int line;
  int column;
  std::string text;
};

class Problems {
 public:
  void add(Problem problem) { list_.push_back(std::move(problem)); }
  bool any() const { return !list_.empty(); }
  const std::vector<Problem>& list() const { return list_; }

  // One line each: file:line:column: text. Line 0 stands for the whole file.
  std::string text() const {
    std::string all;
    for (const Problem& problem : list_) {
      all += problem.file;
      if (problem.line > 0) all += ":" + std::to_string(problem.line) + ":" + std::to_string(problem.column);
      all += ": " + problem.text + "\n";
    }
    return all;
  }

 private:
  std::vector<Problem> list_;
};

}  // namespace adder::sim
