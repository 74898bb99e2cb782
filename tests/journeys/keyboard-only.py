"""A policy officer brings a commitment up to date without touching the pointer."""
import re

import journey

j = journey.Journey('keyboard-only')
WORDS = 'Call held with the co-chairs, next one agreed'


def find():
    """Ctrl+K and the reference open the commitment"""
    journey.settings(person='Policy officer', office='RSO')
    j.register = j.sample()
    j.program = j.start(j.register)
    j.program.find('Rooms', 'list')
    j.program.open('C-058')
    j.program.find('Updates', 'list')


def focus(name, presses=80):
    """Tabs until what has that name has the focus."""
    for _ in range(presses):
        focused = j.program.look(test=lambda n: 'focused' in journey.states(n))
        if focused and (journey.fits(name, focused) or journey.fits(name, focused.get_parent())):
            return focused
        journey.keys('Tab')
        j.program.settle()
    raise AssertionError(f'{name} was not reached by Tab')


def write():
    """Tab reaches the update's narrative, and typing fills it"""
    focus(re.compile('^Add update', re.I))
    journey.keys('space')
    focus(re.compile('Narrative|What happened'))
    journey.write(WORDS)


def save():
    """Ctrl+Return saves it with the person who wrote it"""
    journey.keys('ctrl+Return')
    journey.wait_for('the update in the file', lambda: WORDS in j.command('history', 'C-058', '--register', j.register) +
                     j.command('list', 'update', '--register', j.register, '--format', 'csv'))


def close():
    """the program ends well"""
    j.program.close()


j.go(find, write, save, close)
