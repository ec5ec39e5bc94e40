# Toolchain of the bare ARM boards: gcc-arm-none-eabi with newlib-nano.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR arm)
set(CMAKE_C_COMPILER arm-none-eabi-gcc)
set(CMAKE_CXX_COMPILER arm-none-eabi-g++)
set(CMAKE_ASM_COMPILER arm-none-eabi-gcc)
set(CMAKE_AR arm-none-eabi-gcc-ar)  # these two read objects of -flto
set(CMAKE_RANLIB arm-none-eabi-gcc-ranlib)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES ADDER_BOARD)

set(cpu_mps2-an385 "-mcpu=cortex-m3 -mfloat-abi=soft")
set(cpu_mps2-an386 "-mcpu=cortex-m4 -mfpu=fpv4-sp-d16 -mfloat-abi=hard")
set(cpu_mps2-an500 "-mcpu=cortex-m7 -mfpu=fpv5-d16 -mfloat-abi=hard")
if(NOT DEFINED cpu_${ADDER_BOARD})
  message(FATAL_ERROR "unknown board '${ADDER_BOARD}': cmake/arm-none-eabi.cmake knows its CPU")
endif()
# char is unsigned by ARM's convention; signed, it is the same on every port.
set(flags "-mthumb -fsigned-char ${cpu_${ADDER_BOARD}}")
set(CMAKE_C_FLAGS_INIT "${flags}")
set(CMAKE_CXX_FLAGS_INIT "${flags} -fno-use-cxa-atexit")
set(CMAKE_ASM_FLAGS_INIT "${flags}")
set(CMAKE_EXE_LINKER_FLAGS_INIT "${flags} --specs=nano.specs")

# CMake knows how the GNU linker rescans a group of libraries only for the systems it names.
set(CMAKE_C_LINK_GROUP_USING_RESCAN "LINKER:--start-group" "LINKER:--end-group")
set(CMAKE_C_LINK_GROUP_USING_RESCAN_SUPPORTED TRUE)
set(CMAKE_CXX_LINK_GROUP_USING_RESCAN "LINKER:--start-group" "LINKER:--end-group")
set(CMAKE_CXX_LINK_GROUP_USING_RESCAN_SUPPORTED TRUE)

set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
