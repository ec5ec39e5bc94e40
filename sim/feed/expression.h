// Functions of time, as a board file writes them: "20 + 5*sin(2*pi*t/60)".
//
// Numbers, t (seconds), pi, e; + - * / % ^ (or **), unary minus, comparisons (1 or 0), parentheses; functions:
// sin cos tan asin acos atan exp log log10 sqrt abs floor ceil round sign min max clamp(x,low,high) if(c,a,b)
// step(x) (0 below 0, else 1), pulse(x,width), square(x) saw(x) triangle(x) (period 1, from -1 to 1), noise(x)
// (Gaussian, standard deviation 1, new at every value of x).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/random.h"

namespace adder::sim {

class Expression {
 public:
  // Nothing when the text is no expression; then `error` says what was expected and where.
  static std::optional<Expression> parse(const std::string& text, std::string& error);

  double evaluate(double t, const Noise& noise) const;
  bool constant() const;  // does not depend on t

 private:
  friend class ExpressionParser;
  // Postfix: operands are pushed, operators take them from the stack.
  struct Step {
    enum class Kind : uint8_t { Number, Time, Call } kind;
    double number;
    size_t function;
  };
  std::vector<Step> steps_;
};

}  // namespace adder::sim
