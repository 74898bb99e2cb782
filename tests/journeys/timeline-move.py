"""A meeting is dragged to other days on the timeline, taken back, and moved by the keyboard alone."""
import datetime
import os
import re
import subprocess
import time

import journey

j = journey.Journey('timeline-move')
CANVAS = 'Timeline of engagements and commitments'
ZOOM = 20
TITLE = 'A dialogue'
# The day on which it began: a journey can last until after midnight.
TODAY = datetime.date.today()


def day(offset):
    """A day so many after the first of the meeting, as the register has it. The timeline opens at today."""
    return (TODAY + datetime.timedelta(days=offset - 12)).isoformat()


def days(first, last):
    return f'{day(first)}/{day(last)}'


def value(reference, field):
    told = j.command('list', {'E': 'engagement', 'A': 'agenda_item'}[reference[0]], '--format', 'csv', '--columns', field,
                     '--register', j.register)
    return told.split()[-1].split(',')[-1]


def stands(first, last, agenda):
    """Waits until the meeting and the second day of its agenda have those days."""
    journey.wait_for(f'the meeting on days {first} to {last}',
                     lambda: (value('E-001', 'date'), value('A-001', 'day')) == (days(first, last), day(agenda)))


def item(pattern='^' + TITLE):
    """The stand-in of the current item, which lies where its bar begins."""
    return j.program.find(re.compile(pattern), 'table cell')


def bar():
    """A point in the middle of the bar of two days, on the screen."""
    x, y = j.program.centre(item())
    return x - 6 + ZOOM, y


def mouse(*arguments):
    subprocess.run(['xdotool', *[str(argument) for argument in arguments]], check=True)
    time.sleep(0.06)


def drag(by, start=None):
    """Presses on the bar and pulls it by so many days, without letting go."""
    x, y = start or bar()
    for px in (x - 2, x):
        mouse('mousemove', px, y)
    mouse('mousedown', 1)
    for part in (0.25, 0.5, 0.75, 1):
        mouse('mousemove', round(x + by * ZOOM * part), y)


def later(by):
    """Waits until the bar says, to whoever can't see it, that it is being moved so far."""
    item(f'· {by} days later')


def start():
    """the timeline shows a meeting of two days"""
    journey.settings(person='Co-manager', office='RSO', timeline_zoom=float(ZOOM))
    j.register = os.path.join(j.folder, 'move.liaison')
    j.command('new', j.register, '--office', 'RSO')
    for record in (('engagement', f'title={TITLE}', 'process=bali', 'state=confirmed', f'date={days(0, 1)}'),
                   ('task', 'engagement=E-001', 'title=Concept note', 'kind=preparation', 'offset_days=-3'),
                   ('agenda_item', 'engagement=E-001', 'title=Visits', f'day={day(1)}')):
        j.command('add', *record, '--register', j.register)
    j.program = j.start(j.register)
    j.program.room('Timeline')
    j.program.find(CANVAS, 'table')
    j.program.settle()
    j.program.click(CANVAS, 'table')
    journey.keys('Right')
    item()
    j.program.settle()


def escape():
    """Escape in the midst of a drag leaves all as it was"""
    drag(5)
    later(5)
    journey.keys('Escape')
    item()
    mouse('mouseup', 1)
    j.program.settle()
    assert not j.program.look('Reason'), 'a reason is asked for what was given up'
    stands(0, 1, 1)


def dragged():
    """dragged by five days, the meeting asks for a reason and tells what moves along"""
    drag(5)
    later(5)
    mouse('mouseup', 1)
    j.program.find('Reason', test=lambda n: 'EditableText' in n.get_interfaces())
    j.program.find('Moves along', 'label')
    j.program.find('1 task, 1 agenda item', 'label')
    stands(0, 1, 1)
    j.program.fill('Reason', 'The host has no room')
    j.program.press('Save', 'button')
    stands(5, 6, 6)
    assert 'The host has no room' in j.command('history', 'E-001', '--register', j.register)


def undo():
    """Ctrl+Z takes the meeting back, and its agenda with it"""
    j.program.gone('Reason')
    journey.keys('ctrl+z')
    stands(0, 1, 1)
    item(f'^{TITLE}')
    j.program.settle()


def end():
    """dragged by its last day, the meeting becomes longer and its agenda stays"""
    x, y = bar()
    drag(2, (x + ZOOM - 4, y))
    mouse('mouseup', 1)
    j.program.fill('Reason', 'There is more to say')
    j.program.press('Save', 'button')
    stands(0, 3, 1)
    j.program.gone('Reason')
    journey.keys('ctrl+z')
    stands(0, 1, 1)


def keyboard():
    """Alt with the arrow keys moves it, Escape gives up and Enter applies"""
    item(f'^{TITLE}')
    journey.keys('alt+Right')
    item('1 day later')
    journey.keys('Escape')
    item(f'^{TITLE}')
    stands(0, 1, 1)
    journey.keys('alt+shift+Right', 'alt+Left')
    later(6)
    journey.keys('Return')
    j.program.find('Reason', test=lambda n: 'focused' in journey.states(n) or 'EditableText' in n.get_interfaces())
    j.program.settle()
    journey.write('A week later suits all')
    journey.keys('Return')
    stands(6, 7, 7)


def table():
    """as a table, the same meeting is chosen, and it is still chosen when the picture is back"""
    j.program.gone('Reason')
    item(f'^{TITLE}')
    j.program.press('Table', 'button')
    rows = j.program.find('What stands on the timeline', 'tree table')
    chosen = j.program.find(role='table row', root=rows, test=lambda n: 'selected' in journey.states(n))
    texts = [journey.text(n) for n in journey.walk(chosen)]
    assert TITLE in texts and 'Engagement' in texts and 'Confirmed' in texts, texts
    j.program.press('Table', 'button')
    item(f'^{TITLE}')


def drafted():
    """Ctrl and a drag on empty space make a new engagement of those days in that process"""
    j.program.gone('Reason')
    item(f'^{TITLE}')
    j.program.settle()
    x, y = bar()
    mouse('keydown', 'ctrl')
    drag(2, (x - ZOOM // 2, y + 120))
    mouse('mouseup', 1)
    mouse('keyup', 'ctrl')
    j.program.find('New: Engagement', 'frame')
    j.program.settle()
    journey.write('Another dialogue')
    journey.keys('Return')
    journey.wait_for('the new meeting', lambda: 'Another dialogue' in j.command('list', 'engagement', '--register', j.register))
    told = j.command('list', 'engagement', '--format', 'csv', '--columns', 'process,date', '--register', j.register)
    assert 'E-002,bali,' + days(6, 8) in told, told


def close():
    """the program ends well"""
    j.program.close()


j.go(start, escape, dragged, undo, end, keyboard, table, drafted, close)
