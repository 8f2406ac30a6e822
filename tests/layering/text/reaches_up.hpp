// Not part of the program: what the layering check must reject.
#pragma once

#include "base/span.hpp"
#include "claims/claims.hpp"
