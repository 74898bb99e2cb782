#pragma once

#include "register/moves.h"

G_BEGIN_DECLS

char *lia_moves_to_words (const LiaMoves *moves);
char *lia_moves_to_lines (const LiaMoves *moves);

G_END_DECLS
