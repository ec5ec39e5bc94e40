# A firmware image: adder.elf (and .bin) for ADDER_BOARD.
#
# Sources: ports/cortex_m/*.cpp, *.c and *.S, but not those of boards/, of which only the folder of this board is taken.
# Linker script: ports/cortex_m/boards/BOARD/link.ld, else ports/cortex_m/link.ld.
# Modules: the table of the board in cmake/boards.cmake.
# ports/cortex_m/port.cmake, when there is one, is read last and may add to the target `adder.elf`.

set(port ${CMAKE_SOURCE_DIR}/ports/cortex_m)
file(GLOB_RECURSE port_sources CONFIGURE_DEPENDS ${port}/*.cpp ${port}/*.c ${port}/*.S)
list(FILTER port_sources EXCLUDE REGEX "/boards/")
file(GLOB_RECURSE board_sources CONFIGURE_DEPENDS ${port}/boards/${ADDER_BOARD}/*.cpp ${port}/boards/${ADDER_BOARD}/*.S)

if(port_sources)
  set(script ${port}/boards/${ADDER_BOARD}/link.ld)
  if(NOT EXISTS ${script})
    set(script ${port}/link.ld)
  endif()
  set(module_table ${CMAKE_BINARY_DIR}/generated/modules.cpp)
  board_module_table(${ADDER_BOARD} ${module_table})
  set(tables ${module_table})
  if(ADDER_BOARD IN_LIST frozen_boards)
    # `./dev build` makes the command that compiles them, for this machine, first.
    include(cmake/frozen.cmake)
    set(boot ${CMAKE_SOURCE_DIR}/build/release/adder_boot)
    board_frozen(frozen_sources)
    adder_frozen_table(${boot} --strip ${boot})
    list(APPEND tables ${frozen_table})
  endif()
  function(adder_image name)
    add_executable(${name} ${port_sources} ${board_sources} ${ARGN})
    target_link_libraries(${name} PRIVATE adder_freestanding ${ADDER_LIBRARIES} m)
    if(EXISTS ${script})
      target_link_options(${name} PRIVATE -T${script} -L${port} -nostartfiles)
      set_target_properties(${name} PROPERTIES LINK_DEPENDS ${script})
    endif()
  endfunction()
  adder_image(adder.elf ${tables})
  target_link_options(adder.elf PRIVATE -Wl,-Map=${CMAKE_BINARY_DIR}/adder.map)
  add_custom_command(TARGET adder.elf POST_BUILD
                     COMMAND ${CMAKE_OBJCOPY} -O binary adder.elf adder.bin WORKING_DIRECTORY ${CMAKE_BINARY_DIR})
  include(${port}/port.cmake OPTIONAL)

  # The same image without the modules of signals and models and without their names: what they cost.
  if(NOT modules_${ADDER_BOARD})
    set(fewer_modules ${CMAKE_BINARY_DIR}/generated/modules_without_sensor.cpp)
    set(fewer_symbols ${CMAKE_BINARY_DIR}/generated/symbols_without_sensor.cpp)
    board_module_table(${ADDER_BOARD} ${fewer_modules} ${sensor_modules})
    board_modules(${ADDER_BOARD} names folders ${sensor_modules})
    adder_symbol_table(${fewer_symbols} ${folders} core ports/cortex_m)
    list(TRANSFORM tables REPLACE "/modules.cpp$" "/modules_without_sensor.cpp")
    adder_image(adder_without_sensor.elf ${tables} ${fewer_symbols})
    set_target_properties(adder_without_sensor.elf PROPERTIES EXCLUDE_FROM_ALL ON)
  endif()
endif()
