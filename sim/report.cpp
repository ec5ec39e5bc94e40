// See report.h.
#include "sim/report.h"

#include <cstdarg>
#include <cstdio>

namespace adder::sim {

namespace {

void print(std::string& all, const char* format, ...) __attribute__((format(printf, 2, 3)));
void print(std::string& all, const char* format, ...) {
  char line[512];
  va_list arguments;
  va_start(arguments, format);
  std::vsnprintf(line, sizeof line, format, arguments);
  va_end(arguments);
  all += line;
}

}  // namespace

std::string LoadReport::text() const {
  auto of = [this](Activity activity) { return seconds_of[size_t(activity)]; };
  std::string all;
  print(all, "simulated   %.3f s%s%s\n", seconds, ended.empty() ? "" : ", ended: ", ended.c_str());
  if (starts > 1) print(all, "starts      %u\n", starts);
  print(all, "processor   %.1f %% busy (code %.3f s, buses %.3f s, idle %.3f s)\n", load * 100, of(Activity::Busy),
        of(Activity::Bus), of(Activity::Idle));
  if (of(Activity::LightSleep) + of(Activity::DeepSleep) + of(Activity::Off) > 0)
    print(all, "asleep      light %.3f s, deep %.3f s, without power %.3f s\n", of(Activity::LightSleep),
          of(Activity::DeepSleep), of(Activity::Off));
  print(all, "deadlines   %s\n", audio_gaps + late_timer_events + lost_events == 0 ? "all met" : "missed:");
  if (audio_gaps)
    print(all, "            I2S: %u overrun(s), %llu frames lost\n", audio_gaps, (unsigned long long)lost_audio_frames);
  if (late_timer_events)
    print(all, "            timers: %llu expiries came too soon\n", (unsigned long long)late_timer_events);
  if (lost_events) print(all, "            interrupts: %u events lost, the queue was full\n", lost_events);
  if (has_power) {
    print(all, "energy      %.4g mAh, %.4g mA on average", charge_mah, average_ma);
    if (battery_days > 0) print(all, ", battery lasts %.1f days", battery_days);
    all += "\n";
  }
  for (const std::string& warning : warnings) print(all, "warning     %s\n", warning.c_str());
  return all;
}

}  // namespace adder::sim
