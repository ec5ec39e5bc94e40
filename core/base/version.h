// The version of this program, shown by --version, the banner, sys.version and in images' messages.
#pragma once

namespace adder {

inline constexpr char adder_version[] = "0.1.0";

}  // namespace adder
