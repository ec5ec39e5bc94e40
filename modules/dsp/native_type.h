// The Type of a native object whose one reference, its memory, is the word after the header.
#pragma once

#include "modules/dsp/support.h"
#include "modules/dsp/types.h"

#define MEMORY_TYPE(object, struct_name, class_name, constructor, parameters, methods) \
  constinit const Type object = {                                                      \
      .header = {&type_type},                                                          \
      .name = sym<class_name>,                                                         \
      .base = &object_type,                                                            \
      .kind = Kind::Other,                                                             \
      .trace_words = {1, 1},                                                           \
      .native_bytes = sizeof(struct_name),                                             \
      .construct = CONSTRUCTOR_T(class_name, constructor, parameters),                 \
      .attribute_count = std::size(methods),                                           \
      .attributes = methods,                                                           \
  };
