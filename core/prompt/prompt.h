// The prompt: the friendly one with `>>> `, paste mode, and the two protocols by which tools drive a board (raw REPL,
// raw paste). One implementation for every port; docs/formats/prompt.md has the bytes.
//
// Keys on an empty line: Ctrl-A raw mode, Ctrl-B back with the banner, Ctrl-D soft reset, Ctrl-E paste mode.
#pragma once

#include "core/prompt/history.h"
#include "core/prompt/terminal.h"
#include "core/runtime/runtime.h"

namespace adder {

enum class PromptEnd : uint8_t {
  EndOfInput,  // the terminal is gone
  SoftReset,   // Ctrl-D: the port starts a new Runtime, or ends
  Exit,        // SystemExit: `status`
};

struct PromptResult {
  PromptEnd end;
  int status = 0;
  bool raw = false;  // it was in raw mode, in which the next prompt starts
};

struct PromptOptions {
  string_view banner;  // lines, each ended by "\r\n"
  bool raw = false;
};

// Runs what is entered, in the module __main__, until the prompt is left. The terminal is left in mode Running.
PromptResult run_prompt(Runtime& rt, PromptTerminal& terminal, History& history, const PromptOptions& options);

}  // namespace adder
