#pragma once

#include <adwaita.h>

#include "insight/overview.h"

G_BEGIN_DECLS

/**
 * LiaCoverageGrid:
 *
 * The coverage matrix: which challenges are addressed by commitments in which participants have a
 * part. Each figure lists the commitments it counts, each challenge opens.
 */
#define LIA_TYPE_COVERAGE_GRID (lia_coverage_grid_get_type ())
G_DECLARE_FINAL_TYPE (LiaCoverageGrid, lia_coverage_grid, LIA, COVERAGE_GRID, AdwBin)

void lia_coverage_grid_show (LiaCoverageGrid *self, const LiaOverview *overview);

G_END_DECLS
