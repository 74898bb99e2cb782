"""Every template is sound XML, is compiled in, says its words translatably and names what a screen reader meets."""
import os
import re
import sys
import xml.etree.ElementTree as ET

from tap import Tap
from tree import files, read, run

WORDS = {'label', 'title', 'subtitle', 'tooltip-text', 'placeholder-text', 'description', 'text', 'heading', 'body'}
# What has no name of its own unless it is given one.
NAMELESS = {'GtkListView', 'GtkColumnView', 'GtkGridView', 'GtkListBox', 'GtkDropDown', 'GtkFlowBox', 'GtkTextView', 'GtkSearchEntry'}
BUTTONS = {'GtkButton', 'GtkToggleButton', 'GtkMenuButton'}
templates = files('ui/*.ui', 'resources/*.ui')


def properties(element, place='.'):
    return {p.get('name').replace('_', '-'): p for p in element.findall(f'{place}/property')}


def untranslated(name):
    for element in ET.fromstring(read(name)).iter():
        kind = (element.get('name') or '').replace('_', '-')
        word = element.tag == 'property' and kind in WORDS or element.tag == 'attribute' and kind == 'label'
        if element.text == 'Liaison':
            continue
        if word and not list(element) and re.search(r'[^\W\d_]', element.text or '') and element.get('translatable') != 'yes':
            yield f'{name}: {kind}: {element.text}'


def nameless(name):
    for element in ET.fromstring(read(name)).iter():
        kind = element.get('class')
        if element.tag not in ('object', 'template') or kind not in NAMELESS | BUTTONS:
            continue
        given, own = properties(element, 'accessibility'), properties(element)
        labelled = 'label' in given or element.find("accessibility/relation[@name='labelled-by']") is not None
        if kind in BUTTONS and ('icon-name' not in own or 'label' in own or own.get('icon-name').text is None):
            continue
        if not labelled:
            yield f"{name}: {kind} {element.get('id') or ''} has no accessible label"


def compiled_in():
    for bundle in files('resources/*.gresource.xml'):
        for entry in ET.fromstring(read(bundle)).iter('file'):
            yield os.path.basename(entry.text)


tap = Tap()
for name in templates:
    tap.check(f'{name} is sound XML', run('xmllint', '--noout', name))
tap.check('every word of a template is translatable', [line for name in templates for line in untranslated(name)])
tap.check('every icon button, list and drop-down of a template has an accessible label', [line for name in templates for line in nameless(name)])

known = set(compiled_in())
tap.check('every template is compiled in', [name for name in templates if os.path.basename(name) not in known])
icons = files('resources/icons/*.svg')
tap.check('every icon is compiled in', [name for name in icons if os.path.basename(name) not in known])
drawn = {os.path.basename(name)[:-len('.svg')] for name in icons}
used = {icon for name in files('app/*.c', 'app/*.h', 'ui/*.c', 'ui/*.ui') for icon in re.findall(r'\blia-[a-z-]+-symbolic\b', read(name))}
tap.check('every icon of ours that is named exists', sorted(used - drawn))
sys.exit(tap.end())
