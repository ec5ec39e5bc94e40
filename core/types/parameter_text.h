// The parameter list of a built-in function as text, however the function keeps it: plain, or as a message packed on
// boards (rows of modules/common/call.h). A packed list begins with a mark.
#pragma once

#include "core/base/message.h"
#include "core/types/bind_convert.h"

namespace adder {

constexpr char packed_list_mark = 127;  // no list begins with this character

// For functions that have a list: "a, /, *, b=1". The text lies on the native stack, or in ROM.
class ParameterText {
 public:
  explicit ParameterText(const NativeFunction& f) : unpacked_(packed(f.parameters())), text_(unpacked_) {
    if (*f.parameters() != packed_list_mark) text_ = f.parameters();
  }
  ParameterText(const ParameterText&) = delete;
  operator const char*() const { return text_; }

 private:
  static Message packed(const char* list) {
    bool marked = *list == packed_list_mark;
    return marked ? Message{reinterpret_cast<const uint8_t*>(list + 1)} : ""_m;
  }

  MessageText unpacked_;
  const char* text_;
};

namespace bind {
// A parameter in its function's list, with its default and without; empty for self.
string_view parameter_text(const Site& site, const char* list);
string_view parameter_name(const Site& site, const char* list);
}  // namespace bind

}  // namespace adder
