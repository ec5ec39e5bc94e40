# The host build: simulator, the command `adder`, unit tests.

find_package(PkgConfig)
find_package(Threads REQUIRED)
add_library(adder_host INTERFACE)
target_link_libraries(adder_host INTERFACE Threads::Threads ${CMAKE_DL_LIBS} m)

# Libraries of the simulator: recordings (WAV), pictures (PNG), board files (TOML). `./dev` installs them.
if(PkgConfig_FOUND)
  foreach(library sndfile libpng tomlplusplus)
    pkg_check_modules(${library} QUIET IMPORTED_TARGET ${library})
    if(${library}_FOUND)
      target_link_libraries(adder_host INTERFACE PkgConfig::${library})
    endif()
  endforeach()
endif()

adder_library(adder_sim sim adder_host)
get_target_property(kind adder_sim TYPE)
if(kind STREQUAL STATIC_LIBRARY)
  if(existing)
    set(ADDER_LIBRARIES $<LINK_GROUP:RESCAN,${existing},adder_sim>)
  else()
    set(ADDER_LIBRARIES adder_sim)
  endif()
endif()

# The command. It exists as soon as ports/linux/main.cpp does.
file(GLOB_RECURSE command_sources CONFIGURE_DEPENDS ports/linux/*.cpp tools/*.cpp)
if(EXISTS ${CMAKE_SOURCE_DIR}/ports/linux/main.cpp)
  add_executable(adder ${command_sources})
  target_link_libraries(adder PRIVATE ${ADDER_LIBRARIES} adder_host)
endif()

# Unit tests: each tests/unit/NAME_test.cpp is the executable unit/NAME_test, a target of its own.
find_path(DOCTEST doctest/doctest.h)
file(GLOB test_sources CONFIGURE_DEPENDS tests/unit/*_test.cpp)
file(GLOB test_support CONFIGURE_DEPENDS tests/unit/support/*.cpp)
add_custom_target(unit_tests)
if(DOCTEST AND test_sources)
  add_library(unit_support OBJECT ${test_support})
  target_include_directories(unit_support PUBLIC ${CMAKE_SOURCE_DIR})
  foreach(source ${test_sources})
    get_filename_component(name ${source} NAME_WE)
    add_executable(${name} ${source})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/unit)
    target_link_libraries(${name} PRIVATE unit_support ${ADDER_LIBRARIES} adder_host)
    add_dependencies(unit_tests ${name})
  endforeach()
endif()

# Probes: small programs that the drivers in tests/tools ask questions of.
file(GLOB probe_sources CONFIGURE_DEPENDS tests/tools/*_probe.cpp)
foreach(source ${probe_sources})
  get_filename_component(name ${source} NAME_WE)
  add_executable(${name} ${source})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/unit)
  target_link_libraries(${name} PRIVATE ${ADDER_LIBRARIES} adder_host)
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR})
  add_dependencies(unit_tests ${name})
endforeach()

include(tests/tools/kernels.cmake)
