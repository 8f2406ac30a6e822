// How the modules answer: bytes, or an error as bytes. Nothing of C++ crosses the boundary.
#pragma once

#include <emscripten/bind.h>

#include <string_view>

#include "formats/json.hpp"

namespace allegedly {

inline emscripten::val response(bool ok, std::string_view bytes) {
  using emscripten::val;
  val out = val::object();
  out.set("ok", ok);
  // The view dies with the next allocation; slice() copies what it shows.
  const val view(emscripten::typed_memory_view(
      bytes.size(), reinterpret_cast<const unsigned char*>(bytes.data())));
  out.set("bytes", view.call<val>("slice"));
  return out;
}

inline emscripten::val failure(const Error& error) {
  return response(false, to_json(error));
}

}  // namespace allegedly
