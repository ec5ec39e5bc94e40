// What the files of elementary functions for float share: functions of double with some 40 good bits.
#pragma once

namespace adder::elementary::parts {

double exp_of(double x);    // 0 and infinity beyond float's range
double exp_tail(double r);  // e**r - 1, |r| <= 0.5
double expm1_of(double x);
double log_of(double x);  // x > 0
double log1p_of(double x);

// ln x = exponent * ln 2 + rest, |rest| <= ln(2) / 2.
struct BinaryLog {
  int exponent;
  double rest;
};
BinaryLog log_parts(double x);

}  // namespace adder::elementary::parts
