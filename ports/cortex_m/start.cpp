// From reset to main(): the vector table, memory set up, the FPU switched on, what a fault does.
// The linker script names the places. SysTick's handler is in clock.cpp, the UART's in uart.cpp.
#include <stdint.h>

#include "ports/cortex_m/registers.h"
#include "ports/cortex_m/semihosting.h"
#include "ports/cortex_m/uart.h"

extern "C" {
extern uint32_t stack_bottom, stack_top, data_load, data_start, data_end, bss_start, bss_end;
[[noreturn]] void Reset_Handler();
[[noreturn]] void Fault_Handler();
void SysTick_Handler();
void UART0_Receive_Handler();
int main();
}

namespace {

using Handler = void (*)();
constexpr uint32_t priority_words = 15;

struct Vectors {
  uint32_t* stack;
  Handler system[priority_words];
  Handler external[32];
};

// What broke, from the fault status registers; then the end. A frame below the stack's memory could not be written.
[[noreturn]] void report_fault(const uint32_t* frame) {
  using namespace adder;
  write_uart_text("\r\nadder: fault ");
  write_uart_hex(CFSR);
  if (frame < &stack_bottom) {
    write_uart_text(", the native stack overflowed");
  } else {
    write_uart_text(" at ");
    write_uart_hex(frame[6]);
    write_uart_text(" called from ");
    write_uart_hex(frame[5]);
    write_uart_text(" address ");
    write_uart_hex(BFAR);
  }
  write_uart_text("\r\n");
  semihosting_exit(139);
}

// No floating-point code may be inlined here: its prologue would run before the FPU is on.
[[gnu::noinline]] void prepare_memory() {
  const uint32_t* from = &data_load;
  for (uint32_t* to = &data_start; to < &data_end;) *to++ = *from++;
  for (uint32_t* to = &bss_start; to < &bss_end;) *to++ = 0;
}

[[gnu::noinline]] void run_main() { adder::semihosting_exit(main()); }

}  // namespace

extern "C" {

void Reset_Handler() {
  CPACR = CPACR | 0xfu << 20;  // full access to the FPU; ignored where there is none
  asm volatile("dsb\n isb" ::: "memory");
  prepare_memory();
  run_main();
  for (;;) {
  }
}

// The faulting context lies on the main stack: there is no other. The report starts at the stack's top again.
[[gnu::naked]] void Fault_Handler() {
  asm volatile("mov r0, sp\n ldr r1, =stack_top\n mov sp, r1\n b report_fault_entry");
}
[[noreturn, gnu::used]] void report_fault_entry(const uint32_t* frame) { report_fault(frame); }

extern const Vectors vectors;
[[gnu::section(".vectors"), gnu::used]] const Vectors vectors = {
    &stack_top,
    {Reset_Handler, Fault_Handler, Fault_Handler, Fault_Handler, Fault_Handler, Fault_Handler, nullptr, nullptr,
     nullptr, nullptr, Fault_Handler, Fault_Handler, nullptr, Fault_Handler, SysTick_Handler},
    {UART0_Receive_Handler}};
}
