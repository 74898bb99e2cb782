"""What a desktop reads about the program is valid. Usage: shop-window.py FOLDER, where the built files are."""
import re
import sys
import xml.etree.ElementTree as ET

from tap import Tap
from tree import files, read, run

built = sys.argv[1]
name = 'org.liaison.Liaison'

tap = Tap()
tap.check('the desktop entry is valid', run('desktop-file-validate', f'{built}/{name}.desktop'))
tap.check('the metainfo is valid', run('appstreamcli', 'validate', '--no-net', f'{built}/{name}.metainfo.xml'))
tap.check('the settings schema is valid', run('glib-compile-schemas', '--strict', '--dry-run', 'data'))
tap.check('the file type is sound XML', run('xmllint', '--noout', f'{built}/{name}.xml'))
tap.check('the icons are sound XML', [line for icon in files('data/icons/*.svg', 'resources/icons/*.svg') for line in run('xmllint', '--noout', icon)])
sources = '\n'.join(read(source) for source in files('ui/*.c', 'ui/*.h', 'ui/*.ui'))
keys = [key.get('name') for key in ET.fromstring(read(f'data/{name}.gschema.xml')).iter('key')]
tap.check('every setting is used', [key for key in keys if not re.search(f'"{key}"', sources)])
sys.exit(tap.end())
