#include "insight/lineage.h"

#define N_RECORDS 60

typedef struct {
  LiaId ids[N_RECORDS];
  gboolean edges[N_RECORDS][N_RECORDS];
} World;

static void
random_world (World *world, guint n_edges)
{
  *world = (World) { 0 };
  for (guint i = 0; i < N_RECORDS; i++)
    for (guint b = 0; b < sizeof world->ids[i].bytes; b++)
      world->ids[i].bytes[b] = (guint8) g_test_rand_int ();
  for (guint i = 0; i < n_edges; i++)
    world->edges[g_test_rand_int_range (0, N_RECORDS)][g_test_rand_int_range (0, N_RECORDS)] = TRUE;
}

static void
add_edge (GArray *edges, const World *world, guint from, guint to)
{
  LiaLineageEdge edge;

  g_assert_true (lia_lineage_edge ("reviewed_at", &world->ids[from], &world->ids[to], &edge));
  g_array_append_val (edges, edge);
}

static GArray *
edges_of (const World *world, int touching)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (LiaLineageEdge));

  for (guint from = 0; from < N_RECORDS; from++)
    for (guint to = 0; to < N_RECORDS; to++)
      if (world->edges[from][to] &&
          (touching < 0 || touching == (int) from || touching == (int) to))
        add_edge (edges, world, from, to);
  return edges;
}

static void
reach (const World *world, guint from, gboolean forward, gboolean *reached)
{
  reached[from] = TRUE;
  for (guint to = 0; to < N_RECORDS; to++)
    if ((forward ? world->edges[from][to] : world->edges[to][from]) && !reached[to])
      reach (world, to, forward, reached);
}

/* By going every way there is. */
static void
assert_lineage (const LiaLineage *lineage, const World *world)
{
  guint n_edges = 0;

  for (guint i = 0; i < N_RECORDS; i++) {
    g_autoptr (GHashTable) found = lia_lineage_of (lineage, &world->ids[i]);
    gboolean after[N_RECORDS] = { FALSE }, before[N_RECORDS] = { FALSE };
    guint n_after;

    lia_lineage_after (lineage, &world->ids[i], &n_after);
    n_edges += n_after;
    reach (world, i, TRUE, after);
    reach (world, i, FALSE, before);
    for (guint j = 0; j < N_RECORDS; j++)
      g_assert_cmpint (g_hash_table_contains (found, &world->ids[j]), ==, after[j] || before[j]);
  }
  g_assert_cmpuint (lia_lineage_get_size (lineage), ==, n_edges);
}

static void
test_fill (void)
{
  static const guint sizes[] = { 0, 1, 30, 80, 400 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (LiaLineage) lineage = lia_lineage_new ();
    g_autoptr (GArray) edges = NULL;
    World world;

    random_world (&world, sizes[i]);
    edges = edges_of (&world, -1);
    if (edges->len > 0) {
      LiaLineageEdge twice = g_array_index (edges, LiaLineageEdge, 0);

      g_array_append_val (edges, twice);
    }
    lia_lineage_fill (lineage, edges);
    assert_lineage (lineage, &world);
  }
}

/* Edits of single records end in what a fresh lineage says. */
static void
test_replace (void)
{
  g_autoptr (LiaLineage) lineage = lia_lineage_new ();
  g_autoptr (GArray) edges = NULL;
  World world;

  random_world (&world, 70);
  edges = edges_of (&world, -1);
  lia_lineage_fill (lineage, edges);
  for (guint i = 0; i < 60; i++) {
    g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (LiaId));
    g_autoptr (GArray) now = NULL;
    guint changed = g_test_rand_int_range (0, N_RECORDS);

    for (guint n = 0; n < 4; n++) {
      guint other = g_test_rand_int_range (0, N_RECORDS);

      world.edges[changed][other] = g_test_rand_int_range (0, 3) == 0;
      world.edges[other][changed] = g_test_rand_int_range (0, 3) == 0;
    }
    g_array_append_val (ids, world.ids[changed]);
    now = edges_of (&world, changed);
    lia_lineage_replace (lineage, ids, now);
    assert_lineage (lineage, &world);
  }
}

static void
test_directions (void)
{
  LiaId source = { { 1 } }, target = { { 2 } };
  LiaLineageEdge edge;

  g_assert_true (lia_lineage_edge ("made_at", &source, &target, &edge));
  g_assert_true (lia_id_equal (&edge.from, &target));
  g_assert_cmpint (edge.step, ==, LIA_LINEAGE_MADE);
  g_assert_true (lia_lineage_edge ("follows", &source, &target, &edge));
  g_assert_true (lia_id_equal (&edge.from, &target));
  g_assert_true (lia_lineage_edge ("fulfilled_by", &source, &target, &edge));
  g_assert_true (lia_id_equal (&edge.from, &source));
  g_assert_false (lia_lineage_edge ("alongside", &source, &target, &edge));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lineage/fill", test_fill);
  g_test_add_func ("/lineage/replace", test_replace);
  g_test_add_func ("/lineage/directions", test_directions);
  return g_test_run ();
}
