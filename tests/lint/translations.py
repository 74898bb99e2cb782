"""Every file with words for people is in po/POTFILES, which is sorted and names no other file; and no
text is cut short by a macro in it, behind which a translation would never be found."""
import re
import sys

from tap import Tap
from tree import files, read

C_WORDS = re.compile(r'\b(?:_|N_|C_|NC_|Q_|g_dngettext|ngettext|gettext) ?\(\s*"')
CUT = re.compile(r'\b(?:_|N_|C_|ngettext|gettext) ?\([^;]*?"\s*G_G\w+_FORMAT')
DATA = ('.desktop.in', '.metainfo.xml.in', '.gschema.xml', '.xml.in')


def has_words(name):
    if name.endswith('.c') or name.endswith('.h'):
        return bool(C_WORDS.search(read(name)))
    if name.endswith('.ui'):
        return 'translatable="yes"' in read(name)
    return name.endswith(DATA)


tap = Tap()
listed = [line for line in read('po/POTFILES').splitlines() if line and not line.startswith('#')]
wanted = [name for name in files('app', 'ui', 'data') if has_words(name)]
tap.check('every file with words for people is in po/POTFILES', sorted(set(wanted) - set(listed)))
tap.check('po/POTFILES names no other file', sorted(set(listed) - set(wanted)))
tap.check('po/POTFILES is sorted, each file once',
          [] if listed == sorted(set(listed)) else ['sort it with: LC_ALL=C sort -u po/POTFILES -o po/POTFILES'])
tap.check('no text for people has a macro such as G_GINT64_FORMAT in it',
          [name for name in files('app', 'ui') if name.endswith('.c') and CUT.search(read(name))])
sys.exit(tap.end())
