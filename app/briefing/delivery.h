#pragma once

#include "renderer.h"

G_BEGIN_DECLS

/**
 * LiaDelivery:
 * @path: the file to write or replace.
 * @scratch_folder: (nullable): where temporary files go; the folder of @path if %NULL, so that what
 *   is restricted doesn't touch another disk.
 * @proof: (nullable): what may not be in it; %NULL if nothing is held back from anybody.
 * @cancellable: (nullable): stops it.
 * @progress: (nullable): told how far it is.
 * @user_data: for @progress.
 * @typesetter: (nullable): see #LiaRendering.
 * @leave: (nullable): told when the file is whole and proven, before it takes its name; if it
 *   fails, the file doesn't leave.
 * @stay: (nullable): told if the file could not take its name after all.
 * @departure: for @leave and @stay.
 *
 * Where a document goes, and what has to be true of it before it gets there.
 */
typedef struct {
  const char *path;
  const char *scratch_folder;
  LiaProof *proof;
  GCancellable *cancellable;
  LiaBriefingProgress progress;
  gpointer user_data;
  LiaTypesetter *typesetter;
  gboolean (*leave) (gpointer departure,
                     const char *part,
                     const char *path,
                     GCancellable *cancellable,
                     GError **error);
  void (*stay) (gpointer departure);
  gpointer departure;
} LiaDelivery;

gboolean lia_delivery_write    (const LiaDelivery *self,
                                const LiaRenderer *renderer,
                                const LiaDocument *document,
                                GError **error);
gboolean lia_delivery_rehearse (const LiaDelivery *self,
                                const LiaRenderer *renderer,
                                const LiaDocument *document,
                                GError **error);

G_END_DECLS
