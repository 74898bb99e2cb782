#include <glib/gi18n.h>

#include "relation.h"

static const LiaRelation relations[] = {
  { "addresses", N_ ("Addresses"), N_ ("Commitments about it"), { "commitment" }, { "challenge" } },
  { "made_by",
    N_ ("By"),
    N_ ("Commitments made"),
    { "commitment" },
    { "participant", "body", "process" } },
  { "made_towards",
    N_ ("Towards"),
    N_ ("Commitments received"),
    { "commitment" },
    { "participant", "body", "process" } },
  { "made_at", N_ ("Made at"), N_ ("Commitments made here"), { "commitment" }, { "engagement" } },
  { "reviewed_at",
    N_ ("Reviewed at"),
    N_ ("Commitments reviewed here"),
    { "commitment" },
    { "engagement" } },
  { "followed_up_at",
    N_ ("Followed up at"),
    N_ ("Follows up"),
    { "commitment" },
    { "engagement" } },
  { "fulfilled_by", N_ ("Fulfilled by"), N_ ("Fulfils"), { "commitment" }, { "engagement" } },
  { "continues", N_ ("Continued from"), N_ ("Continued by"), { "commitment" }, { "commitment" } },
  { "raised_at",
    N_ ("Raised at"),
    N_ ("Challenges raised here"),
    { "challenge" },
    { "engagement" } },
  { "concerns",
    N_ ("Concerns"),
    N_ ("Challenges that concern it"),
    { "challenge" },
    { "participant", "body" } },
  { "falls_under",
    N_ ("Falls under"),
    N_ ("What falls under it"),
    { "challenge", "commitment", "engagement" },
    { "item" } },
  { "follows", N_ ("Follows"), N_ ("Followed by"), { "engagement" }, { "engagement" } },
  { "alongside", N_ ("Alongside"), N_ ("Alongside it"), { "engagement" }, { "engagement" } },
  { "chaired_by", N_ ("Chaired by"), N_ ("Chairs"), { "body" }, { "participant" } },
  { "discusses",
    N_ ("Discusses"),
    N_ ("On the agenda as"),
    { "agenda_item" },
    { "challenge", "commitment", "lesson" } },
  { "learned_at", N_ ("Learned at"), N_ ("Lessons learned here"), { "lesson" }, { "engagement" } },
  { "informs",
    N_ ("Informs"),
    N_ ("Lessons for it"),
    { "lesson" },
    { "body", "commitment", "participant", "process", "engagement" } },
  { "comes_from", N_ ("Source"), N_ ("What it supports"), { NULL }, { "source" } },
  { NULL },
};

/**
 * lia_relations:
 *
 * Returns: (transfer none): all kinds of link, ended by one without a name, in the order in which
 *   a record shows them
 */
const LiaRelation *
lia_relations (void)
{
  return relations;
}

/**
 * lia_relation_find:
 * @name: the name of a relation, as the register keeps it
 *
 * Returns: (transfer none) (nullable): the relation, or %NULL if there is none of that name
 */
const LiaRelation *
lia_relation_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (const LiaRelation *relation = relations; relation->name != NULL; relation++)
    if (g_str_equal (relation->name, name))
      return relation;

  return NULL;
}

/**
 * lia_relation_label:
 * @relation: a relation
 * @inverse: whether it is read from the record it points at
 *
 * Returns: (transfer none): how it reads, translated
 */
const char *
lia_relation_label (const LiaRelation *relation, gboolean inverse)
{
  return _ (inverse ? relation->inverse : relation->label);
}

static gboolean
names_type (const char *const *types, const char *type)
{
  for (guint i = 0; i < LIA_RELATION_MAX_TYPES && types[i] != NULL; i++)
    if (g_str_equal (types[i], type))
      return TRUE;

  return FALSE;
}

/**
 * lia_relation_starts_at:
 * @relation: a relation
 * @type: the name of a record type
 *
 * Returns: whether records of @type can have such a link; a link from a link is never meant
 */
gboolean
lia_relation_starts_at (const LiaRelation *relation, const char *type)
{
  if (relation->from[0] == NULL)
    return !g_str_equal (type, "link") && !g_str_equal (type, "mark") &&
           !g_str_equal (type, "source");

  return names_type (relation->from, type);
}

/**
 * lia_relation_points_at:
 * @relation: a relation
 * @type: the name of a record type
 *
 * Returns: whether such a link can point at records of @type
 */
gboolean
lia_relation_points_at (const LiaRelation *relation, const char *type)
{
  return names_type (relation->to, type);
}
