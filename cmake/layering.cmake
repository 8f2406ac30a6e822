# Dependencies run one way. allegedly_layering_test(MODULE) adds a test that reads the module's sources and rejects an
# #include of a module that CMakeLists.txt does not let it use. It is a script of its own (cmake -P) at the end of this
# file, so that the rule and its test are read together.

function(allegedly_layering_test module)
  add_test(NAME layering_${module}
           COMMAND ${CMAKE_COMMAND} -DFOLDER=${PROJECT_SOURCE_DIR}/src/${module} "-DMAY_USE=${ALLEGEDLY_${module}_USES}"
                   -P ${PROJECT_SOURCE_DIR}/cmake/layering.cmake)
endfunction()

if(NOT CMAKE_SCRIPT_MODE_FILE)
  return()
endif()

cmake_minimum_required(VERSION 3.25)
get_filename_component(module "${FOLDER}" NAME)
file(GLOB_RECURSE sources "${FOLDER}/*.hpp" "${FOLDER}/*.cpp")
if(NOT sources)
  message(FATAL_ERROR "${FOLDER} holds no sources")
endif()
foreach(source IN LISTS sources)
  file(STRINGS "${source}" includes REGEX "^[ \t]*#[ \t]*include")
  foreach(include IN LISTS includes)
    if(include MATCHES "<emscripten")
      message(SEND_ERROR "${source}: only wasm/ may know Emscripten: ${include}")
    elseif(include MATCHES "\"([a-z_]+)/" AND NOT CMAKE_MATCH_1 IN_LIST MAY_USE AND NOT CMAKE_MATCH_1 STREQUAL module)
      message(SEND_ERROR "${source}: ${module} may not use ${CMAKE_MATCH_1}: ${include}")
    endif()
  endforeach()
endforeach()
