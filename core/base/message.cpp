// Unpacking of messages, see core/base/message.h.
#include "core/base/message.h"

namespace adder {

namespace {
// As deep as the list of pairs nests them: some eight calls.
char* unpack(char* to, uint8_t byte) {
  if (!is_pair_code(byte)) {
    *to = char(byte);
    return to + 1;
  }
  const MessagePair& pair = pair_of(byte);
  return unpack(unpack(to, pair.first), pair.second);
}
}  // namespace

MessageText::MessageText(Message message) {
  char* to = text_;
  for (const uint8_t* p = message.packed; *p; p++) to = unpack(to, *p);
  *to = 0;
}

}  // namespace adder
