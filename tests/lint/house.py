"""The layout and the direction of dependencies that README.md describes."""
import os
import re
import sys

from tap import Tap
from tree import TOP, files, read

ROOMS = {'app', 'ui', 'resources', 'data', 'tests', 'po', 'meson.build', 'meson_options.txt', 'README.md', 'COPYING'}
# What each folder of app/ may include, besides itself.
BELOW = {
    'records': set(),
    'register': {'records'},
    'insight': {'records', 'register'},
    'briefing': {'records', 'register', 'insight'},
    'intake': {'records', 'register'},
    'commands': {'records', 'register', 'insight', 'briefing', 'intake'},
}
# What makes files of a document sees nothing but the document: it has no way to the register, nor to what may be seen
# of it.
RENDERERS = ('app/briefing/document/', 'app/briefing/workbook/', 'app/briefing/pages/', 'app/briefing/plain-text/')
BEYOND = re.compile(r'register/|insight/(?!drawing|timeline-palette)|briefing/(clearance|composition|kinds|sections|memory|timeline|making|briefing\.h)')
INCLUDE = re.compile(r'^#include ["<]([^">]+)[">]', re.M)


def upward(name):
    room = name.split('/')[1]
    for header in INCLUDE.findall(read(name)):
        folder = header.split('/')[0]
        if folder in BELOW and folder != room and folder not in BELOW[room] or folder == '..':
            yield f'{name} includes {header}'


def seeing(name):
    return [f'{name} includes {header}' for header in INCLUDE.findall(read(name)) if BEYOND.match(header)]


def toolkit(name):
    return [f'{name} includes {header}' for header in INCLUDE.findall(read(name)) if re.match(r'(gtk|gdk|gsk|adwaita|libadwaita)\b', header)]


def unbuilt(folder):
    """The sources that no meson.build names."""
    lists = '\n'.join(read(name) for name in files('*meson.build'))
    for name in files(f'{folder}/*.c'):
        parts = name.split('/')
        ways = ['/'.join(parts[i:]) for i in range(1, len(parts))] + [parts[-1][len('test-'):-len('.c')]] * parts[-1].startswith('test-')
        if not any(f"'{way}'" in lists for way in ways):
            yield name


tap = Tap()
app = files('app/*.c', 'app/*.h')
visible = {name.split('/')[0] for name in files() if not name.startswith('.')}
tap.check('the top level holds the rooms of the house and nothing else', sorted(visible ^ ROOMS))
tap.check('app/ knows no toolkit', [line for name in app for line in toolkit(name)])
tap.check('the folders of app/ depend one way', [line for name in app for line in upward(name)])
tap.check('renderers of briefings see nothing but the document', [line for name in app if name.startswith(RENDERERS) for line in seeing(name)])
tap.check('every source file is built', [name for folder in ('app', 'ui', 'tests') for name in unbuilt(folder)])
tap.check('every header is included once only', [name for name in files('*.h') if '#pragma once' not in read(name)])
tap.check('the commands can be run', [name for name in ('app/run', 'tests/run', '.ci/run') if not os.access(os.path.join(TOP, name), os.X_OK)])
sys.exit(tap.end())
