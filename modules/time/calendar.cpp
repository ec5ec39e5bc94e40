// Dates from days and back. The year is counted from March, so that the leap day is its last one: then the day of the
// year gives month and day by one linear formula, and 400 years are one period of 146097 days.
#include "modules/time/calendar.h"

#include "core/types/struct_sequence.h"

namespace adder {

namespace {
constexpr int64_t days_per_era = 146097;
constexpr int64_t epoch_offset = 719468;  // days from 0000-03-01 to 1970-01-01

constexpr int64_t floor_div(int64_t a, int64_t b) { return a / b - (a % b < 0); }
constexpr bool is_leap(int64_t year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

constexpr const char* weekdays[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
constexpr const char* months[] = {"January", "February", "March",     "April",   "May",      "June",
                                  "July",    "August",   "September", "October", "November", "December"};
}  // namespace

int64_t days_from_civil(int64_t year, int64_t month, int64_t day) {
  year += floor_div(month - 1, 12);
  month = (month - 1) - floor_div(month - 1, 12) * 12 + 1;
  if (month <= 2) year--;
  int64_t era = floor_div(year, 400), year_of_era = year - era * 400;
  int64_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return era * days_per_era + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - epoch_offset;
}

CalendarTime calendar_time(int64_t unix_seconds) {
  int64_t days = floor_div(unix_seconds, 86400), second = unix_seconds - days * 86400;
  int64_t shifted = days + epoch_offset, era = floor_div(shifted, days_per_era);
  int64_t day_of_era = shifted - era * days_per_era;
  int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int64_t march_month = (5 * day_of_year + 2) / 153;
  int64_t month = march_month < 10 ? march_month + 3 : march_month - 9;
  int64_t year = year_of_era + era * 400 + (month <= 2);
  int64_t weekday = (days + 3) % 7;
  return {year,
          uint8_t(month),
          uint8_t(day_of_year - (153 * march_month + 2) / 5 + 1),
          uint8_t(second / 3600),
          uint8_t(second / 60 % 60),
          uint8_t(second % 60),
          uint8_t(weekday < 0 ? weekday + 7 : weekday),
          uint16_t(days - days_from_civil(year, 1, 1) + 1)};
}

void add_formatted_time(TextBuilder& text, string_view format, const CalendarTime& t) {
  auto number = [&](uint64_t n, unsigned digits) { text.add_unsigned(n, 10, digits); };
  const char* weekday = weekdays[t.weekday % 7];
  const char* month = months[(t.month - 1) % 12];
  for (size_t i = 0; i < format.size(); i++) {
    if (format[i] != '%' || i + 1 == format.size()) {
      text.add(format[i]);
      continue;
    }
    switch (format[++i]) {
      case 'Y': text.add_int(t.year); break;
      case 'y': number(uint64_t(t.year % 100), 2); break;
      case 'm': number(t.month, 2); break;
      case 'd': number(t.day, 2); break;
      case 'e': text.add(t.day < 10 ? " " : "").add_int(t.day); break;
      case 'H': number(t.hour, 2); break;
      case 'I': number(unsigned(t.hour + 11) % 12 + 1, 2); break;
      case 'M': number(t.minute, 2); break;
      case 'S': number(t.second, 2); break;
      case 'p': text.add(t.hour < 12 ? "AM" : "PM"); break;
      case 'j': number(t.yearday, 3); break;
      case 'w': number(unsigned(t.weekday + 1) % 7, 1); break;
      case 'u': number(t.weekday + 1u, 1); break;
      case 'a': text.add(string_view(weekday, 3)); break;
      case 'A': text.add(weekday); break;
      case 'b': text.add(string_view(month, 3)); break;
      case 'B': text.add(month); break;
      case 'F': add_formatted_time(text, "%Y-%m-%d", t); break;
      case 'T': add_formatted_time(text, "%H:%M:%S", t); break;
      case 'D': add_formatted_time(text, "%m/%d/%y", t); break;
      case 'R': add_formatted_time(text, "%H:%M", t); break;
      case 'c': add_formatted_time(text, "%a %b %e %H:%M:%S %Y", t); break;
      case 'x': add_formatted_time(text, "%m/%d/%y", t); break;
      case 'X': add_formatted_time(text, "%H:%M:%S", t); break;
      case 'z': text.add("+0000"); break;
      case 'Z': text.add("UTC"); break;
      case 'n': text.add('\n'); break;
      case 't': text.add('\t'); break;
      case '%': text.add('%'); break;
      default: text.add('%').add(format[i]);
    }
  }
}

namespace {

constexpr Attribute struct_time_fields[] = {
    TUPLE_FIELD("tm_year", 0), TUPLE_FIELD("tm_mon", 1),  TUPLE_FIELD("tm_mday", 2),
    TUPLE_FIELD("tm_hour", 3), TUPLE_FIELD("tm_min", 4),  TUPLE_FIELD("tm_sec", 5),
    TUPLE_FIELD("tm_wday", 6), TUPLE_FIELD("tm_yday", 7), TUPLE_FIELD("tm_isdst", 8),
};

}  // namespace

ROM_TYPE(struct_time_type, struct_sequence(sym<"time.struct_time">, struct_time_fields));

Value make_struct_time(Runtime& rt, const Value (&fields)[9]) {
  return make_struct_sequence(rt, struct_time_type, fields);
}

}  // namespace adder
