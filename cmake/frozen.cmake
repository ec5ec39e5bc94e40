# Python modules that ship inside the binary: compiled to images by the command itself, without them (adder_boot), and
# linked into the final one as a table. `frozen_sources` says which: all on a host, those of cmake/boards.cmake on a board.
file(GLOB_RECURSE frozen_sources CONFIGURE_DEPENDS modules/*.py)
set(frozen_table ${CMAKE_BINARY_DIR}/generated/frozen.cpp)

# adder_frozen_table(BOOT): makes the table with the command BOOT (a target, or a path when cross-compiling).
function(adder_frozen_table boot)
  add_custom_command(OUTPUT ${frozen_table} DEPENDS ${boot} ${frozen_sources} ${CMAKE_SOURCE_DIR}/tools/dev/frozen.py
                     COMMAND ${PYTHON3} -B ${CMAKE_SOURCE_DIR}/tools/dev/frozen.py ${ARGV1} ${frozen_table} ${frozen_sources}
                     COMMENT "Compiling frozen modules" VERBATIM)
endfunction()
