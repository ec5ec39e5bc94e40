// The ways hardware fails: a closed set, each kind with the errno number a program sees in OSError.
//
// Numbers are those of Linux on ARM and x86, which MicroPython uses on every board. A function returns HalError when it
// has no other result, HalResult<T> when it has. Usable in any context; nothing allocates.
#pragma once

#include "core/base/base.h"

namespace adder::hal {

enum class [[nodiscard]] HalError : uint8_t{
    None,
    NoDevice,         // nobody acknowledged the address, or the board has no such peripheral
    Nack,             // the device refused a byte in the middle of a transfer
    Timeout,          // no answer in time; clock held low for too long
    BusStuck,         // a line of the bus is held low, no transfer can start
    InUse,            // somebody else holds the peripheral or the pin
    InvalidArgument,  // a value the hardware cannot take
    Unsupported,      // this board cannot do it at all
    TryAgain,         // nothing there yet; wait for the event and repeat
    Overrun,          // data came faster than it was taken, some is lost
    NoMemory,         // no room for a buffer
    NoSpace,          // past the end of the storage
    WriteProtected,   // the storage refuses writes
    Corrupt,          // wrong checksum or malformed answer
    NotConnected,     // no link
    Unreachable,      // the link is there, the partner is not
    InOut,            // the device answered with an error of its own
    Halted,           // the node was reset, lost power or reached its end meanwhile: the program must unwind
};

struct HalErrorInfo {
  HalError error;
  int errno_number;
  const char* text;
};

inline constexpr HalErrorInfo hal_errors[] = {
    {HalError::None, 0, "no error"},
    {HalError::NoDevice, 19, "no device answers"},
    {HalError::Nack, 5, "device refused a byte"},
    {HalError::Timeout, 110, "no answer in time"},
    {HalError::BusStuck, 16, "bus line held low"},
    {HalError::InUse, 16, "in use"},
    {HalError::InvalidArgument, 22, "value not possible on this hardware"},
    {HalError::Unsupported, 95, "not supported by this board"},
    {HalError::TryAgain, 11, "nothing there yet"},
    {HalError::Overrun, 75, "data lost, taken too late"},
    {HalError::NoMemory, 12, "no memory for a buffer"},
    {HalError::NoSpace, 28, "past the end of the storage"},
    {HalError::WriteProtected, 30, "write protected"},
    {HalError::Corrupt, 74, "damaged data"},
    {HalError::NotConnected, 107, "not connected"},
    {HalError::Unreachable, 113, "partner not reachable"},
    {HalError::InOut, 5, "device reports an error"},
    {HalError::Halted, 104, "the node was reset"},
};

constexpr int errno_of(HalError error) { return hal_errors[size_t(error)].errno_number; }
constexpr const char* text_of(HalError error) { return hal_errors[size_t(error)].text; }

namespace detail {
constexpr bool error_table_in_order() {
  for (size_t i = 0; i < std::size(hal_errors); i++)
    if (size_t(hal_errors[i].error) != i) return false;
  return std::size(hal_errors) == size_t(HalError::Halted) + 1;
}
static_assert(error_table_in_order(), "hal_errors lists every HalError in order");
}  // namespace detail

// A value, or the reason why there is none.
template <class T>
class [[nodiscard]] HalResult {
 public:
  HalResult(T value) : value_(value), error_(HalError::None) {}
  HalResult(HalError error) : value_(), error_(error) { contract(error != HalError::None, "a failure has a reason"); }
  bool ok() const { return error_ == HalError::None; }
  HalError error() const { return error_; }
  T value() const {
    contract(ok(), "HalResult::value of a failure");
    return value_;
  }

 private:
  T value_;
  HalError error_;
};

}  // namespace adder::hal

// Leaves the enclosing function with the error of a call that returns HalError.
#define HAL_TRY(expression)                                      \
  do {                                                           \
    ::adder::hal::HalError hal_error_ = (expression);            \
    if (hal_error_ != ::adder::hal::HalError::None) [[unlikely]] \
      return hal_error_;                                         \
  } while (0)
