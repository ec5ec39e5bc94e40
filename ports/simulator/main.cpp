// adder-sim: a program on a simulated board, restarted as the board would restart it; `adder run` starts it. It ends
// with a report of processor load, deadlines and energy on standard error.
#include <stdio.h>

#include <memory>

#include "core/builtins/startup.h"
#include "core/runtime/exceptions.h"
#include "ports/linux/prompt.h"
#include "ports/linux/session.h"
#include "ports/simulator/node.h"
#include "ports/simulator/options.h"

namespace adder {

namespace {

// The run's own end (time is up, a recording is over) is no error, though the program ends by KeyboardInterrupt; nor is
// a reset, after which the program starts again.
int report_on_board(Runtime& rt) {
  hal::HaltReason reason = rt.board->system().halt_reason();
  bool stopped = exception_is(rt, keyboard_interrupt_type) || exception_is(rt, system_exit_type);
  bool planned =
      reason == hal::HaltReason::TimeUp || reason == hal::HaltReason::FeedEnd || reason == hal::HaltReason::Reset;
  if (!stopped || !planned) return report_exit(rt);
  (void)take_exception(rt);
  return 0;
}

int run_once(RunOptions& options, SimPlatform& platform, sim::SimBoard& board) {
  auto rt = std::make_unique<Runtime>();
  Node node(*rt, platform, board);
  if (!start_session(*rt, platform, options.session)) return 1;
  node.begin();
  int status;
  if (options.session.run == Options::Run::Prompt) {
    status = run_terminal_prompt(*rt, platform, false).status;
  } else {
    status = run_target(*rt, options.session, report_on_board);
  }
  node.end();
  stop_runtime(*rt);
  platform.flush_stdout();
  return status;
}

const char* cause_name(hal::ResetCause cause) {
  switch (cause) {
    case hal::ResetCause::PowerOn: return "power came back";
    case hal::ResetCause::Hard: return "reset";
    case hal::ResetCause::Watchdog: return "watchdog reset";
    case hal::ResetCause::DeepSleep: return "woke from deep sleep";
    case hal::ResetCause::Soft: return "soft reset";
    case hal::ResetCause::BrownOut: return "brown-out reset";
  }
  return "reset";
}

int run_on_board(RunOptions& options, sim::SimBoard& board) {
  SimPlatform platform(board);
  board.start();
  int status = run_once(options, platform, board);
  while (board.next_run()) {
    hal::ResetCause cause = board.cpu().reset_cause();
    board.start();
    if (board.cpu().finishing()) break;
    if (!options.quiet && cause != hal::ResetCause::DeepSleep)
      fprintf(stderr, "%.3f s: %s, the program starts again\n", double(board.world().now()) * 1e-9, cause_name(cause));
    status = run_once(options, platform, board);
  }
  board.finish();
  if (!options.quiet) fputs(board.report().text().c_str(), stderr);
  return status;
}

int run_without_board(const Options& options) {
  LinuxPlatform platform;
  auto rt = std::make_unique<Runtime>();
  if (!start_session(*rt, platform, options)) return 1;
  InterruptGuard guard(*rt);
  int status =
      options.run == Options::Run::Prompt ? run_terminal_prompt(*rt, platform, false).status : run_target(*rt, options);
  stop_runtime(*rt);
  platform.flush_stdout();
  return status;
}

}  // namespace

int run_simulator(RunOptions& options) {
  if (options.board.empty()) return run_without_board(options.session);
  if (options.app.empty()) options.sim.realtime = true;  // a prompt is for a person
  sim::Problems problems;
  auto board = sim::load_board(options.board, options.sim, problems);
  if (board) return run_on_board(options, *board);
  fputs(problems.text().c_str(), stderr);
  return 2;
}

}  // namespace adder

int main(int count, char** words) {
  adder::RunOptions options;
  int status = adder::parse_run_options(count, words, options);
  return status >= 0 ? status : adder::run_simulator(options);
}
