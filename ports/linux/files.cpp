// open(), and streams over file descriptors.
#include "ports/linux/files.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>

#include "core/runtime/exceptions.h"
#include "core/types/str.h"
#include "core/types/str_encoding.h"
#include "ports/linux/platform.h"

namespace adder {

namespace {

// Retries after signals unless Ctrl-C is pending: then the interpreter raises KeyboardInterrupt at its next safepoint.
template <class Call>
ssize_t retried(Runtime& rt, Call call) {
  for (;;) {
    ssize_t result = call();
    if (result >= 0 || errno != EINTR) return result;
    if (rt.pending.load() & PendingInterrupt) {
      rt.pending.fetch_and(~uint32_t(PendingInterrupt));
      (void)raise(rt, keyboard_interrupt_type, ""_m);
      return -2;
    }
  }
}

Failed failure(Runtime& rt, ssize_t result, Stream* stream) {
  if (result == -2) return {};
  return raise_os_error(rt, errno, is_str(stream->name) ? stream->name : Value::empty());
}

LinuxPlatform& platform_of(Runtime& rt) { return *static_cast<LinuxPlatform*>(rt.platform); }

Result<size_t> file_read(Runtime& rt, Stream* stream, Span<uint8_t> into) {
  if (stream->handle == STDIN_FILENO) platform_of(rt).flush_stdout();
  ssize_t got = retried(rt, [&] { return read(int(stream->handle), into.data(), into.size()); });
  if (got < 0) return failure(rt, got, stream);
  return size_t(got);
}

Result<size_t> file_write(Runtime& rt, Stream* stream, Bytes bytes) {
  ssize_t put = retried(rt, [&] { return write(int(stream->handle), bytes.data(), bytes.size()); });
  if (put < 0) return failure(rt, put, stream);
  return size_t(put);
}

Result<int64_t> file_seek(Runtime& rt, Stream* stream, int64_t offset, int whence) {
  off_t position = lseek(int(stream->handle), offset, whence);
  if (position < 0) return failure(rt, -1, stream);
  return int64_t(position);
}

Status file_truncate(Runtime& rt, Stream* stream, int64_t size) {
  if (ftruncate(int(stream->handle), size) < 0) return failure(rt, -1, stream);
  return {};
}

void file_close(Runtime&, Stream* stream) { close(int(stream->handle)); }

constexpr StreamOperations file_operations = {file_read, file_write, file_seek, file_truncate, nullptr, file_close};

// Standard output goes through the platform's own buffer, which print() uses too, so that their order is kept.
Result<size_t> output_write(Runtime& rt, Stream* stream, Bytes bytes) {
  auto* text = reinterpret_cast<const char*>(bytes.data());
  if (stream->handle == STDERR_FILENO)
    rt.platform->write_stderr(text, bytes.size());
  else
    rt.platform->write_stdout(text, bytes.size());
  return bytes.size();
}

Status output_flush(Runtime& rt, Stream* stream) {
  if (stream->handle == STDOUT_FILENO) platform_of(rt).flush_stdout();
  return {};
}

constexpr StreamOperations standard_operations = {file_read, output_write, nullptr, nullptr, output_flush, nullptr};

struct OpenMode {
  int flags = 0;
  bool readable = false, writable = false, text = true;
};

Result<OpenMode> parse_mode(Runtime& rt, Value given) {
  OpenMode mode;
  string_view text = as_str(given)->view();
  int kinds = 0;
  bool plus = false, binary = false, text_given = false, known = true;
  for (char c : text) {
    switch (c) {
      case 'r':
        kinds++;
        mode.readable = true;
        break;
      case 'w':
        kinds++;
        mode.writable = true;
        mode.flags |= O_CREAT | O_TRUNC;
        break;
      case 'a':
        kinds++;
        mode.writable = true;
        mode.flags |= O_CREAT | O_APPEND;
        break;
      case 'x':
        kinds++;
        mode.writable = true;
        mode.flags |= O_CREAT | O_EXCL;
        break;
      case '+': plus = true; break;
      case 'b': binary = true; break;
      case 't': text_given = true; break;
      default: known = false;
    }
  }
  if (!known) return raise(rt, value_error_type, "invalid mode: %R"_m, given);
  if (binary && text_given) return raise(rt, value_error_type, "can't have text and binary mode at once"_m);
  if (kinds != 1) return raise(rt, value_error_type, "must have exactly one of create/read/write/append mode"_m);
  if (plus) mode.readable = mode.writable = true;
  mode.flags |= mode.readable && mode.writable ? O_RDWR : mode.writable ? O_WRONLY : O_RDONLY;
  mode.text = !binary;
  return mode;
}

struct OpenArguments {
  Value file, mode, buffering, encoding, errors, newline, closefd, opener;
};

Status parse_arguments(Runtime& rt, const Args& args, OpenArguments& out) {
  static constexpr const Str* names[] = {sym<"file">,   sym<"mode">,    sym<"buffering">, sym<"encoding">,
                                         sym<"errors">, sym<"newline">, sym<"closefd">,   sym<"opener">};
  Value* slots[] = {&out.file,   &out.mode,    &out.buffering, &out.encoding,
                    &out.errors, &out.newline, &out.closefd,   &out.opener};
  if (args.positional > std::size(slots))
    return raise(rt, type_error_type, "open() takes at most 8 arguments (%u given)"_m, args.positional);
  for (uint32_t i = 0; i < args.positional; i++) *slots[i] = args[i];
  for (uint32_t i = 0; i < args.keywords; i++) {
    size_t place = 0;
    while (place < std::size(names) && names[place] != cast<Str>(args.names[i])) place++;
    if (place == std::size(names))
      return raise(rt, type_error_type, "open() got an unexpected keyword argument '%S'"_m, args.names[i]);
    *slots[place] = args.values[args.positional + i];
  }
  if (out.file.is_empty()) return raise(rt, type_error_type, "open() missing required argument 'file' (pos 1)"_m);
  if (out.mode.is_empty()) out.mode = to_value(sym<"r">);
  if (!is_str(out.mode)) return raise(rt, type_error_type, "open() argument 'mode' must be str, not %T"_m, out.mode);
  return {};
}

// The path that an object with __fspath__ stands for; anything else as it is.
Value plain_path(Runtime& rt, Value file) {
  Value method = special_method(rt, file, sym<"__fspath__">);
  if (method.is_error()) return method;
  return method.is_empty() ? file : call(rt, method);
}

Result<int> open_descriptor(Runtime& rt, const OpenArguments& arguments, const OpenMode& mode) {
  if (is_int(arguments.file)) {
    SignedWord descriptor = TRY(as_index(rt, arguments.file));
    return int(descriptor);
  }
  std::string path = TRY(path_text(rt, arguments.file));
  int descriptor = open(path.c_str(), mode.flags | O_CLOEXEC, 0666);
  struct stat status;
  if (descriptor >= 0 && fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) {
    close(descriptor);
    errno = EISDIR;
    descriptor = -1;
  }
  if (descriptor < 0) return raise_os_error(rt, errno, arguments.file);
  return descriptor;
}

}  // namespace

namespace {

// "utf-8-sig": UTF-8 with a mark in front, as some programs for tables write it.
constexpr string_view mark = "\xef\xbb\xbf";

bool asks_for_mark(Value encoding) {
  return is_str(encoding) && (as_str(encoding)->view() == "utf-8-sig" || as_str(encoding)->view() == "utf_8_sig");
}

// Reading starts behind the mark; a new file gets one.
void pass_mark(int descriptor, const OpenMode& mode) {
  char begin[mark.size()];
  if (mode.readable && pread(descriptor, begin, mark.size(), 0) == ssize_t(mark.size()) &&
      string_view(begin, mark.size()) == mark)
    lseek(descriptor, off_t(mark.size()), SEEK_SET);
  else if (mode.writable && lseek(descriptor, 0, SEEK_END) == 0)
    (void)!write(descriptor, mark.data(), mark.size());
}

}  // namespace

Value open_file(Runtime& rt, const Args& args) {
  OpenArguments arguments;
  TRY(parse_arguments(rt, args, arguments));
  OpenMode mode = TRY(parse_mode(rt, arguments.mode));
  if (!mode.text && !arguments.encoding.is_empty() && !arguments.encoding.is_none())
    return raise(rt, value_error_type, "binary mode doesn't take an encoding argument"_m);
  Encoding encoding = Encoding::Utf8;
  ErrorHandler errors = ErrorHandler::Strict;
  if (mode.text && !arguments.encoding.is_empty() && !arguments.encoding.is_none()) {
    bool of_system = is_str(arguments.encoding) && as_str(arguments.encoding)->view() == "locale";
    if (!of_system && !asks_for_mark(arguments.encoding)) encoding = TRY(parse_encoding(rt, arguments.encoding));
    if (encoding == Encoding::Other)
      return raise(rt, lookup_error_type, "unknown encoding: %S (files have utf-8, ascii and latin-1)"_m,
                   arguments.encoding);
  }
  if (mode.text && !arguments.errors.is_empty() && !arguments.errors.is_none())
    errors = TRY(parse_error_handler(rt, arguments.errors));
  arguments.file = plain_path(rt, arguments.file);
  if (arguments.file.is_error()) return arguments.file;
  int descriptor = TRY(open_descriptor(rt, arguments, mode));
  if (mode.text && asks_for_mark(arguments.encoding)) pass_mark(descriptor, mode);
  Stream* stream = make_stream(rt, file_operations, descriptor, mode.text);
  if (!stream) {
    if (!is_int(arguments.file)) close(descriptor);
    return Failed{};
  }
  stream->name = arguments.file;
  stream->mode = arguments.mode;
  stream->encoding = encoding;
  stream->errors = errors;
  stream->readable = mode.readable;
  stream->writable = mode.writable;
  stream->keep_newlines = is_str(arguments.newline);
  stream->line_buffered = isatty(descriptor);
  stream->owns_handle = true;
  if (rt.heap.register_finalizer(stream).failed()) {
    close(descriptor);
    return Failed{};
  }
  return to_value(stream);
}

Stream* standard_stream(Runtime& rt, int descriptor, const char* name) {
  Stream* stream = make_stream(rt, standard_operations, descriptor, true);
  if (!stream) return nullptr;
  Value text = make_str(rt, name);
  if (text.is_error()) return nullptr;
  rt.heap.store(stream->name, text);
  stream->mode = to_value(descriptor == STDIN_FILENO ? sym<"r"> : sym<"w">);
  stream->readable = descriptor == STDIN_FILENO;
  stream->writable = !stream->readable;
  // What is written is handed to the platform's buffer at once.
  stream->write_through = true;
  stream->line_buffered = isatty(descriptor);
  return stream;
}

Result<std::string> path_text(Runtime& rt, Value file) {
  file = plain_path(rt, file);
  if (file.is_error()) return Failed{};
  if (is_str(file)) {
    string_view view = as_str(file)->view();
    if (view.find('\0') != string_view::npos) return raise(rt, value_error_type, "embedded null byte"_m);
    return std::string(view);
  }
  if (has_kind(file, Kind::Bytes)) {
    auto* bytes = cast<BytesObject>(file);
    return std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size);
  }
  return raise(rt, type_error_type, "expected str, bytes or os.PathLike object, not %T"_m, file);
}

}  // namespace adder
