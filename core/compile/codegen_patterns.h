// Names that a pattern captures while it is matched: each waits in a temporary until the whole pattern has matched.
#pragma once

#include "core/compile/codegen.h"

namespace adder::compile {

struct CodeGenerator::Captures {
  struct Entry {
    const Str* name;
    const ast::Node* node;
    Register value;
  };
  explicit Captures(Arena& arena) : entries(arena) {}

  const Entry* find(const Str* name) const {
    for (const Entry& entry : entries)
      if (entry.name == name) return &entry;
    return nullptr;
  }

  GrowArray<Entry> entries;
};

}  // namespace adder::compile
