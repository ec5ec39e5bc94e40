// Writing of messages into the fixed room of a Diagnostic.
#include "core/syntax/diagnostic.h"

namespace adder::syntax {

namespace {

// Appends to the message as far as there is room, keeping the terminating zero.
class Writer {
 public:
  explicit Writer(Diagnostic& diagnostic) : next_(diagnostic.message), last_(next_ + Diagnostic::message_bytes - 1) {}
  ~Writer() { *next_ = 0; }

  void add(char character) {
    if (next_ < last_) *next_++ = character;
  }
  void add(string_view text) {
    for (char character : text) add(character);
  }
  void add(uint32_t number) {
    char digits[10];
    size_t count = 0;
    do digits[count++] = char('0' + number % 10);
    while (number /= 10);
    while (count) add(digits[--count]);
  }

 private:
  char* next_;
  char* last_;
};

}  // namespace

void record(Diagnostic& diagnostic, DiagnosticKind kind, Position begins, Position ends, Message format,
            std::initializer_list<MessagePart> parts) {
  diagnostic.kind = kind;
  diagnostic.line = begins.line;
  diagnostic.column = begins.column;
  diagnostic.end_line = ends.line;
  diagnostic.end_column = ends.column;
  diagnostic.hint = nullptr;
  Writer writer(diagnostic);
  const MessagePart* part = parts.begin();
  MessageText text(format);
  for (const char* p = text; *p; ++p) {
    if (*p != '@') {
      writer.add(*p);
    } else if (part != parts.end()) {
      if (part->text) {
        writer.add(string_view(part->text, part->value));
      } else {
        writer.add(part->value);
      }
      ++part;
    }
  }
}

}  // namespace adder::syntax
