#include "place.h"

#include <stdlib.h>
#include <string.h>
#include <sys/vfs.h>

/* Names of file systems as the kernel lists them (fs/<name>, and fuse.<subtype> as each FUSE
 * program calls itself). */
static const char *const network_types[] = {
  "9p",
  "acfs",
  "afs",
  "beegfs",
  "ceph",
  "cifs",
  "coda",
  "davfs",
  "fuse.afpfs",
  "fuse.ceph",
  "fuse.cifs",
  "fuse.curlftpfs",
  "fuse.davfs",
  "fuse.davfs2",
  "fuse.glusterfs",
  "fuse.goofys",
  "fuse.gvfsd-fuse",
  "fuse.httpfs",
  "fuse.kio-fuse",
  "fuse.mfs",
  "fuse.nfs",
  "fuse.onedriver",
  "fuse.rclone",
  "fuse.s3fs",
  "fuse.smbnetfs",
  "fuse.sshfs",
  "fuse.vmhgfs-fuse",
  "fuse.xtreemfs",
  "gfs",
  "gfs2",
  "glusterfs",
  "gpfs",
  "kafs",
  "lustre",
  "ncp",
  "ncpfs",
  "nfs",
  "nfs4",
  "ocfs2",
  "orangefs",
  "prl_fs",
  "pvfs2",
  "smb3",
  "smbfs",
  "vboxsf",
  "virtiofs",
  "vmhgfs",
};

static const char *const stick_types[] = { "exfat", "fuse.exfat", "fuse.exfat-fuse", "msdos",
                                           "vfat" };

/* The same for a system without a list of mounts: numbers from statfs(2) and linux/magic.h. */
static const struct {
  guint32 number;
  LiaPlaceKind kind;
} numbers[] = {
  { 0x00006969, LIA_PLACE_NETWORK }, /* nfs */
  { 0xff534d42, LIA_PLACE_NETWORK }, /* cifs */
  { 0xfe534d42, LIA_PLACE_NETWORK }, /* smb2, smb3 */
  { 0x0000517b, LIA_PLACE_NETWORK }, /* smb */
  { 0x0000564c, LIA_PLACE_NETWORK }, /* ncp */
  { 0x01021997, LIA_PLACE_NETWORK }, /* 9p */
  { 0x5346414f, LIA_PLACE_NETWORK }, /* afs */
  { 0x6b414653, LIA_PLACE_NETWORK }, /* kafs */
  { 0x73757245, LIA_PLACE_NETWORK }, /* coda */
  { 0x00c36400, LIA_PLACE_NETWORK }, /* ceph */
  { 0x0bd00bd0, LIA_PLACE_NETWORK }, /* lustre */
  { 0x01161970, LIA_PLACE_NETWORK }, /* gfs2 */
  { 0x7461636f, LIA_PLACE_NETWORK }, /* ocfs2 */
  { 0x786f4256, LIA_PLACE_NETWORK }, /* vboxsf */
  { 0x00004d44, LIA_PLACE_STICK },   /* vfat */
  { 0x2011bab0, LIA_PLACE_STICK },   /* exfat */
};

/* The kernel writes space, tab, line break and backslash as three octal digits. */
static char *
unescape (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (p[0] == '\\' && p[1] >= '0' && p[1] <= '3' && g_ascii_isdigit (p[2]) &&
        g_ascii_isdigit (p[3])) {
      g_string_append_c (plain, (p[1] - '0') * 64 + (p[2] - '0') * 8 + (p[3] - '0'));
      p += 3;
    } else {
      g_string_append_c (plain, *p);
    }

  return g_string_free (plain, FALSE);
}

static gboolean
lies_under (const char *path, const char *folder)
{
  gsize length = strlen (folder);

  if (g_str_equal (folder, "/"))
    return path[0] == '/';

  return strncmp (path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

/**
 * lia_place_find_type:
 * @mounts: what is mounted, as `/proc/self/mountinfo` tells it (proc(5))
 * @path: an absolute path without symbolic links
 *
 * The innermost mount holds the file; of two in the same place, the later covers the earlier.
 *
 * Returns: (transfer full) (nullable): the type of the file system that @path lies on, or %NULL if
 *   none of the lines tells
 */
char *
lia_place_find_type (const char *mounts, const char *path)
{
  g_auto (GStrv) lines = g_strsplit (mounts, "\n", -1);
  g_autofree char *found = NULL;
  gsize depth = 0;

  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
    guint n = g_strv_length (words);
    g_autofree char *folder = n > 6 ? unescape (words[4]) : NULL;
    guint dash = 6;

    /* Optional words stand before the dash, the type after it. */
    while (dash < n && !g_str_equal (words[dash], "-"))
      dash++;
    if (folder == NULL || dash + 1 >= n || strlen (folder) < depth || !lies_under (path, folder))
      continue;
    depth = strlen (folder);
    g_free (found);
    found = g_strdup (words[dash + 1]);
  }

  return g_steal_pointer (&found);
}

static gboolean
contains (const char *const *types, guint n, const char *type)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (types[i], type))
      return TRUE;

  return FALSE;
}

/**
 * lia_place_kind_of_type:
 * @type: the type of a file system, such as `nfs4` or `fuse.sshfs`
 *
 * Returns: what kind of place it makes; one that isn't known counts as local, because refusing to
 *   write on a disk for having a new name would be worse
 */
LiaPlaceKind
lia_place_kind_of_type (const char *type)
{
  if (contains (network_types, G_N_ELEMENTS (network_types), type))
    return LIA_PLACE_NETWORK;
  if (contains (stick_types, G_N_ELEMENTS (stick_types), type))
    return LIA_PLACE_STICK;

  return LIA_PLACE_LOCAL;
}

static LiaPlaceKind
kind_by_number (const char *path)
{
  struct statfs status;

  if (statfs (path, &status) != 0)
    return LIA_PLACE_LOCAL;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (numbers[i].number == (guint32) status.f_type)
      return numbers[i].kind;

  return LIA_PLACE_LOCAL;
}

/* LIAISON_MOUNTS names another list of mounts, so that tests and people who prepare a computer can
 * see what happens on a network without having one. */
static char *
read_mounts (void)
{
  const char *name = g_getenv ("LIAISON_MOUNTS");
  g_autofree char *mounts = NULL;

  g_file_get_contents (name != NULL ? name : "/proc/self/mountinfo", &mounts, NULL, NULL);
  return g_steal_pointer (&mounts);
}

/**
 * lia_place_kind:
 * @path: an existing file or folder
 *
 * Returns: what kind of place it lies in
 */
LiaPlaceKind
lia_place_kind (const char *path)
{
  g_autofree char *mounts = read_mounts ();
  char *real = realpath (path, NULL);
  g_autofree char *type = NULL;

  if (real != NULL && mounts != NULL)
    type = lia_place_find_type (mounts, real);
  free (real);

  return type != NULL ? lia_place_kind_of_type (type) : kind_by_number (path);
}
