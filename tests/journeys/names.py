"""A screen reader meets a name on every button, list and picture of every room."""
import journey

j = journey.Journey('names')
ROOMS = ['Overview', 'Timeline', 'Engagements', 'Commitments', 'Challenges', 'Lessons', 'Bodies', 'Participants', 'Briefings']
SPOKEN = {'button', 'check box', 'combo box', 'list', 'tree table', 'table', 'entry', 'spin button', 'slider', 'menu'}


def named(node):
    name = (node.get_name() or '').strip()
    return name and not name.startswith(('Gtk', 'Adw', 'Lia'))


def inner(node):
    """Whether a node is an inner part of a widget that is named as a whole: a drop-down, an expander, a table of columns."""
    node = node.get_parent()
    while not named(node) and node.get_role_name() in ('panel', 'filler', 'push button', 'toggle button'):
        node = node.get_parent()
    return node.get_role_name() in ('combo box', 'list item', 'table', 'tree table')


def nameless():
    # The rows of a long list are all alike.
    for node in journey.walk(j.program.root, 12):
        if journey.kind(node) not in SPOKEN or named(node) or inner(node):
            continue
        # The lists of a preferences group without a title; their rows say what they are.
        if node.get_role_name() == 'list' and all(map(named, journey.children(node))):
            continue
        # GTK 4.8 names the button within a menu button and not the whole of it.
        if journey.kind(node) == 'button' and any(journey.kind(child) == 'button' and named(child) for child in journey.children(node)):
            continue
        yield f"{node.get_role_name()} {' / '.join(filter(None, map(journey.text, journey.walk(node))))[:120]}"


# GLib keeps the old table of its quarks when it needs a larger one, on purpose, and so many names are met in all rooms
# together. The tests of each room look for leaks.
NO_LEAKS = {'ASAN_OPTIONS': 'detect_leaks=0'}


def start():
    """the sample opens"""
    journey.settings(person='Policy officer', office='RSO')
    j.program = j.start(j.sample(), **NO_LEAKS)
    j.program.find('Rooms', 'list')


def visit(room):
    def step():
        j.program.room(room)
        j.program.settle()
        found = sorted(set(nameless()))
        assert not found, '\n'.join(found[:10])
    step.__doc__ = f'nothing is nameless in {room}'
    return step


def close():
    """the program ends well"""
    j.program.close()


j.go(start, *map(visit, ROOMS), close, each=True)
