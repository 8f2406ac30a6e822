# allegedly_embed(MODULE NAMESPACE ns FILES glob...): makes each data file a std::string_view in module MODULE.
# data/lexicons/speech_verbs.tsv becomes ns::speech_verbs_tsv, declared in "MODULE/embedded.hpp". The program holds the
# files packed, a third of their size, and unpacks them when it starts (gunzip in src/base). They go in without their
# comments, of which those with # and // have a line of their own; scripts and styles without indentation, too.

function(allegedly_embed module)
  cmake_parse_arguments(ARG "" "NAMESPACE" "FILES" ${ARGN})
  list(TRANSFORM ARG_FILES PREPEND "${PROJECT_SOURCE_DIR}/")
  file(GLOB files CONFIGURE_DEPENDS ${ARG_FILES})
  set(out "${PROJECT_BINARY_DIR}/embedded/${module}")
  file(MAKE_DIRECTORY "${out}")
  set(declarations "")
  set(definitions "")
  foreach(file IN LISTS files)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
    get_filename_component(name "${file}" NAME)
    string(MAKE_C_IDENTIFIER "${name}" identifier)
    if(name MATCHES "\\.(js|css)$")
      file(READ "${file}" source)
      string(REGEX REPLACE "/\\*([^*]|\\*[^/])*\\*/ ?" "" source "${source}")
      string(REGEX REPLACE "(^|\n) *//[^\n]*" "" source "${source}")
      string(REGEX REPLACE "\n[ \n]*" "\n" source "${source}")
      set(file "${out}/${name}")
      file(WRITE "${file}" "${source}")
    elseif(name MATCHES "\\.tsv$")
      file(READ "${file}" source)
      string(REGEX REPLACE "(^|\n)#[^\n]*" "\\1" source "${source}")
      set(file "${out}/${name}")
      file(WRITE "${file}" "${source}")
    endif()
    file(ARCHIVE_CREATE OUTPUT "${out}/${name}.gz" PATHS "${file}" FORMAT raw COMPRESSION GZip COMPRESSION_LEVEL 9)
    file(READ "${out}/${name}.gz" packed HEX)
    string(SUBSTRING "${packed}" 16 -1 packed)  # all but the head, which holds the time of packing
    string(REGEX REPLACE "(..)" "\\\\x\\1" packed "1f8b080000000000${packed}")
    string(APPEND declarations "extern const std::string_view ${identifier};\n")
    string(APPEND definitions "static const std::string unpacked_${identifier} = unpack(\"${packed}\"sv);\n"
                              "const std::string_view ${identifier} = unpacked_${identifier};\n")
  endforeach()
  file(CONFIGURE OUTPUT "${out}/${module}/embedded.hpp" @ONLY CONTENT
       "#pragma once\n#include <string_view>\nnamespace ${ARG_NAMESPACE} {\n${declarations}}\n")
  file(CONFIGURE OUTPUT "${out}/embedded.cpp" @ONLY CONTENT
       "#include \"${module}/embedded.hpp\"\n#include \"base/gunzip.hpp\"\nusing namespace std::string_view_literals;\n\
namespace ${ARG_NAMESPACE} {\n\
[[maybe_unused]] static std::string unpack(std::string_view packed) { return allegedly::gunzip(packed).value(); }\n\
${definitions}}\n")
  target_sources(allegedly_${module} PRIVATE "${out}/embedded.cpp")
  target_include_directories(allegedly_${module} PRIVATE "${out}")
endfunction()
