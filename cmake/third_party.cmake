# allegedly_third_party: the header-only libraries of the system (nlohmann/json, doctest) for whoever needs one.
#
# A native compiler finds them by itself. Emscripten must not look into /usr/include, where the system's own C headers
# would hide its libc++, so it gets a folder that holds links to just these libraries.

add_library(allegedly_third_party INTERFACE)
if(EMSCRIPTEN)
  set(links "${PROJECT_BINARY_DIR}/third_party")
  file(MAKE_DIRECTORY "${links}")
  foreach(library nlohmann doctest)
    find_path(${library}_PARENT ${library} PATHS /usr/include /usr/local/include NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH
              REQUIRED)
    file(CREATE_LINK "${${library}_PARENT}/${library}" "${links}/${library}" SYMBOLIC)
  endforeach()
  target_include_directories(allegedly_third_party SYSTEM INTERFACE "${links}")
endif()
