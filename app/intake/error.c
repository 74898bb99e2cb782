#include "error.h"

/* clang-format off */
G_DEFINE_QUARK (lia-intake-error-quark, lia_intake_error)
