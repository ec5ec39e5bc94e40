// Between the number formatters, which know nothing of objects, and TextBuilder.
#pragma once

#include "core/numeric/format_spec.h"
#include "core/types/text_builder.h"

namespace adder {

class BuilderSink final : public TextSink {
 public:
  explicit BuilderSink(TextBuilder& builder) : builder_(builder) {}
  bool write(string_view text) override { return !builder_.add(text).failed(); }

 private:
  TextBuilder& builder_;
};

// The exception that a failed formatting asks for; none is made when the sink itself failed (one is pending then).
Failed raise_format_error(Runtime& rt, const FormatError& error);

}  // namespace adder
