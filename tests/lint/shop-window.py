"""What a desktop reads about the program is valid. Usage: shop-window.py FOLDER, where the built files are."""
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

from tap import Tap
from tree import files, read, run

built = sys.argv[1]
name = 'org.liaison.Liaison'


def metainfo(path):
    """What is wrong with the metainfo. Only that the project has no home on the web is known, and a warning in later versions."""
    said = subprocess.run(['appstreamcli', 'validate', '--no-net', path], capture_output=True, text=True)
    lines = (said.stdout + said.stderr).splitlines()
    return [line for line in lines if line.startswith(('E:', 'W:')) and 'url-homepage-missing' not in line] or ([] if lines else ['no answer'])


def content_type(number):
    """What a desktop that has our file type takes a database with that application_id for."""
    with tempfile.TemporaryDirectory() as folder:
        packages = os.path.join(folder, 'mime', 'packages')
        os.makedirs(packages)
        shutil.copy(f'{built}/{name}.xml', packages)
        shutil.copy('/usr/share/mime/packages/freedesktop.org.xml', packages)
        environment = {**os.environ, 'XDG_DATA_HOME': folder, 'XDG_DATA_DIRS': folder}
        subprocess.run(['update-mime-database', os.path.join(folder, 'mime')], env=environment, check=True, capture_output=True)
        path = os.path.join(folder, 'file-without-a-suffix')
        database = sqlite3.connect(path)
        database.executescript(f'PRAGMA application_id = {number}; CREATE TABLE filled (a);')
        database.close()
        told = subprocess.run(['gio', 'info', '-a', 'standard::content-type', path], env=environment, capture_output=True, text=True).stdout
        return told.split()[-1]


tap = Tap()
tap.check('the desktop entry is valid', run('desktop-file-validate', f'{built}/{name}.desktop'))
tap.check('the metainfo is valid', metainfo(f'{built}/{name}.metainfo.xml'))
tap.check('the settings schema is valid', run('glib-compile-schemas', '--strict', '--dry-run', 'data'))
tap.check('the file type is sound XML', run('xmllint', '--noout', f'{built}/{name}.xml'))
tap.check('the icons are sound XML', [line for icon in files('data/icons/*.svg', 'resources/icons/*.svg') for line in run('xmllint', '--noout', icon)])
for number, wanted in ((0x4C494153, 'application/x-liaison-register'), (0, 'application/vnd.sqlite3')):
    found = content_type(number)
    tap.check(f'a database with application_id {number} is a {wanted}', [] if found == wanted else [found])
sources = '\n'.join(read(source) for source in files('ui/*.c', 'ui/*.h', 'ui/*.ui'))
keys = [key.get('name') for key in ET.fromstring(read(f'data/{name}.gschema.xml')).iter('key')]
tap.check('every setting is used', [key for key in keys if not re.search(f'"{key}"', sources)])
sys.exit(tap.end())
