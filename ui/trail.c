#include "trail.h"

#define LONGEST 100

struct _LiaTrail {
  GPtrArray *places;
};

static LiaPlace *
place_copy (const LiaPlace *place)
{
  LiaPlace *copy = g_new0 (LiaPlace, 1);

  copy->room = g_strdup (place->room);
  copy->filter = g_strdup (place->filter);
  copy->record = place->record;
  copy->browsed = place->browsed;
  copy->view = place->view;

  return copy;
}

static void
place_free (gpointer data)
{
  LiaPlace *place = data;

  g_free (place->room);
  g_free (place->filter);
  g_free (place);
}

static gboolean
is_same (const LiaPlace *a, const LiaPlace *b)
{
  return g_strcmp0 (a->room, b->room) == 0 && g_strcmp0 (a->filter, b->filter) == 0 &&
         lia_id_equal (&a->record, &b->record) && lia_id_equal (&a->view, &b->view);
}

static gboolean
is_next_of_same_walk (const LiaPlace *here, const LiaPlace *next)
{
  return here->browsed && next->browsed && g_strcmp0 (here->room, next->room) == 0;
}

LiaTrail *
lia_trail_new (void)
{
  LiaTrail *self = g_new0 (LiaTrail, 1);

  self->places = g_ptr_array_new_with_free_func (place_free);

  return self;
}

void
lia_trail_free (LiaTrail *self)
{
  g_ptr_array_unref (self->places);
  g_free (self);
}

/* Goes on to @place, which is copied; it may share its parts with the present one. */
void
lia_trail_visit (LiaTrail *self, const LiaPlace *place)
{
  const LiaPlace *here = lia_trail_get_here (self);
  LiaPlace *copy;

  if (here != NULL && is_same (here, place))
    return;

  copy = place_copy (place);
  if (here != NULL && is_next_of_same_walk (here, place))
    g_ptr_array_remove_index (self->places, self->places->len - 1);
  else if (self->places->len == LONGEST)
    g_ptr_array_remove_index (self->places, 0);

  g_ptr_array_add (self->places, copy);
}

/* (nullable): the present place. */
const LiaPlace *
lia_trail_get_here (LiaTrail *self)
{
  return self->places->len > 0 ? g_ptr_array_index (self->places, self->places->len - 1) : NULL;
}

/* At the present place another view was opened, or left if that is NULL. */
void
lia_trail_set_view (LiaTrail *self, const LiaId *view)
{
  LiaPlace *here = (LiaPlace *) lia_trail_get_here (self);

  if (here != NULL)
    here->view = view != NULL ? *view : (LiaId) { { 0 } };
}

gboolean
lia_trail_can_back (LiaTrail *self)
{
  return self->places->len > 1;
}

/* (nullable): the place before, which is then the present one; %NULL where there is none. */
const LiaPlace *
lia_trail_back (LiaTrail *self)
{
  if (!lia_trail_can_back (self))
    return NULL;

  g_ptr_array_remove_index (self->places, self->places->len - 1);

  return lia_trail_get_here (self);
}
