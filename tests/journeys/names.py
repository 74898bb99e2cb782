"""A screen reader meets a name on every button, list and picture of every room."""
import journey

j = journey.Journey('names')
ROOMS = ['Overview', 'Timeline', 'Engagements', 'Commitments', 'Challenges', 'Lessons', 'Bodies', 'Participants', 'Briefings']
SPOKEN = {'button', 'check box', 'combo box', 'list', 'tree table', 'table', 'entry', 'spin button', 'slider', 'menu'}


def inner(node):
    """Whether a node is an inner part of one that has a name: the button of a drop-down, the lists of an expander."""
    while node.get_role_name() in ('panel', 'filler') or node.get_name().startswith('Gtk'):
        node = node.get_parent()
    return node.get_role_name() in ('combo box', 'list item')


def nameless():
    for node in journey.walk(j.program.root):
        name = node.get_name() or ''
        if journey.kind(node) in SPOKEN and (not name.strip() or name.startswith(('Gtk', 'Adw', 'Lia'))) and not inner(node):
            shown = ' / '.join(filter(None, map(journey.text, journey.walk(node))))
            yield f'{node.get_role_name()} {shown}'


def start():
    """the sample opens"""
    journey.settings(person='Policy officer', office='RSO')
    j.program = j.start(j.sample())
    j.program.find('Rooms', 'list')


def visit(room):
    def step():
        j.program.room(room)
        j.program.settle()
        found = sorted(set(nameless()))
        assert not found, '\n'.join(found)
    step.__doc__ = f'nothing is nameless in {room}'
    return step


def close():
    """the program ends well"""
    j.program.close()


j.go(start, *map(visit, ROOMS), close, each=True)
