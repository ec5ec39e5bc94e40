# sensor_kernels_bench: the kernels of dsp and ml beside plain loops in C. Not part of an ordinary build.
if(CMAKE_BUILD_TYPE STREQUAL Release)
  add_executable(sensor_kernels_bench EXCLUDE_FROM_ALL bench/sensor/kernels_bench.cpp bench/sensor/plain.cpp
                 bench/sensor/plain_models.cpp)
  target_include_directories(sensor_kernels_bench PRIVATE ${CMAKE_SOURCE_DIR})
  target_link_libraries(sensor_kernels_bench PRIVATE ${ADDER_LIBRARIES} adder_host)
endif()
