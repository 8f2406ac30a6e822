# allegedly_embed(MODULE NAMESPACE ns FILES glob...): makes each data file a std::string_view in module MODULE.
# data/lexicons/speech_verbs.tsv becomes ns::speech_verbs_tsv, declared in "MODULE/embedded.hpp".

function(allegedly_embed module)
  cmake_parse_arguments(ARG "" "NAMESPACE" "FILES" ${ARGN})
  list(TRANSFORM ARG_FILES PREPEND "${PROJECT_SOURCE_DIR}/")
  file(GLOB files CONFIGURE_DEPENDS ${ARG_FILES})
  set(out "${PROJECT_BINARY_DIR}/embedded/${module}")
  set(declarations "")
  set(definitions "")
  foreach(file IN LISTS files)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
    get_filename_component(name "${file}" NAME)
    string(MAKE_C_IDENTIFIER "${name}" identifier)
    file(READ "${file}" content)
    string(APPEND declarations "extern const std::string_view ${identifier};\n")
    string(APPEND definitions "const std::string_view ${identifier} = R\"~data~(${content})~data~\";\n")
  endforeach()
  file(CONFIGURE OUTPUT "${out}/${module}/embedded.hpp" @ONLY CONTENT
       "#pragma once\n#include <string_view>\nnamespace ${ARG_NAMESPACE} {\n${declarations}}\n")
  file(CONFIGURE OUTPUT "${out}/embedded.cpp" @ONLY CONTENT
       "#include \"${module}/embedded.hpp\"\nnamespace ${ARG_NAMESPACE} {\n${definitions}}\n")
  target_sources(allegedly_${module} PRIVATE "${out}/embedded.cpp")
  target_include_directories(allegedly_${module} PRIVATE "${out}")
endfunction()
