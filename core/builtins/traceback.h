// Showing exceptions: traceback, message, causes, groups, hints, in CPython's form.
#pragma once

#include "core/types/layouts.h"

namespace adder {

class TextBuilder;

// The exception with everything that belongs to it, each line ended by '\n'. Where no source file can be read
// (firmware), the source lines are left out.
void add_exception(TextBuilder& text, Runtime& rt, Value exception);
Value format_exception(Runtime& rt, Value exception);  // as a Str

// To the platform's stderr. Never fails: when there is no memory for the long form, the class name is shown.
void print_exception(Runtime& rt, Value exception);

// ". Did you mean: 'name'?" for a NameError, AttributeError or ImportError with a likely misspelling.
void add_suggestion(TextBuilder& text, Runtime& rt, Value exception);

}  // namespace adder
