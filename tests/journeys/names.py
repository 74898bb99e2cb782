"""A screen reader meets a name on every button, list and picture of every room."""
import journey

j = journey.Journey('names')
ROOMS = ['Overview', 'Timeline', 'Engagements', 'Commitments', 'Challenges', 'Lessons', 'Bodies', 'Participants', 'Briefings']
SPOKEN = {'button', 'check box', 'combo box', 'list', 'tree table', 'table', 'image', 'text', 'spin button', 'slider', 'menu'}


def nameless():
    for node in journey.walk(j.program.root):
        name = node.get_name() or ''
        if journey.kind(node) in SPOKEN - {'image', 'text'} and (not name.strip() or name.startswith(('Gtk', 'Adw', 'Lia'))):
            parent = node.get_parent()
            yield f"{node.get_role_name()} {name!r} ({node.get_description() or ''}) in {parent and (parent.get_role_name(), parent.get_name())}"


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
