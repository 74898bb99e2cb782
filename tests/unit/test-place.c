#include <glib/gstdio.h>

#include "register/place.h"

/* Lines as kernels wrote them. */
static const char mounts[] =
    "25 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw,errors=remount-ro\n"
    "26 25 0:24 / /proc rw,nosuid shared:12 - proc proc rw\n"
    "93 25 0:41 / /home rw,relatime shared:49 - btrfs /dev/nvme0n1p3 rw,ssd\n"
    "151 25 0:52 / /srv/share rw,relatime shared:80 - nfs4 server:/export rw,vers=4.2,hard\n"
    "152 25 0:53 / /mnt/office\\040files rw,relatime - cifs //server/office rw,vers=3.1.1\n"
    "153 93 0:54 / /home/me/remote rw,nosuid,nodev - fuse.sshfs me@host: rw,user_id=1000\n"
    "154 25 0:55 / /run/user/1000/gvfs rw shared:90 master:4 - fuse.gvfsd-fuse gvfsd-fuse rw\n"
    "155 25 8:17 / /media/me/STICK rw,nosuid - vfat /dev/sdb1 rw,fmask=0022\n"
    "156 25 0:60 / /mnt/both rw - ext4 /dev/sdc1 rw\n"
    "157 156 0:61 / /mnt/both rw - nfs server:/both rw\n"
    "158 151 0:62 / /srv/share/local rw - tmpfs tmpfs rw\n"
    "159 25 0:63 / /mnt/new rw - nextfs /dev/sdd1 rw\n"
    "a line that is none\n"
    "160 25 0:64\n";

static void
test_find (void)
{
  static const struct {
    const char *path;
    const char *type;
    LiaPlaceKind kind;
  } cases[] = {
    { "/var/lib/a.liaison", "ext4", LIA_PLACE_LOCAL },
    { "/home/me/a.liaison", "btrfs", LIA_PLACE_LOCAL },
    { "/home/me/remote/a.liaison", "fuse.sshfs", LIA_PLACE_NETWORK },
    { "/home/me/remotely/a.liaison", "btrfs", LIA_PLACE_LOCAL },
    { "/srv/share/a.liaison", "nfs4", LIA_PLACE_NETWORK },
    { "/srv/share/local/a.liaison", "tmpfs", LIA_PLACE_LOCAL },
    { "/mnt/office files/a.liaison", "cifs", LIA_PLACE_NETWORK },
    { "/run/user/1000/gvfs/smb-share/a.liaison", "fuse.gvfsd-fuse", LIA_PLACE_NETWORK },
    { "/media/me/STICK/a.liaison", "vfat", LIA_PLACE_STICK },
    { "/mnt/both/a.liaison", "nfs", LIA_PLACE_NETWORK },
    { "/mnt/new/a.liaison", "nextfs", LIA_PLACE_LOCAL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *type = lia_place_find_type (mounts, cases[i].path);

    g_assert_cmpstr (type, ==, cases[i].type);
    g_assert_cmpint (lia_place_kind_of_type (type), ==, cases[i].kind);
  }
}

static void
test_nothing (void)
{
  g_assert_null (lia_place_find_type ("", "/a"));
  g_assert_null (lia_place_find_type ("nonsense\n\n- - -\n", "/a"));
}

static void
test_here (void)
{
  g_assert_cmpint (lia_place_kind ("/proc"), ==, LIA_PLACE_LOCAL);
  g_assert_cmpint (lia_place_kind ("/no/such/file"), ==, LIA_PLACE_LOCAL);
}

static void
test_override (void)
{
  g_autofree char *name = NULL;
  int fd = g_file_open_tmp ("liaison-mounts-XXXXXX", &name, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (name, "1 0 0:1 / / rw - nfs s:/ rw\n", -1, NULL));
  g_setenv ("LIAISON_MOUNTS", name, TRUE);
  g_assert_cmpint (lia_place_kind (name), ==, LIA_PLACE_NETWORK);
  g_unsetenv ("LIAISON_MOUNTS");
  g_assert_cmpint (g_remove (name), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/place/find", test_find);
  g_test_add_func ("/place/nothing", test_nothing);
  g_test_add_func ("/place/here", test_here);
  g_test_add_func ("/place/override", test_override);

  return g_test_run ();
}
