// While a line is edited Ctrl-C is a key; while a program runs it interrupts.
#include "ports/cortex_m/terminal.h"

#include "ports/cortex_m/clock.h"
#include "ports/cortex_m/uart.h"

namespace adder {

int UartTerminal::read_byte() {
  for (;;) {
    bool more = work_in_background();
    if (uart_has_byte()) break;
    if (!more) wait_for_interrupt();
  }
  return read_uart();
}

void UartTerminal::write(string_view bytes) { write_uart(bytes.data(), bytes.size()); }

void UartTerminal::set_mode(TerminalMode mode) {
  bool running = mode != TerminalMode::Editing;
  set_interrupt_byte(running ? ctrl_c : no_interrupt_byte);
  platform_.translate_newlines(running);
}

}  // namespace adder
