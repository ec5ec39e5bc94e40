// A GPS receiver that talks NMEA 0183 on a UART: GGA, GSA, GSV, RMC and VTG once a period.
//
// Board file: bus, baud (9600), position (2 x degrees: latitude, longitude), altitude (m), speed (knots), course
// (degrees), satellites, fix_after (time to the first fix), every (period). Time is that of the board's clock at its
// start, going on. Understands $PMTK220 (period in ms) and $PMTK251 (baud); other commands are ignored, as receivers
// do.
#include <cmath>
#include <cstdarg>
#include <cstdio>
#include <ctime>

#include "sim/board.h"
#include "sim/device/models.h"

namespace adder::sim {

namespace {

class Gps final : public Device, private SerialListener {
 public:
  explicit Gps(Site& site) : Device(site), board_(site.board()) {
    Section& section = site.section();
    baud_ = uint32_t(section.integer("baud", 1200, 921600, 9600));
    position_ = site.input(*this, "position", 2, 0);
    altitude_ = site.input(*this, "altitude", 1, 100);
    speed_ = site.input(*this, "speed", 1, 0);
    course_ = site.input(*this, "course", 1, 0);
    satellites_ = site.input(*this, "satellites", 1, 8);
    fix_after_ns_ = section.duration_ns("fix_after", 0);
    first_period_ns_ = section.duration_ns("every", 1'000'000'000);
    if (first_period_ns_ == 0) section.problem("every", "expected more than 0");
    SerialLine *to_board = nullptr, *from_board = nullptr;
    if (!site.wire_uart(to_board, from_board)) return;
    talker_ = std::make_unique<SerialTalker>(site.world(), *to_board);
    Net& net = to_board->net();
    net.drive(net.add_driver(name()), Drive::High);  // the idle level of a serial line
    from_board->listen(*this);
  }

  void power_on() override {
    if (!talker_) return;
    utc_base_ns_ = board_.rtc(0)->now_ns() - int64_t(now());
    world().timeline.cancel(next_);
    talker_->stop();
    talker_->format = {};
    talker_->format.baud = baud_;
    period_ns_ = first_period_ns_;
    on_ns_ = now();
    next_ = world().timeline.after(period_ns_, [this] { tick(); });
  }

 private:
  void tick() {
    next_ = world().timeline.after(period_ns_, [this] { tick(); });
    if (position_.ended(now())) return;
    if (!talker_->idle()) {
      warn("has more to say than its baud rate carries; a report is dropped");
      return;
    }
    report();
  }

  void say(const char* format, ...) __attribute__((format(printf, 2, 3))) {
    char body[128];
    va_list arguments;
    va_start(arguments, format);
    std::vsnprintf(body, sizeof body, format, arguments);
    va_end(arguments);
    uint8_t sum = 0;
    for (const char* c = body; *c; c++) sum ^= uint8_t(*c);
    char line[140];
    std::snprintf(line, sizeof line, "$%s*%02X\r\n", body, sum);
    talker_->send(line);
  }

  // "4807.0380,N": degrees and minutes run together.
  static std::string angle(double degrees, int width, const char* signs) {
    double size = std::fabs(degrees);
    long whole = long(size), minutes = std::lround((size - double(whole)) * 600000);  // ten-thousandths of a minute
    if (minutes == 600000) whole++, minutes = 0;
    char text[80];
    std::snprintf(text, sizeof text, "%0*ld%02ld.%04ld,%c", width, whole, minutes / 10000, minutes % 10000,
                  signs[degrees < 0]);
    return text;
  }

  void report() {
    int64_t utc = utc_base_ns_ + int64_t(now());
    time_t seconds = time_t(utc / 1'000'000'000);
    tm date;
    gmtime_r(&seconds, &date);
    char clock[48], day[40];
    std::snprintf(clock, sizeof clock, "%02d%02d%02d.%02d", date.tm_hour, date.tm_min, date.tm_sec,
                  int(utc / 10'000'000 % 100));
    std::snprintf(day, sizeof day, "%02d%02d%02d", date.tm_mday, date.tm_mon + 1, date.tm_year % 100);
    if (now() - on_ns_ < fix_after_ns_) {
      say("GPGGA,%s,,,,,0,00,99.9,,M,,M,,", clock);
      say("GPGSA,A,1,,,,,,,,,,,,,99.9,99.9,99.9");
      say("GPRMC,%s,V,,,,,,,%s,,,N", clock, day);
      return;
    }
    std::string latitude = angle(position_.value(0, now()), 2, "NS"),
                longitude = angle(position_.value(1, now()), 3, "EW");
    double knots = speed_.value(0, now()), course = course_.value(0, now());
    int satellites = int(satellites_.value(0, now()));
    say("GPGGA,%s,%s,%s,1,%02d,0.9,%.1f,M,46.9,M,,", clock, latitude.c_str(), longitude.c_str(), satellites,
        altitude_.value(0, now()));
    std::string used;
    for (int i = 0; i < 12; i++) used += i < satellites ? (i + 1 < 10 ? "0" : "") + std::to_string(i + 1) + "," : ",";
    say("GPGSA,A,3,%s1.6,0.9,1.3", used.c_str());
    for (int first = 0; first < satellites; first += 4) {
      std::string group;
      for (int i = first; i < satellites && i < first + 4; i++) {
        char one[64];
        std::snprintf(one, sizeof one, ",%02d,%02d,%03d,%02d", i + 1, 20 + i * 5, i * 37 % 360, 30 + i);
        group += one;
      }
      say("GPGSV,%d,%d,%02d%s", (satellites + 3) / 4, first / 4 + 1, satellites, group.c_str());
    }
    say("GPRMC,%s,A,%s,%s,%.1f,%.1f,%s,,,A", clock, latitude.c_str(), longitude.c_str(), knots, course, day);
    say("GPVTG,%.1f,T,,M,%.1f,N,%.1f,K,A", course, knots, knots * 1.852);
  }

  void serial_heard(const SerialFrame& frame) override {
    SerialHeard heard = hear(frame, talker_->format);
    if (heard.data != '\n') {
      if (line_.size() < 128) line_ += char(heard.data);
      return;
    }
    int value = 0;
    if (std::sscanf(line_.c_str(), "$PMTK220,%d", &value) == 1 && value >= 100) {
      period_ns_ = uint64_t(value) * 1'000'000;
      world().timeline.cancel(next_);
      next_ = world().timeline.after(period_ns_, [this] { tick(); });
      say("PMTK001,220,3");
    } else if (std::sscanf(line_.c_str(), "$PMTK251,%d", &value) == 1 && value >= 1200 && value <= 921600) {
      talker_->format.baud = uint32_t(value);
    }
    line_.clear();
  }

  SimBoard& board_;
  Input position_, altitude_, speed_, course_, satellites_;
  std::unique_ptr<SerialTalker> talker_;
  std::string line_;
  uint32_t baud_ = 9600;
  uint64_t fix_after_ns_, first_period_ns_, period_ns_ = 0, on_ns_ = 0;
  int64_t utc_base_ns_ = 0;
  Timeline::Handle next_;
};

}  // namespace

std::unique_ptr<Device> make_gps(Site& site) { return std::make_unique<Gps>(site); }

}  // namespace adder::sim
