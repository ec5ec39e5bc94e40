// Virtual time: waiting, working, sleeping, timers, watchdog, resets, the end of a run.
#include "tests/unit/support/sim_board.h"

using namespace adder;
using namespace adder::sim;
using hal::HalError;
using hal::Wake;

TEST_CASE("an hour of waiting takes no real time and ends on the nanosecond") {
  auto board = make_board("");
  uint64_t start = board->clock().now_ns();
  CHECK(sleep_ns(*board, 3600 * hal::ns_per_s) == Wake::Deadline);
  CHECK(board->clock().now_ns() - start == 3600 * hal::ns_per_s);
}

TEST_CASE("time begins at 0 with each start, boot time is over by then") {
  auto board = make_board("[board]\nboot_time = '30ms'\n");
  CHECK(board->clock().now_ns() == 0);
  CHECK(board->world().now() == 30 * hal::ns_per_ms);
}

TEST_CASE("charged work takes the time the board file says") {
  auto board = make_board("[cost]\nbytecode = 250\nmac = 12.5\n");
  hal::Clock& clock = board->clock();
  clock.charge(hal::Work::Bytecode, 1000);
  CHECK(clock.now_ns() == 250'000);
  clock.charge(hal::Work::Mac, 3);  // 37.5 ns: the half is kept
  clock.charge(hal::Work::Mac, 1);
  CHECK(clock.now_ns() == 250'050);
}

TEST_CASE("a lower frequency makes work slower") {
  auto board =
      make_board("[board]\nfrequency = 100_000_000\nfrequencies = [100_000_000, 50_000_000]\n[cost]\nbytecode = 100\n");
  CHECK(board->system().set_frequency(50'000'000) == HalError::None);
  uint64_t before = board->clock().now_ns();
  board->clock().charge(hal::Work::Bytecode, 10);
  CHECK(board->clock().now_ns() - before == 2000);
  CHECK(board->system().set_frequency(77) == HalError::InvalidArgument);
  CHECK(std::string(board->take_detail()).find("50000000") != std::string::npos);
}

TEST_CASE("a timer ends a wait, on time, and its event says when") {
  auto board = make_board("");
  hal::Timer* timer = board->timer(0);
  REQUIRE(timer);
  CHECK(timer->start(10 * hal::ns_per_ms, true) == HalError::None);
  uint64_t start = board->clock().now_ns();
  uint32_t seen = board->events().posted();
  CHECK(board->clock().wait_until(hal::forever_ns, seen) == Wake::Event);
  hal::Event event;
  REQUIRE(board->events().take(event));
  CHECK(event.kind == hal::EventKind::Timer);
  CHECK(event.time_ns == start + 10 * hal::ns_per_ms);
  CHECK(!board->events().take(event));
}

TEST_CASE("a periodic timer does not drift however late its events are taken") {
  auto board = make_board("");
  CHECK(board->timer(1)->start(10 * hal::ns_per_ms, true) == HalError::None);
  uint64_t start = board->clock().now_ns();
  hal::Event event;
  for (uint64_t n = 1; n <= 5; n++) {
    board->clock().wait_until(hal::forever_ns, board->events().posted());
    REQUIRE(board->events().take(event));
    CHECK(event.time_ns == start + n * 10 * hal::ns_per_ms);
    CHECK(board->clock().delay_ns(7 * hal::ns_per_ms) == HalError::None);
  }
  CHECK(board->report().late_timer_events == 0);
  // Not taken for 35 ms: of four expiries three find the first one still waiting.
  CHECK(board->clock().delay_ns(35 * hal::ns_per_ms) == HalError::None);
  CHECK(board->report().late_timer_events == 3);
}

TEST_CASE("virtual timers come from a pool") {
  auto board = make_board("[timers]\nvirtual = 2\n");
  hal::Timer* first = board->virtual_timer();
  CHECK(first->start(1000, true) == HalError::None);
  hal::Timer* second = board->virtual_timer();
  CHECK(second != first);
  CHECK(second->start(1000, false) == HalError::None);
  CHECK(board->virtual_timer() == nullptr);
  CHECK(first->stop() == HalError::None);
  CHECK(board->virtual_timer() == first);
  CHECK(board->timer(second->id()) == second);
}

TEST_CASE("waiting for what cannot come ends the run and says so") {
  auto board = make_board("");
  CHECK(board->clock().wait_until(hal::forever_ns, board->events().posted()) == Wake::Event);
  hal::Event event;
  REQUIRE(board->events().take(event));
  CHECK(event.kind == hal::EventKind::Interrupt);
  CHECK(board->system().halt_reason() == hal::HaltReason::Deadlock);
  CHECK(board->report().ended.find("waits for ever") != std::string::npos);
}

TEST_CASE("the run ends after its length: first an interrupt, then no mercy") {
  BoardOptions options;
  options.for_ns = 2 * hal::ns_per_s;
  auto board = make_board("", options);
  CHECK(sleep_ns(*board, 10 * hal::ns_per_s) == Wake::Event);
  CHECK(board->world().now() == 2 * hal::ns_per_s);
  CHECK(sleep_ns(*board, 10 * hal::ns_per_s) == Wake::Halted);
  CHECK(board->world().now() == 2 * hal::ns_per_s + Cpu::grace_ns);
  CHECK(!board->next_run());
  CHECK(board->pin(0)->configure({}) == HalError::Halted);
}

TEST_CASE("a reset stops everything, and the node starts anew") {
  auto board = make_board("");
  CHECK(board->timer(0)->start(1000, true) == HalError::None);
  CHECK(board->pin(3)->configure({hal::PinMode::Output, hal::PinPull::None, 0}) == HalError::None);
  board->pin(3)->write(true);
  CHECK(board->system().reset_cause() == hal::ResetCause::PowerOn);
  CHECK(board->system().reset(hal::ResetCause::Soft) == HalError::Halted);
  CHECK(sleep_ms(*board, 1) == Wake::Halted);
  REQUIRE(board->next_run());
  board->start();
  CHECK(board->system().reset_cause() == hal::ResetCause::Soft);
  CHECK(board->clock().now_ns() == 0);
  CHECK(!board->timer(0)->running());
  CHECK(!board->pin(3)->latch());
  CHECK(sleep_ms(*board, 1) == Wake::Deadline);
}

TEST_CASE("a watchdog that is not fed resets the node") {
  auto board = make_board("");
  CHECK(board->watchdog(0)->start(100) == HalError::None);
  for (int i = 0; i < 5; i++) {
    CHECK(sleep_ms(*board, 90) == Wake::Deadline);
    board->watchdog(0)->feed();
  }
  CHECK(sleep_ms(*board, 110) == Wake::Halted);
  REQUIRE(board->next_run());
  board->start();
  CHECK(board->system().reset_cause() == hal::ResetCause::Watchdog);
  CHECK(sleep_ms(*board, 500) == Wake::Deadline);
}

TEST_CASE("light sleep ends by time or by a pin") {
  auto board = make_board("[[device]]\nmodel = 'button'\npin = 4\npresses = ['500ms']\nbounce = 0\n");
  CHECK(board->system().light_sleep(100 * hal::ns_per_ms) == HalError::None);
  CHECK(board->system().wake_reason() == hal::WakeReason::Timeout);
  hal::Pin* pin = board->pin(4);
  CHECK(pin->configure({hal::PinMode::Input, hal::PinPull::Up, 0}) == HalError::None);
  CHECK(pin->set_interrupt(hal::FallingEdge, true) == HalError::None);
  CHECK(board->system().light_sleep(10 * hal::ns_per_s) == HalError::None);
  CHECK(board->system().wake_reason() == hal::WakeReason::Pin);
  CHECK(board->world().now() < 501 * hal::ns_per_ms);
  CHECK(board->report().seconds_of[size_t(Activity::LightSleep)] == doctest::Approx(0.495).epsilon(0.02));
}

TEST_CASE("deep sleep starts the node again; RTC time and memory go on") {
  auto board = make_board("[board]\nstart = 2025-06-01T12:00:00Z\n");
  hal::Rtc* rtc = board->rtc(0);
  int64_t noon = rtc->now_ns();
  rtc->memory()[0] = 42;
  CHECK(board->system().deep_sleep(60 * hal::ns_per_s) == HalError::Halted);
  REQUIRE(board->next_run());
  board->start();
  CHECK(board->system().reset_cause() == hal::ResetCause::DeepSleep);
  CHECK(board->system().wake_reason() == hal::WakeReason::Timeout);
  CHECK(rtc->memory()[0] == 42);
  CHECK((rtc->now_ns() - noon) / 1'000'000'000 == 60);
  CHECK(board->report().seconds_of[size_t(Activity::DeepSleep)] == doctest::Approx(60));
}

TEST_CASE("an RTC alarm wakes from deep sleep") {
  auto board = make_board("");
  hal::Rtc* rtc = board->rtc(0);
  CHECK(rtc->set_alarm(rtc->now_ns() + 5 * int64_t(hal::ns_per_s)) == HalError::None);
  CHECK(board->system().deep_sleep(hal::forever_ns) == HalError::Halted);
  board->start();
  CHECK(board->system().wake_reason() == hal::WakeReason::Rtc);
  CHECK(board->world().now() < 6 * hal::ns_per_s);
}

TEST_CASE("a pin wakes from deep sleep") {
  auto board = make_board("[[device]]\nmodel = 'button'\npin = 4\npresses = ['3s']\nactive = 'high'\n");
  CHECK(board->pin(4)->set_interrupt(hal::RisingEdge, true) == HalError::None);
  CHECK(board->system().deep_sleep(hal::forever_ns) == HalError::Halted);
  board->start();
  CHECK(board->system().wake_reason() == hal::WakeReason::Pin);
  // The interrupt went with the restart.
  CHECK(sleep_ms(*board, 1000) == Wake::Deadline);
}

TEST_CASE("load and energy are accounted for") {
  auto board = make_board(
      "[power]\nactive_ma = 10\nidle_ma = 2\ndeep_sleep_ma = 0.01\nbattery_mah = 1000\n[cost]\nbytecode = 1000\n");
  for (int second = 0; second < 10; second++) {
    board->clock().charge(hal::Work::Bytecode, 250'000);
    sleep_ms(*board, 750);
  }
  LoadReport report = board->report();
  CHECK(report.load == doctest::Approx(0.25).epsilon(0.01));
  CHECK(report.average_ma == doctest::Approx(4.0).epsilon(0.01));
  CHECK(report.charge_mah == doctest::Approx(40.0 / 3600).epsilon(0.01));
  CHECK(report.battery_days == doctest::Approx(1000 / 4.0 / 24).epsilon(0.01));
  CHECK(report.text().find("all met") != std::string::npos);
}

TEST_CASE("events beyond the queue are counted, the oldest stay") {
  auto board = make_board("[[device]]\nmodel = 'digital_source'\npin = 2\nfrequency = 1000\n");
  CHECK(board->pin(2)->set_interrupt(hal::BothEdges, false) == HalError::None);
  CHECK(board->clock().delay_ns(100 * hal::ns_per_ms) == HalError::None);
  CHECK(board->report().lost_events == 200 - Cpu::queue_length);
  hal::Event event;
  REQUIRE(board->events().take(event));
  CHECK(event.time_ns <= hal::ns_per_ms);
}

TEST_CASE("two boards in one process do not meet") {
  auto first = make_board(""), second = make_board("");
  sleep_ms(*first, 1000);
  CHECK(second->clock().now_ns() == 0);
  CHECK(first->pin(1)->configure({hal::PinMode::Output, hal::PinPull::None, 0}) == HalError::None);
  first->pin(1)->write(true);
  CHECK(!second->pin(1)->read());
}

TEST_CASE("real time keeps to the wall clock") {
  BoardOptions options;
  options.realtime = true;
  timespec before, after;
  clock_gettime(CLOCK_MONOTONIC, &before);
  auto board = make_board("", options);
  sleep_ms(*board, 60);
  clock_gettime(CLOCK_MONOTONIC, &after);
  double elapsed = double(after.tv_sec - before.tv_sec) + double(after.tv_nsec - before.tv_nsec) * 1e-9;
  CHECK(elapsed >= 0.06);
}

TEST_CASE("a signal ends a wait with an interrupt event") {
  auto board = make_board("");
  board->cpu().interrupt_from_signal();
  CHECK(sleep_ms(*board, 1000) == Wake::Event);
  hal::Event event;
  REQUIRE(board->events().take(event));
  CHECK(event.kind == hal::EventKind::Interrupt);
}

TEST_CASE("peripherals are held by one owner") {
  auto board = make_board("[[i2c]]\nid = 0\nscl = 1\nsda = 2\n");
  int driver = 0, other = 0;
  CHECK(board->claim(hal::Kind::I2c, 0, &driver) == HalError::None);
  CHECK(board->claim(hal::Kind::I2c, 0, &driver) == HalError::None);
  CHECK(board->claim(hal::Kind::I2c, 0, &other) == HalError::InUse);
  board->release(hal::Kind::I2c, 0, &driver);
  CHECK(board->claim(hal::Kind::I2c, 0, &other) == HalError::InUse);
  board->release(hal::Kind::I2c, 0, &driver);
  CHECK(board->claim(hal::Kind::I2c, 0, &other) == HalError::None);
  CHECK(board->claim(hal::Kind::I2c, 7, &other) == HalError::NoDevice);
  CHECK(board->find(hal::Kind::I2c, "i2c0") == 0);
  CHECK(board->describe(hal::Kind::I2c, 0).pins[0] == 1);
}

TEST_CASE("registers: GPIO, time, memory") {
  auto board = make_board("");
  hal::System& system = board->system();
  CHECK(system.write_register(0x40000010, 4, 1u << 5) == HalError::None);
  CHECK(system.write_register(0x40000008, 4, 1u << 5) == HalError::None);
  CHECK(board->pin(5)->read());
  CHECK((system.read_register(0x40000000, 4).value() & 1u << 5) != 0);
  CHECK(system.write_register(0x20000010, 2, 0xbeef) == HalError::None);
  CHECK(system.read_register(0x20000011, 1).value() == 0xbe);
  CHECK(system.read_register(0x12345678, 4).error() == HalError::NoDevice);
  CHECK(system.read_register(0x20000001, 4).error() == HalError::InvalidArgument);
}
