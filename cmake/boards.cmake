# What each firmware image links: the modules of a board, as names of modules/modules.def.
#
# `mps2-an385` is the language as it is measured (256 KB of text, docs/design/flash.md); the boards with an FPU have all.
# A board without a line has all modules as well. Modules in Python are frozen into the images of `frozen_boards`; the others
# import them from files.

set(language_modules
    array builtins cmath collections errno functools gc io itertools json math micropython operator random struct sys time)

set(modules_mps2-an385 ${language_modules})
set(frozen_boards mps2-an386 mps2-an500)
# Boards whose interpreter rewrites no instructions for what they meet: 8 KB less flash, slower loops.
set(unquickened_boards mps2-an385)
if(ADDER_BOARD IN_LIST unquickened_boards)
  add_compile_definitions(ADDER_QUICKEN=0)
endif()

set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/modules/modules.def)

# board_frozen(SOURCES): the Python modules for the images of `frozen_boards`: all but those for programs on a PC.
set(frozen_only_on_hosts
    argparse calendar codecs csv decimal dis fnmatch fractions glob inspect io keyword logging/logging.config.py
    logging/logging.handlers.py numbers os pathlib platform pprint queue secrets shutil statistics sys/atexit.py tempfile
    timeit typing unittest weakref)
function(board_frozen sources)
  file(GLOB_RECURSE found CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/modules/*.py)
  foreach(name ${frozen_only_on_hosts})
    list(FILTER found EXCLUDE REGEX "/modules/${name}")
  endforeach()
  set(${sources} ${found} PARENT_SCOPE)
endfunction()

# What is measured by an image without it (./dev size, tests/firmware/sensor_modules.py): modules whose names match.
set(sensor_modules "^(dsp|ml|emlearn_.*)$")

# board_modules(BOARD NAMES FOLDERS [WITHOUT]): the modules a board links, but those whose names match WITHOUT, and the
# folders below modules/ that their symbols are in.
function(board_modules board names folders)
  set(chosen ${modules_${board}})
  if(NOT chosen)
    file(STRINGS ${CMAKE_SOURCE_DIR}/modules/modules.def lines REGEX "^MODULE\\(")
    foreach(line ${lines})
      string(REGEX REPLACE "^MODULE\\(([a-z0-9_]+)\\).*" "\\1" name ${line})
      list(APPEND chosen ${name})
    endforeach()
  endif()
  if(ARGN)
    list(FILTER chosen EXCLUDE REGEX "${ARGN}")
  endif()
  set(used modules/common)
  foreach(name ${chosen})
    string(REGEX REPLACE "^emlearn_.*" "emlearn" folder ${name})
    if(IS_DIRECTORY ${CMAKE_SOURCE_DIR}/modules/${folder})
      list(APPEND used modules/${folder})
    endif()
  endforeach()
  list(REMOVE_DUPLICATES used)
  set(${names} ${chosen} PARENT_SCOPE)
  set(${folders} ${used} PARENT_SCOPE)
endfunction()

# board_module_table(BOARD OUTPUT [WITHOUT]): a source with the `native_modules` of the board.
function(board_module_table board output)
  board_modules(${board} names folders ${ARGN})
  set(declared "")
  set(listed "")
  foreach(name ${names})
    string(APPEND declared "extern const NativeModule ${name}_module;\n")
    string(APPEND listed "    &${name}_module,\n")
  endforeach()
  file(CONFIGURE OUTPUT ${output} @ONLY CONTENT [[
// Made by cmake/boards.cmake: the modules this board's image links.
#include "core/runtime/runtime.h"

namespace adder {

@declared@
extern const NativeModule* const native_modules[];
constinit const NativeModule* const native_modules[] = {
@listed@    nullptr};

}  // namespace adder
]])
endfunction()
