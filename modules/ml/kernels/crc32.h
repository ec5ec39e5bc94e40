// CRC-32 as in zip and PNG (reflected polynomial 0xEDB88320), with a table of 16 entries.
#pragma once

#include "core/base/base.h"

namespace adder::ml {

uint32_t crc32(Bytes bytes);

}  // namespace adder::ml
