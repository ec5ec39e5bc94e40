// Import: from a dotted name to a module in sys.modules, its parents imported first.
//
// A module stands in sys.modules while its code runs, so that circular imports end; it is taken out again when its code
// fails. A submodule becomes an attribute of its package once it is imported.
#include "core/builtins/import.h"

#include "core/builtins/find_module.h"
#include "core/compile/image.h"
#include "core/runtime/exceptions.h"
#include "core/types/descriptors.h"
#include "core/types/exceptions/exception.h"
#include "core/types/module.h"
#include "core/types/text_builder.h"

namespace adder {

namespace {
// --- running a module's code

// The Code of a compiled image that was read from a file: it is used where it lies, so it moves into a Buffer.
Value load_image_file(Runtime& rt, Bytes image, const Str* path) {
  auto* buffer = rt.heap.make<Buffer>(buffer_type, image.size());
  if (!buffer) return rt.no_memory();
  std::memcpy(buffer->data(), image.data(), image.size());
  return compile::load_image(rt, {buffer->data(), image.size()}, to_value(buffer), path);
}

// The Code of a module's source, or of its image.
Value load_code(Runtime& rt, const Str* full_name, const ModuleSource& source) {
  if (source.kind == ModuleSource::Frozen)
    return compile::load_image(rt, {source.frozen->image, source.frozen->image_size}, Value::empty(), full_name);
  auto* path = cast<Str>(source.path);
  uint8_t* data = nullptr;
  size_t size = 0;
  if (!rt.platform->read_file(path->data(), path->size(), &data, &size)) return raise_os_error(rt, 5, source.path);
  Value code = source.kind == ModuleSource::ImageFile
                   ? load_image_file(rt, {data, size}, path)
                   : compile_source(rt, {reinterpret_cast<const char*>(data), size}, path, "exec", 0);
  rt.platform->give_block(data, size);
  return code;
}

Status describe_module(Runtime& rt, Dict* dict, const Str* full_name, const ModuleSource& source) {
  string_view package = full_name->view();
  if (!source.is_package) {
    size_t dot = package.rfind('.');
    package = dot == string_view::npos ? string_view() : package.substr(0, dot);
  }
  const Str* package_name = intern(rt, package);
  if (!package_name) return Failed{};
  TRY(dict_set_str(rt, dict, sym<"__package__">, to_value(package_name)));
  bool from_file = source.kind == ModuleSource::SourceFile || source.kind == ModuleSource::ImageFile;
  Value file = from_file ? source.path : Value::empty();
  Value directory = source.directory;
  if (source.kind == ModuleSource::Frozen) {
    TextBuilder text(rt);
    text.add(".frozen/");
    for (char c : full_name->view()) text.add(c == '.' ? '/' : c);
    directory = text.finish();
    if (directory.failed()) return Failed{};
    file = directory;
  }
  if (!file.is_empty()) TRY(dict_set_str(rt, dict, sym<"__file__">, file));
  if (!source.is_package) return {};
  Value list = make_list(rt, Span<const Value>(&directory, 1));
  return list.failed() ? Status(Failed{}) : dict_set_str(rt, dict, sym<"__path__">, list);
}

Value start_native(Runtime& rt, const NativeModule* native) {
  Value module = TRY(make_module(rt, native->name, native));
  if (!native->initialize) return module;
  Dict* dict = module_dict(rt, cast<Module>(module));
  if (!dict) return Failed{};
  TRY(native->initialize(rt, dict));
  return module;
}

// Runs `source` in the fresh module `module`, which stands in sys.modules under full_name meanwhile.
Status run_module(Runtime& rt, Value module, const Str* full_name, const ModuleSource& source) {
  if (source.kind == ModuleSource::Directory) return {};
  ImportFrame frame{module, rt.importing};
  rt.importing = &frame;
  Value code = load_code(rt, full_name, source);
  Value result =
      code.failed() ? code : run_code(rt, cast<Code>(code), cast<Module>(module)->dict.get(), Value::empty());
  rt.importing = frame.outer;
  return result.failed() ? Status(Failed{}) : Status();
}

Value load_module(Runtime& rt, const Str* full_name, const ModuleSource& source) {
  if (source.kind == ModuleSource::Native) {
    Value module = TRY(start_native(rt, source.native));
    TRY(dict_set_str(rt, rt.modules, full_name, module));
    return module;
  }
  Value module = TRY(make_module(rt, full_name));
  TRY(describe_module(rt, cast<Module>(module)->dict.get(), full_name, source));
  TRY(dict_set_str(rt, rt.modules, full_name, module));
  if (run_module(rt, module, full_name, source).failed()) {
    dict_delete_str(rt.modules, full_name);
    return Failed{};
  }
  // A module may put something else in its place while it runs.
  Value now = dict_get_str(rt.modules, full_name);
  return now.is_empty() ? module : now;
}

// --- names

Failed not_found(Runtime& rt, const Str* full_name, const char* why, string_view parent) {
  TextBuilder text(rt);
  text.add("No module named '").add(full_name).add('\'');
  if (!parent.empty()) text.add("; '").add(parent).add(why);
  Value message = text.finish();
  if (message.failed()) return Failed{};
  (void)raise_with(rt, module_not_found_error_type, message);
  note_exception_field(rt, rt.exception, sym<"name">, to_value(full_name));
  return {};
}

// sys.path, which a program may have bound to another list.
Value program_path(Runtime& rt) {
  Value sys = dict_get_str(rt.modules, sym<"sys">);
  if (!has_kind(sys, Kind::Module)) return rt.sys_path;
  Value path = dict_get_str(cast<Module>(sys)->dict.get(), sym<"path">);
  return path.is_empty() ? rt.sys_path : path;
}

// The module of one dotted prefix, imported when it is not yet; `parent` is the module of the prefix before, or empty.
Value import_prefix(Runtime& rt, const Str* full_name, Value parent) {
  Value known = dict_get_str(rt.modules, full_name);
  if (!known.is_empty()) return known.is_none() ? Value(not_found(rt, full_name, "", {})) : known;
  string_view text = full_name->view();
  size_t dot = text.rfind('.');
  string_view name = dot == string_view::npos ? text : text.substr(dot + 1);
  Value path = program_path(rt);
  if (!parent.is_empty()) {
    path = TRY(get_attribute_or_empty(rt, parent, sym<"__path__">));
    if (path.is_empty()) path = Value::none();
  }
  ModuleSource source = TRY(find_module(rt, full_name, name, path, parent.is_empty()));
  if (source.kind == ModuleSource::NotFound)
    return not_found(rt, full_name, "' is not a package", path.is_none() ? text.substr(0, dot) : string_view());
  if (source.kind == ModuleSource::Alias) {
    const Str* plain = intern(rt, name.substr(1));
    if (!plain) return Failed{};
    Value module = TRY(import_module(rt, plain));
    TRY(dict_set_str(rt, rt.modules, full_name, module));
    return module;
  }
  Value module = TRY(load_module(rt, full_name, source));
  if (!parent.is_empty()) {
    const Str* attribute = intern(rt, name);
    if (!attribute) return Failed{};
    TRY(set_attribute(rt, parent, attribute, module));
  }
  return module;
}

// Imports a dotted name part by part. *first: the module of its first part.
Value import_dotted(Runtime& rt, const Str* full_name, Value* first) {
  TRY(check_native_stack(rt));
  string_view text = full_name->view();
  if (text.empty()) return raise(rt, value_error_type, "Empty module name"_m);
  Value module = Value::empty();
  for (size_t end = 0; end != string_view::npos;) {
    end = text.find('.', module.is_empty() ? 0 : end + 1);
    const Str* prefix = end == string_view::npos ? full_name : intern(rt, text.substr(0, end));
    if (!prefix) return Failed{};
    module = TRY(import_prefix(rt, prefix, module));
    if (first && first->is_empty()) *first = module;
  }
  return module;
}

// The absolute name of a relative import.
const Str* resolve_relative(Runtime& rt, const Str* name, uint32_t level, Dict* globals) {
  Value package = globals ? dict_get_str(globals, sym<"__package__">) : Value::empty();
  if (!has_kind(package, Kind::Str)) {
    package = globals ? dict_get_str(globals, sym<"__name__">) : Value::empty();
    bool is_package = globals && !dict_get_str(globals, sym<"__path__">).is_empty();
    if (has_kind(package, Kind::Str) && !is_package) {
      string_view own = cast<Str>(package)->view();
      size_t dot = own.rfind('.');
      package = dot == string_view::npos ? to_value(sym<"">) : make_str(rt, own.substr(0, dot));
      if (package.failed()) return nullptr;
    }
  }
  if (!has_kind(package, Kind::Str) || !cast<Str>(package)->size()) {
    (void)raise(rt, import_error_type, "attempted relative import with no known parent package"_m);
    return nullptr;
  }
  string_view base = cast<Str>(package)->view();
  for (uint32_t i = 1; i < level; i++) {
    size_t dot = base.rfind('.');
    if (dot == string_view::npos) {
      (void)raise(rt, import_error_type, "attempted relative import beyond top-level package"_m);
      return nullptr;
    }
    base = base.substr(0, dot);
  }
  TextBuilder text(rt);
  text.add(base);
  if (name->size()) text.add('.').add(name);
  return text.failed() ? nullptr : intern(rt, text.view());
}
}  // namespace

Value import_module(Runtime& rt, const Str* dotted_name) { return import_dotted(rt, dotted_name, nullptr); }

Value import_name_natively(Runtime& rt, const Str* name, Value from_list, uint32_t level, Dict* globals) {
  const Str* full_name = level ? resolve_relative(rt, name, level, globals) : name;
  if (!full_name) return Failed{};
  Value first = Value::empty();
  Value module = TRY(import_dotted(rt, full_name, &first));
  return from_list.is_none() && !level ? first : module;
}

Value import_name(Runtime& rt, const Str* name, Value from_list, uint32_t level, Dict* globals) {
  Value replaced = rt.builtins ? dict_get_str(rt.builtins, sym<"__import__">) : Value::empty();
  if (replaced.is_empty()) return import_name_natively(rt, name, from_list, level, globals);
  Value arguments[] = {to_value(name), globals ? to_value(globals) : Value::none(), Value::none(), from_list,
                       Value::small_int(SignedWord(level))};
  return call(rt, replaced, Args{arguments, 5});
}

// --- from module import name

namespace {
Failed cannot_import(Runtime& rt, Value module, const Str* name) {
  Value own_name = get_attribute_or_empty(rt, module, sym<"__name__">);
  Value file = own_name.failed() ? own_name : get_attribute_or_empty(rt, module, sym<"__file__">);
  if (file.failed()) return Failed{};
  bool partial = is_importing(rt, module);
  TextBuilder text(rt);
  text.add("cannot import name '").add(name).add("' from ");
  if (partial) text.add("partially initialized module ");
  text.add_repr(own_name.is_empty() ? to_value(sym<"<unknown module name>">) : own_name);
  if (partial) text.add(" (most likely due to a circular import)");
  text.add(" (");
  has_kind(file, Kind::Str) ? text.add(cast<Str>(file)) : text.add("unknown location");
  Value message = text.add(')').finish();
  if (message.failed()) return Failed{};
  (void)raise_with(rt, import_error_type, message);
  Value exception = rt.exception;
  if (!own_name.is_empty()) note_exception_field(rt, exception, sym<"name">, own_name);
  if (!file.is_empty()) note_exception_field(rt, exception, sym<"path">, file);
  note_exception_field(rt, exception, sym<"name_from">, to_value(name));
  return {};
}
}  // namespace

Value import_from(Runtime& rt, Value module, const Str* name) {
  Value v = TRY(get_attribute_or_empty(rt, module, name));
  if (!v.is_empty()) return v;
  Value package = TRY(get_attribute_or_empty(rt, module, sym<"__name__">));
  if (!has_kind(package, Kind::Str)) return cannot_import(rt, module, name);
  TextBuilder text(rt);
  text.add(cast<Str>(package)).add('.').add(name);
  const Str* full_name = text.failed() ? nullptr : intern(rt, text.view());
  if (!full_name) return Failed{};
  Value known = dict_get_str(rt.modules, full_name);
  if (!known.is_empty()) return known;
  Value path = TRY(get_attribute_or_empty(rt, module, sym<"__path__">));
  ModuleSource source = TRY(find_module(rt, full_name, name->view(), path.is_empty() ? Value::none() : path, false));
  if (source.kind == ModuleSource::NotFound) return cannot_import(rt, module, name);
  return import_dotted(rt, full_name, nullptr);
}

// --- from module import *

namespace {
Status store_star(Runtime& rt, Value module, Value name, Value locals) {
  const Str* text = intern(rt, cast<Str>(name));
  if (!text) return Failed{};
  Value v = import_from(rt, module, text);
  if (v.failed() && catch_exception(rt, import_error_type)) return raise_no_attribute(rt, module, text);
  if (v.failed()) return Failed{};
  return is_exactly(locals, dict_type) ? dict_set_str(rt, cast<Dict>(locals), text, v) : set_item(rt, locals, name, v);
}
}  // namespace

Status import_star(Runtime& rt, Value module, Value locals) {
  Value listed = get_attribute_or_empty(rt, module, sym<"__all__">);
  if (listed.failed()) return Failed{};
  bool all = listed.is_empty();
  Value names = listed;
  if (all) {
    Value method = special_method(rt, module, sym<"__dir__">);
    names = method.failed() ? method : call(rt, method);
  }
  Value list = names.failed() ? names : sequence_to_list(rt, names);
  if (list.failed()) return Failed{};
  for (Value name : cast<List>(list)->span()) {
    if (!has_kind(name, Kind::Str)) {
      Value own_name = get_attribute(rt, module, sym<"__name__">);
      if (own_name.failed()) return Failed{};
      return raise(rt, type_error_type,
                   all ? "Key in %S.__dict__ must be str, not %T"_m : "Item in %S.__all__ must be str, not %T"_m,
                   own_name, name);
    }
    string_view text = cast<Str>(name)->view();
    if (all && !text.empty() && text[0] == '_') continue;
    TRY(store_star(rt, module, name, locals));
  }
  return {};
}

// --- programs

Value main_module(Runtime& rt) {
  Value known = dict_get_str(rt.modules, sym<"__main__">);
  if (!known.is_empty()) return known;
  Value module = TRY(make_module(rt, sym<"__main__">));
  TRY(dict_set_str(rt, rt.modules, sym<"__main__">, module));
  return module;
}

Value run_module_as_main(Runtime& rt, const Str* dotted_name) {
  string_view text = dotted_name->view();
  size_t dot = text.rfind('.');
  Value path = program_path(rt), parent = Value::empty();
  if (dot != string_view::npos) {
    const Str* package = intern(rt, text.substr(0, dot));
    if (!package) return Failed{};
    parent = TRY(import_dotted(rt, package, nullptr));
    path = TRY(get_attribute(rt, parent, sym<"__path__">));
  }
  string_view name = dot == string_view::npos ? text : text.substr(dot + 1);
  ModuleSource source = TRY(find_module(rt, dotted_name, name, path, parent.is_empty()));
  if (source.kind == ModuleSource::NotFound) return not_found(rt, dotted_name, "", {});
  if (source.is_package) {
    const Str* program = intern(rt, TextBuilder(rt).add(dotted_name).add(".__main__").view());
    return program ? run_module_as_main(rt, program) : Value::error();
  }
  if (source.kind == ModuleSource::Native) return import_dotted(rt, dotted_name, nullptr);
  Value module = TRY(main_module(rt));
  Dict* dict = cast<Module>(module)->dict.get();
  TRY(describe_module(rt, dict, dotted_name, source));
  Value code = TRY(load_code(rt, dotted_name, source));
  return run_code(rt, cast<Code>(code), dict, Value::empty());
}

}  // namespace adder
