// The proleptic Gregorian calendar, and struct_time.
#pragma once

#include "core/types/text_builder.h"

namespace adder {

struct CalendarTime {
  int64_t year;
  uint8_t month, day;            // from 1
  uint8_t hour, minute, second;
  uint8_t weekday;               // Monday = 0
  uint16_t yearday;              // from 1
};

// Days from 1970-01-01 to a date; months beyond 1..12 carry into the year.
int64_t days_from_civil(int64_t year, int64_t month, int64_t day);
CalendarTime calendar_time(int64_t unix_seconds);  // UTC

// strftime's conversions, English names.
void add_formatted_time(TextBuilder& text, string_view format, const CalendarTime& time);

extern const Type struct_time_type;  // a tuple of nine with names
Value make_struct_time(Runtime& rt, const Value (&fields)[9]);

}  // namespace adder
