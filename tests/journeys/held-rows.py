"""A list stays where somebody reads it, while another process adds, archives and changes records above, in and below what is in sight."""
import subprocess

import journey
from journey import Atspi

j = journey.Journey('held-rows')
MANY = 300
references = {}


def command(*arguments):
    return j.command(*arguments, '--register', j.register, '--person', 'Colleague', '--office', 'ICMPD').strip()


def add(number):
    references[number] = command('add', 'challenge', f'title=Row {number:04}')


def archive(number):
    command('archive', references[number])


def box(node):
    return Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)


def title(row):
    return next((words for words in map(journey.text, journey.walk(row)) if words.startswith('Row ')), None)


def rows():
    """The rows in sight, with none of them cut off: where each stands, its title, whether it is the current one.
    Others have the places that they had when they were in sight. As this journey only goes down the list,
    the last of them that stand one below the other are in sight."""
    frame, runs, end = box(j.list), [], None
    for row in journey.children(j.list):
        place = box(row)
        if place.height == 0 or place.y < frame.y or place.y + place.height > frame.y + frame.height:
            continue
        if place.y != end:
            runs.append([])
        runs[-1].append((place.y, row))
        end = place.y + place.height
    seen = next(run for run in reversed(runs) if len(run) > 10)
    return [(y, title(row), 'selected' in journey.states(row)) for y, row in seen]


def current():
    return [words for _, words, selected in rows() if selected]


def is_open(words):
    """Waits until those words stand beside the list."""
    j.program.find(words, test=lambda n: n.get_parent().get_name() != 'LiaRecordCell')


def scroll(button, times):
    subprocess.run(['xdotool', 'mousemove', '700', '400', 'click', '--repeat', str(times), '--delay', '30', button], check=True)
    j.program.settle()


def count(number):
    """Waits until the list says that it has so many."""
    j.program.find(str(number), 'label')
    j.program.settle()


def same(expected):
    found = rows()
    assert found == expected, f'{found} instead of {expected}'


def start():
    """a list of hundreds is scrolled, and a row in its middle is the current one"""
    journey.settings(person='Policy officer', office='RSO', sort={'challenge': 'title'})
    j.register = j.sample()
    before = len(command('list', 'challenge', '--format', 'csv', '--columns', 'title').splitlines()) - 1
    for number in range(0, 10 * MANY, 10):
        add(number)
    j.n = before + MANY
    j.program = j.start(j.register)
    j.program.room('Challenges')
    count(j.n)
    journey.keys(*['Page_Down'] * 6)
    j.program.settle()
    scroll('5', 3)
    j.list = j.program.find(role='table row', test=title).get_parent()
    j.seen = rows()
    j.chosen, = current()
    assert len(j.seen) > 15 and j.seen[5][1] < j.chosen < j.seen[-3][1], j.seen


def above():
    """what is added and archived above leaves the same rows in the same places"""
    for number in (5, 15, 25):
        add(number)
    archive(30)
    count(j.n + 2)
    same(j.seen)
    for number in (5, 15, 25, 40):
        archive(number)
    count(j.n - 2)
    same(j.seen)


def below():
    """and so does what is added and archived below"""
    add(2905)
    archive(2950)
    archive(2960)
    count(j.n - 3)
    same(j.seen)


def inside():
    """what changes in sight is shown where it stands"""
    for words in (j.seen[1][1], j.chosen, 'Row 0500', 'Row 2500'):
        command('set', references[int(words[4:])], f'title={words} changed')
    changed = [(y, f'{words} changed' if words in (j.seen[1][1], j.chosen) else words, selected) for y, words, selected in j.seen]
    journey.wait_for('the other titles', lambda: rows() == changed)
    is_open(f'{j.chosen} changed')
    j.seen = changed


def between():
    """what is new among the rows in sight comes between them, and the rest of them keep their places"""
    last = j.seen[-2][1]
    add(int(last[4:]) + 5)
    count(j.n - 2)
    same(j.seen[:-1] + [(j.seen[-1][0], f'Row {int(last[4:]) + 5:04}', False)])


def away():
    """whoever scrolled away from the current row isn't brought back to it"""
    scroll('5', 30)
    seen = rows()
    assert not current(), seen
    archive(50)
    count(j.n - 3)
    same(seen)
    is_open(f'{j.chosen} changed')


def close():
    """the program ends well"""
    j.program.close()


j.go(start, above, below, inside, between, away, close)
