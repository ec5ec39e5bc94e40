// Regular expressions as programs for a backtracking matcher.
//
// A program is an array of 32-bit words. An instruction is one word, opcode in the low 8 bits and a signed 24-bit
// argument above, and the words its opcode says. Targets are relative to the instruction's own word, so that pieces of
// program can be moved while a pattern is compiled. Strings and bytes are matched by the same programs.
#pragma once

#include "core/types/layouts.h"

namespace adder {
class TextBuilder;
}

namespace adder::regex {

enum class Op : uint8_t {
  Accept,         // the end of the pattern, or of the body of Look or Atomic
  Character,      // argument: code
  CharacterFold,  // argument: lower case code; either case matches
  Any,            // any character
  AnyButNewline,
  Set,          // argument: SetFlag bits; words: 4 of bitmap for ASCII, categories << 16 | ranges, then lows and highs
  SplitNext,    // goes on; argument: where to try if that fails
  SplitTarget,  // goes to the target; the next instruction is tried if that fails
  Jump,
  Save,   // argument: slot, 2 * group (+ 1: the end)
  Begin,  // of the text
  BeginLine,
  End,  // of the text, or before a newline there
  EndLine,
  TextEnd,
  Boundary,  // of a word; argument 1: ASCII words
  NotBoundary,
  Reference,  // argument: group
  ReferenceFold,
  RepeatOne,  // argument: Repeat kind; words: least, most; then the one-character instruction to repeat
  LoopStart,  // argument: loop
  Loop,       // argument: loop << 1 | lazy; words: least, most, target behind the loop. The body follows
  Look,       // argument: LookFlag bits; words: target behind the body, characters to step back. The body follows
  Atomic,     // word: target behind the body
  IfGroup,    // argument: group; word: target when it took no part
};

enum SetFlag : uint32_t { SetNegated = 1, SetFold = 2, SetAscii = 4 };
enum LookFlag : uint32_t { LookNegative = 1, LookBehind = 2 };
enum class Repeat : uint8_t { Greedy, Lazy, Possessive };

inline constexpr uint32_t set_head_words = 6;
inline constexpr uint32_t unlimited = UINT32_MAX;

// Categories of characters, as bits: \d \D \s \S \w \W.
enum Category : uint32_t { Digit = 1, NotDigit = 2, Space = 4, NotSpace = 8, Word = 16, NotWord = 32 };
bool in_categories(uint32_t categories, char32_t code, bool ascii);
bool is_word(char32_t code, bool ascii);

// Does a set instruction (its words, opcode first) match the character?
bool set_matches(const uint32_t* set, char32_t code);

constexpr uint32_t instruction(Op op, int32_t argument = 0) { return uint32_t(op) | uint32_t(argument) << 8; }
constexpr Op op_of(uint32_t word) { return Op(word & 255); }
constexpr int32_t argument_of(uint32_t word) { return int32_t(word) >> 8; }

// Python's values of the flags.
enum Flag : uint32_t {
  IgnoreCase = 2,
  Locale = 4,
  MultiLine = 8,
  DotAll = 16,
  Unicode = 32,
  Verbose = 64,
  Debug = 128,
  Ascii = 256,
};

extern const Type pattern_type, match_type, error_type;

struct Pattern : Object {
  static constexpr const Type* type_object = &pattern_type;
  Value source;     // Str or bytes
  Ref<Dict> names;  // group name → number
  Ref<Buffer> program;
  uint32_t flags;
  uint32_t groups;  // capturing ones
  uint32_t loops;   // counters the program needs
  int32_t first;    // the character every match begins with, or -1
  bool of_bytes;

  const uint32_t* words() const { return reinterpret_cast<const uint32_t*>(program->data()); }
};

Value compile_pattern(Runtime& rt, Value source, uint32_t flags);
inline constexpr size_t no_place = SIZE_MAX;  // an error that names no position
Failed raise_pattern_error(Runtime& rt, TextBuilder& message, Value pattern, size_t byte);

}  // namespace adder::regex
