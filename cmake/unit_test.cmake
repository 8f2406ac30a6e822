# allegedly_unit_test(MODULE): tests/unit/MODULE/*.cpp become the executable and the test unit_MODULE. It links its
# module and what that may use, so a call upwards does not link. `npm test` counts doctest's test cases in the output.

add_library(allegedly_doctest STATIC "${PROJECT_SOURCE_DIR}/tests/unit/main.cpp")
target_link_libraries(allegedly_doctest PUBLIC allegedly_options allegedly_third_party)

if(EMSCRIPTEN)
  # Emscripten writes CommonJS; the package.json above this one would have Node read it as an ES module.
  file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/package.json" "{ \"type\": \"commonjs\" }\n")
endif()

function(allegedly_unit_test module)
  file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/unit/${module}/*.cpp")
  allegedly_doctest(unit_${module} SOURCES ${sources} LINKS allegedly_${module})
endfunction()

# allegedly_doctest(NAME SOURCES file... LINKS target... [DEFINES name=value...]): one executable, one test.
function(allegedly_doctest name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;DEFINES" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE allegedly_doctest allegedly_test_model ${ARG_LINKS})
  target_compile_definitions(${name} PRIVATE ${ARG_DEFINES})
  if(EMSCRIPTEN)
    # Tests are linked often and run once: spare them the optimiser.
    target_link_options(${name} PRIVATE -O1 -sENVIRONMENT=node -sALLOW_MEMORY_GROWTH -sNODERAWFS)
  endif()
  add_test(NAME ${name} COMMAND ${name} --no-intro --no-colors)
endfunction()
