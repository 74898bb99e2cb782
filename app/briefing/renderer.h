#pragma once

#include "briefing-options.h"
#include "briefing/document/document.h"
#include "briefing/pages/typesetter.h"
#include "briefing/proof/proof.h"

G_BEGIN_DECLS

/**
 * LiaBriefingProgress:
 * @fraction: how much is done, from 0 to 1
 * @user_data: what was given along
 *
 * Told about every now and then, in the thread that does the work.
 */
typedef void (*LiaBriefingProgress) (double fraction, gpointer user_data);

/**
 * LiaRendering:
 * @part: the file to write; it is going to take the place of @path.
 * @path: the file as whoever asked for it knows it.
 * @scratch_folder: where temporary files go.
 * @proof: (nullable): takes every text of the finished file.
 * @typesetter: (nullable): for pages: has set much of the document already.
 * @cancellable: (nullable): stops it.
 * @progress: (nullable): told how far it is.
 * @user_data: for @progress.
 *
 * What a renderer is given besides the document.
 */
typedef struct {
  const char *part;
  const char *path;
  const char *scratch_folder;
  LiaProof *proof;
  LiaTypesetter *typesetter;
  GCancellable *cancellable;
  LiaBriefingProgress progress;
  gpointer user_data;
} LiaRendering;

/**
 * LiaRenderer:
 * @name: the word on the command line, and how names of its files end (`xlsx`).
 * @label: what people call it ("Workbook"); marked for translation.
 * @estimate_size: how many bytes there have to be room for.
 * @check: (nullable): whether a file of that kind can hold the document at all.
 * @render: writes the file, reads it back, and gives each text that it finds there to the proof.
 *   The same document gives the same bytes.
 *
 * One way to make a file of a document. There is one constant of these for each. A renderer sees
 * nothing but the document: it has no way to the register.
 */
struct _LiaRenderer {
  const char *name;
  const char *label;
  guint64 (*estimate_size) (const LiaDocument *document);
  gboolean (*check) (const LiaDocument *document, GError **error);
  gboolean (*render) (const LiaDocument *document, const LiaRendering *rendering, GError **error);
};

extern const LiaRenderer lia_workbook_renderer;
extern const LiaRenderer lia_pages_renderer;
extern const LiaRenderer lia_plain_text_renderer;

const LiaRenderer *const *lia_renderers (void);
const LiaRenderer *lia_renderer_find (const char *name);
void               lia_rendering_tell (const LiaRendering *self, double fraction);

G_END_DECLS
