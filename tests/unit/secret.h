#pragma once

#include "briefing/error.h"
#include "fixture.h"

/* A register with a title that may not be seen, what is said where it would have been told, and a
 * sample of which every second record is held back. */

#define SECRET "Operation Moonrise"

/* What is in a file that must not be replaced. */
#define SECRET_OLD_FILE "the old file"

void secret_fill           (Fixture *fixture);
void secret_assert_refused (const GError *error, const char *path, const char *place);
void secret_try_sample     (Fixture *fixture, void (*assert_all_pass) (Fixture *fixture));
