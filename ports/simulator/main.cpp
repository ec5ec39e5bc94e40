// adder-sim: runs a program on a simulated board; `adder run` starts it.
//
// A node that is reset starts again: a new Runtime on the same board, until the simulation ends.
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "core/builtins/startup.h"
#include "core/runtime/exceptions.h"
#include "core/types/list.h"
#include "modules/machine/support.h"
#include "ports/linux/modules.h"
#include "ports/simulator/options.h"
#include "ports/simulator/platform.h"

namespace adder {

namespace {

sim::SimBoard* running_board = nullptr;

void on_interrupt(int) {
  if (running_board) running_board->cpu().interrupt_from_signal();
}

Status append_text(Runtime& rt, Value list, string_view text) {
  Value value = make_str(rt, text);
  return value.is_error() ? Status(Failed{}) : list_append(rt, cast<List>(list), value);
}

Status prepare(Runtime& rt, const RunOptions& options) {
  size_t slash = options.program.rfind('/');
  TRY(append_text(rt, rt.sys_path, slash == std::string::npos ? "" : options.program.substr(0, slash)));
  TRY(append_text(rt, rt.sys_path, ".frozen"));
  for (const std::string& argument : options.arguments) TRY(append_text(rt, rt.sys_argv, argument));
  return {};
}

int run_source(Runtime& rt, const RunOptions& options) {
  uint8_t* data;
  size_t size;
  if (!rt.platform->read_file(options.program.data(), options.program.size(), &data, &size)) {
    fprintf(stderr, "adder run: cannot read %s\n", options.program.c_str());
    return 2;
  }
  const Str* name = intern(rt, options.program);
  bool prepared = name && !prepare(rt, options).failed();
  Value result = prepared ? run_program(rt, {reinterpret_cast<char*>(data), size}, name) : Value::error();
  rt.platform->give_block(data, size);
  return result.is_error() ? report_exit(rt) : 0;
}

// One life of the node, from its start to its end or reset.
int run_once(sim::SimBoard& board, const RunOptions& options) {
  static SimulatorPlatform platform;
  auto rt = std::make_unique<Runtime>();
  platform.attach(board, *rt);
  install_port(*rt);
  rt->board = &board;
  rt->on_slice = run_events;
  board.start();
  StartOptions start{&platform, 0, linked_modules(), frozen_modules};
  if (!start_runtime(*rt, start)) return 1;
  int status = run_source(*rt, options);
  stop_runtime(*rt);
  platform.flush_stdout();
  return status;
}

int run_simulation(const RunOptions& options) {
  sim::BoardOptions board_options;
  board_options.seed = options.seed;
  board_options.for_ns = options.for_ns;
  board_options.realtime = options.realtime;
  board_options.trace = options.trace;
  sim::Problems problems;
  std::unique_ptr<sim::SimBoard> board = sim::load_board(options.board, board_options, problems);
  if (!board) {
    fputs(problems.text().c_str(), stderr);
    return 2;
  }
  running_board = board.get();
  signal(SIGINT, on_interrupt);
  int status = run_once(*board, options);
  while (board->next_run()) status = run_once(*board, options);
  running_board = nullptr;
  board->finish();
  fputs(board->report().text().c_str(), stdout);
  return status;
}

}  // namespace
}  // namespace adder

int main(int count, char** words) {
  using namespace adder;
  RunOptions options = parse_run_options(count, words);
  if (!options.wrong.empty()) {
    fprintf(stderr, "adder run: %s\n%s", options.wrong.c_str(), run_usage);
    return 2;
  }
  return run_simulation(options);
}
