# Python modules that ship inside the binary: compiled to images by the command itself, without them (adder_boot), and
# linked into the final one as a table. `frozen_sources` says which: all on a host, those of cmake/boards.cmake on a board.
file(GLOB_RECURSE frozen_sources CONFIGURE_DEPENDS modules/*.py)
set(frozen_table ${CMAKE_BINARY_DIR}/generated/frozen.cpp)

# adder_frozen_table(BOOT [--strip] COMMAND): makes the table with COMMAND, the file of BOOT (a target, or the same path when
# cross-compiling). --strip leaves out line numbers.
function(adder_frozen_table boot)
  add_custom_command(OUTPUT ${frozen_table} DEPENDS ${boot} ${frozen_sources} ${CMAKE_SOURCE_DIR}/tools/dev/frozen.py
                     COMMAND ${PYTHON3} -B ${CMAKE_SOURCE_DIR}/tools/dev/frozen.py ${ARGN} ${frozen_table} ${frozen_sources}
                     COMMENT "Compiling frozen modules" VERBATIM)
endfunction()
