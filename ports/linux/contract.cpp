// A broken contract ends the process and names itself.
#include <stdio.h>
#include <stdlib.h>

#include "core/base/base.h"

namespace adder {

void contract_failed(const char* what, const char* file, int line) {
  fflush(stdout);
  fprintf(stderr, "adder: broken contract at %s:%d: %s\n", file, line, what);
  abort();
}

}  // namespace adder
