# adder_kernels_test: the numeric kernels alone as a shared library, for the reference checks in Python
# (tests/tools/*_reference.py) and for train/, which runs a converted model with the device's own code.
# Compiled once more because the static libraries are not position-independent; release builds only.
if(CMAKE_BUILD_TYPE STREQUAL Release)
  file(GLOB kernel_sources CONFIGURE_DEPENDS modules/dsp/kernels/*.cpp modules/ml/kernels/*.cpp
       core/numeric/elementary_*.cpp core/base/message.cpp)
  file(GLOB kernel_interface CONFIGURE_DEPENDS tests/tools/support/kernels_*.cpp)
  add_library(adder_kernels_test SHARED ${kernel_sources} ${kernel_interface})
  target_include_directories(adder_kernels_test PRIVATE ${CMAKE_SOURCE_DIR})
  target_compile_options(adder_kernels_test PRIVATE -fPIC)
  target_link_libraries(adder_kernels_test PRIVATE m)
endif()
