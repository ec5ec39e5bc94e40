// See expression.h. Recursive descent to a postfix program; precedence from loose to tight: comparison, + -, * / %,
// unary minus, ^ (to the right).
#include "sim/feed/expression.h"

#include <cctype>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <numbers>

namespace adder::sim {

namespace {

using Arguments = const double*;

double fraction(double x) { return x - std::floor(x); }

struct Function {
  const char* name;
  size_t arity;
  double (*call)(Arguments a, const Noise& noise);
};

uint64_t position_of(double x) {
  uint64_t bits;
  std::memcpy(&bits, &x, sizeof bits);
  return bits;
}

// Operators are functions too; the parser finds them by their names.
constexpr Function functions[] = {
    {"+", 2, [](Arguments a, const Noise&) { return a[0] + a[1]; }},
    {"-", 2, [](Arguments a, const Noise&) { return a[0] - a[1]; }},
    {"*", 2, [](Arguments a, const Noise&) { return a[0] * a[1]; }},
    {"/", 2, [](Arguments a, const Noise&) { return a[0] / a[1]; }},
    {"%", 2, [](Arguments a, const Noise&) { return a[0] - std::floor(a[0] / a[1]) * a[1]; }},
    {"^", 2, [](Arguments a, const Noise&) { return std::pow(a[0], a[1]); }},
    {"negate", 1, [](Arguments a, const Noise&) { return -a[0]; }},
    {"<", 2, [](Arguments a, const Noise&) { return double(a[0] < a[1]); }},
    {">", 2, [](Arguments a, const Noise&) { return double(a[0] > a[1]); }},
    {"<=", 2, [](Arguments a, const Noise&) { return double(a[0] <= a[1]); }},
    {">=", 2, [](Arguments a, const Noise&) { return double(a[0] >= a[1]); }},
    {"sin", 1, [](Arguments a, const Noise&) { return std::sin(a[0]); }},
    {"cos", 1, [](Arguments a, const Noise&) { return std::cos(a[0]); }},
    {"tan", 1, [](Arguments a, const Noise&) { return std::tan(a[0]); }},
    {"asin", 1, [](Arguments a, const Noise&) { return std::asin(a[0]); }},
    {"acos", 1, [](Arguments a, const Noise&) { return std::acos(a[0]); }},
    {"atan", 1, [](Arguments a, const Noise&) { return std::atan(a[0]); }},
    {"exp", 1, [](Arguments a, const Noise&) { return std::exp(a[0]); }},
    {"log", 1, [](Arguments a, const Noise&) { return std::log(a[0]); }},
    {"log10", 1, [](Arguments a, const Noise&) { return std::log10(a[0]); }},
    {"sqrt", 1, [](Arguments a, const Noise&) { return std::sqrt(a[0]); }},
    {"abs", 1, [](Arguments a, const Noise&) { return std::fabs(a[0]); }},
    {"floor", 1, [](Arguments a, const Noise&) { return std::floor(a[0]); }},
    {"ceil", 1, [](Arguments a, const Noise&) { return std::ceil(a[0]); }},
    {"round", 1, [](Arguments a, const Noise&) { return std::round(a[0]); }},
    {"sign", 1, [](Arguments a, const Noise&) { return double((a[0] > 0) - (a[0] < 0)); }},
    {"min", 2, [](Arguments a, const Noise&) { return std::fmin(a[0], a[1]); }},
    {"max", 2, [](Arguments a, const Noise&) { return std::fmax(a[0], a[1]); }},
    {"clamp", 3, [](Arguments a, const Noise&) { return std::fmin(std::fmax(a[0], a[1]), a[2]); }},
    {"if", 3, [](Arguments a, const Noise&) { return a[0] != 0 ? a[1] : a[2]; }},
    {"step", 1, [](Arguments a, const Noise&) { return double(a[0] >= 0); }},
    {"pulse", 2, [](Arguments a, const Noise&) { return double(a[0] >= 0 && a[0] < a[1]); }},
    {"square", 1, [](Arguments a, const Noise&) { return fraction(a[0]) < 0.5 ? 1.0 : -1.0; }},
    {"saw", 1, [](Arguments a, const Noise&) { return 2 * fraction(a[0]) - 1; }},
    {"triangle", 1, [](Arguments a, const Noise&) { return 1 - 4 * std::fabs(fraction(a[0]) - 0.5); }},
    {"noise", 1, [](Arguments a, const Noise& noise) { return noise.gaussian(position_of(a[0])); }},
};

constexpr size_t max_depth = 64;

size_t function_index(const std::string& name) {
  for (size_t i = 0; i < std::size(functions); i++)
    if (name == functions[i].name) return i;
  return std::size(functions);
}

}  // namespace

class ExpressionParser {
 public:
  ExpressionParser(const std::string& text, std::string& error) : text_(text), error_(error) {}

  std::optional<Expression> run() {
    comparison();
    skip();
    if (error_.empty() && at_ < text_.size()) fail("an operator");
    if (!error_.empty()) return std::nullopt;
    return std::move(result_);
  }

 private:
  using Step = Expression::Step;

  void skip() {
    while (at_ < text_.size() && std::isspace(uint8_t(text_[at_]))) at_++;
  }
  bool accept(const char* token) {
    skip();
    if (text_.compare(at_, std::strlen(token), token) != 0) return false;
    at_ += std::strlen(token);
    return true;
  }
  void fail(const std::string& expected) {
    if (!error_.empty()) return;
    error_ = "expected " + expected + " at position " + std::to_string(at_ + 1) + " of '" + text_ + "'";
    at_ = text_.size();
  }
  void call(const char* name) { result_.steps_.push_back({Step::Kind::Call, 0, function_index(name)}); }

  void comparison() {
    if (++depth_ > max_depth) return fail("fewer than 64 nested parentheses");
    sum();
    for (const char* name : {"<=", ">=", "<", ">"})
      if (accept(name)) {
        sum();
        call(name);
        break;
      }
    depth_--;
  }
  void sum() {
    product();
    for (;;) {
      const char* name = accept("+") ? "+" : accept("-") ? "-" : nullptr;
      if (!name) return;
      product();
      call(name);
    }
  }
  void product() {
    unary();
    for (;;) {
      skip();
      bool power = text_.compare(at_, 2, "**") == 0;
      const char* name = power ? nullptr : accept("*") ? "*" : accept("/") ? "/" : accept("%") ? "%" : nullptr;
      if (!name) return;
      unary();
      call(name);
    }
  }
  void unary() {
    if (accept("-")) {
      if (++depth_ > max_depth) return fail("fewer than 64 signs");
      unary();
      depth_--;
      call("negate");
    } else {
      accept("+");
      power();
    }
  }
  void power() {
    atom();
    if (accept("^") || accept("**")) {
      if (++depth_ > max_depth) return fail("fewer than 64 powers");
      unary();
      depth_--;
      call("^");
    }
  }
  void atom() {
    skip();
    if (accept("(")) {
      comparison();
      if (!accept(")")) fail("')'");
      return;
    }
    char c = at_ < text_.size() ? text_[at_] : 0;
    if (std::isdigit(uint8_t(c)) || c == '.') return number();
    if (std::isalpha(uint8_t(c))) return name();
    fail("a number, t, a function or '('");
  }
  void number() {
    char* end = nullptr;
    double value = std::strtod(text_.c_str() + at_, &end);
    size_t length = size_t(end - text_.c_str()) - at_;
    if (length == 0) return fail("a number");
    at_ += length;
    result_.steps_.push_back({Step::Kind::Number, value, 0});
  }
  void name() {
    size_t begin = at_;
    while (at_ < text_.size() && std::isalnum(uint8_t(text_[at_]))) at_++;
    std::string word = text_.substr(begin, at_ - begin);
    if (word == "t") return result_.steps_.push_back({Step::Kind::Time, 0, 0});
    if (word == "pi") return result_.steps_.push_back({Step::Kind::Number, std::numbers::pi, 0});
    if (word == "e") return result_.steps_.push_back({Step::Kind::Number, std::numbers::e, 0});
    size_t index = function_index(word);
    if (index == std::size(functions)) {
      at_ = begin;
      return fail("t, pi, e or a known function");
    }
    if (!accept("(")) return fail("'(' after " + word);
    for (size_t i = 0; i < functions[index].arity; i++) {
      if (i > 0 && !accept(",")) return fail(std::to_string(functions[index].arity) + " arguments of " + word);
      comparison();
    }
    if (!accept(")")) return fail("')' after " + std::to_string(functions[index].arity) + " argument(s) of " + word);
    result_.steps_.push_back({Step::Kind::Call, 0, index});
  }

  const std::string& text_;
  std::string& error_;
  size_t at_ = 0;
  size_t depth_ = 0;
  Expression result_;
};

std::optional<Expression> Expression::parse(const std::string& text, std::string& error) {
  error.clear();
  return ExpressionParser(text, error).run();
}

bool Expression::constant() const {
  for (const Step& step : steps_)
    if (step.kind == Step::Kind::Time) return false;
  return true;
}

double Expression::evaluate(double t, const Noise& noise) const {
  std::vector<double> stack;
  stack.reserve(steps_.size());
  for (const Step& step : steps_) {
    if (step.kind == Step::Kind::Number) {
      stack.push_back(step.number);
    } else if (step.kind == Step::Kind::Time) {
      stack.push_back(t);
    } else {
      const Function& function = functions[step.function];
      double result = function.call(stack.data() + stack.size() - function.arity, noise);
      stack.resize(stack.size() - function.arity);
      stack.push_back(result);
    }
  }
  return stack.empty() ? 0 : stack.back();
}

}  // namespace adder::sim
