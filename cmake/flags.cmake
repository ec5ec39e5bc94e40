# How each preset compiles.
#
# -ffp-contract=off everywhere and -ffast-math nowhere: a program gives the same bits on every port.
# The build types are ours: Release, Debug, Single, GcStress, Fuzz, Firmware (CMakePresets.json names one for each preset).

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Release, Debug, Single, GcStress or Firmware" FORCE)
endif()

set(sanitizers "-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer")
set(release "-O2 -g1 -DNDEBUG")
# What -Os leaves on though it costs flash: together 0.8 % of the code.
set(small "-fno-move-loop-invariants -fno-schedule-insns2 -fno-ivopts -fno-tree-dominator-opts -fno-if-conversion")
foreach(language C CXX)
  set(CMAKE_${language}_FLAGS_RELEASE "${release}")
  set(CMAKE_${language}_FLAGS_SINGLE "${release} -DADDER_FLOAT_BITS=32")
  set(CMAKE_${language}_FLAGS_DEBUG "-O1 -g ${sanitizers}")
  set(CMAKE_${language}_FLAGS_GCSTRESS "-O1 -g1 -DADDER_GC_STRESS=1")
  set(CMAKE_${language}_FLAGS_FUZZ "-O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all")
  set(CMAKE_${language}_FLAGS_FIRMWARE "-Os ${small} -g1 -flto=2 -fno-fat-lto-objects -DNDEBUG -DADDER_FLOAT_BITS=32")
endforeach()

set(code_options -ffunction-sections -fdata-sections -ffp-contract=off -fno-math-errno -fvisibility=hidden)
add_compile_options(${code_options} -ffile-prefix-map=${CMAKE_SOURCE_DIR}/=
                    -Wall -Wextra -Wshadow=local $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>)
# Heads of variable-size objects derive from Object, and guards on the native stack are linked in the Runtime: meant so.
add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-Wno-invalid-offsetof> -Wno-dangling-pointer)
add_link_options(-Wl,--gc-sections)
if(CMAKE_CXX_COMPILER_ID STREQUAL Clang)  # the fuzz preset
  add_compile_options(-Wno-unknown-warning-option -Wno-non-pod-varargs -Wno-unused-private-field)
endif()
if(ADDER_WERROR)
  add_compile_options(-Werror)
endif()
if(ADDER_BOARD)
  # The whole image is compiled when it is linked (-flto in one piece is 4 % smaller), so the linker wants the options too.
  add_link_options(${code_options} -fno-exceptions -fno-strict-aliasing -flto-partition=one -Wno-lto-type-mismatch)
else()
  add_compile_definitions(ADDER_HOST)
  add_compile_options(-fno-pie -fcf-protection=none)
  add_link_options(-no-pie)
endif()

# What core, modules and hal may use: the language, no exceptions, no guards around local statics.
add_library(adder_freestanding INTERFACE)
target_compile_options(adder_freestanding INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions -fno-threadsafe-statics -fno-asynchronous-unwind-tables>)

# Heap cells are read as several types: the optimiser must not assume otherwise.
add_library(adder_core_flags INTERFACE)
target_compile_options(adder_core_flags INTERFACE -fno-strict-aliasing)

# Numeric kernels are worth -O3 on a host; on a board flash is dearer.
function(adder_fast_kernels)
  set(level -O3)
  if(ADDER_BOARD)
    set(level -Os)
  endif()
  foreach(folder ${ARGN})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${folder}/*.cpp)
    if(sources AND NOT CMAKE_BUILD_TYPE MATCHES "Debug|GcStress")
      set_source_files_properties(${sources} PROPERTIES COMPILE_OPTIONS ${level} SKIP_PRECOMPILE_HEADERS ON)
    endif()
  endforeach()
endfunction()

# The builds that only tests use read the common headers precompiled, which halves their time; the release build does not,
# so that every file names what it includes.
set(precompiling "^(Debug|GcStress|Single)$")
function(adder_precompile target)
  get_target_property(kind ${target} TYPE)
  if(kind STREQUAL INTERFACE_LIBRARY OR NOT CMAKE_BUILD_TYPE MATCHES ${precompiling})
    return()
  endif()
  target_compile_options(${target} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:-fpch-preprocess>)  # for ccache
  list(TRANSFORM ARGN PREPEND ${CMAKE_SOURCE_DIR}/ OUTPUT_VARIABLE headers)
  target_precompile_headers(${target} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:${headers}>)
endfunction()

# ccache when present, told to forget where the checkout lies, so that every checkout shares its results: but for builds with
# precompiled headers, which name the files of their own checkout.
find_program(CCACHE ccache)
if(CCACHE)
  if(NOT CMAKE_BUILD_TYPE MATCHES ${precompiling})
    set(sharing CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1)
  endif()
  foreach(language C CXX)
    set(CMAKE_${language}_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env ${sharing} CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
  endforeach()
endif()
