// The registers that this port touches, by the names of ARM's manuals: the core's own (ARMv7-M Architecture Reference
// Manual, B3) and the CMSDK UART of the MPS2 boards (Application Note AN385, 3.1; CMSDK reference manual, APB UART).
#pragma once

#include <stdint.h>

namespace adder {
using Register = volatile uint32_t;
}

#define ADDER_REGISTER(address) (*reinterpret_cast<adder::Register*>(address))

#define SYST_CSR ADDER_REGISTER(0xe000e010)  // SysTick control and status
#define SYST_RVR ADDER_REGISTER(0xe000e014)  // reload value
#define SYST_CVR ADDER_REGISTER(0xe000e018)  // current value, counting down
#define SCB_ICSR ADDER_REGISTER(0xe000ed04)  // interrupt control and state; bit 26: SysTick pending
#define NVIC_ISER0 ADDER_REGISTER(0xe000e100)
#define NVIC_ISPR0 ADDER_REGISTER(0xe000e200)
#define CPACR ADDER_REGISTER(0xe000ed88)
#define CFSR ADDER_REGISTER(0xe000ed28)
#define BFAR ADDER_REGISTER(0xe000ed38)

#define UART0_DATA ADDER_REGISTER(0x40004000)
#define UART0_STATE ADDER_REGISTER(0x40004004)     // bit 0: transmit buffer full, bit 1: receive buffer full
#define UART0_CTRL ADDER_REGISTER(0x40004008)      // bits 0, 1: transmit, receive on; bit 3: receive interrupt on
#define UART0_INTCLEAR ADDER_REGISTER(0x4000400c)  // bit 1: receive interrupt
#define UART0_BAUDDIV ADDER_REGISTER(0x40004010)   // clock / baud rate, at least 16

// Both clocks of the board: 25 MHz.
inline constexpr uint32_t system_clock_hz = 25'000'000;
