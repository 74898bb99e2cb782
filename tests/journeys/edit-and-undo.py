"""A status is changed, taken back, and done again after a restart."""
import re

import journey

j = journey.Journey('edit-and-undo')
REFERENCE = 'C-058'


def status():
    return j.command('show', REFERENCE, '--register', j.register)


def start():
    """a commitment opens"""
    journey.settings(person='Policy officer', office='RSO')
    j.register = j.sample()
    j.before = status()
    j.program = j.start(j.register)
    j.program.pick('Commitments', REFERENCE)
    j.program.find('Updates', 'list')


def change():
    """its status is changed in place, and a toast says so"""
    j.program.click('Status', 'combo box')
    j.program.settle()
    j.program.click('Substantial', 'label', root=j.program.find('Status', 'combo box'))
    j.program.find(re.compile('Change “Status” of ' + REFERENCE, re.I), 'label')
    journey.wait_for('the change in the file', lambda: status() != j.before)


def undo():
    """Ctrl+Z takes it back"""
    journey.keys('ctrl+z')
    journey.wait_for('the change being taken back', lambda: status() == j.before)


def redo():
    """after a restart Ctrl+Shift+Z does it again"""
    j.program.close()
    j.program = j.start(j.register)
    j.program.find('Rooms', 'list')
    journey.keys('ctrl+shift+z')
    journey.wait_for('the change done again', lambda: status() != j.before)


def history():
    """the history names who did it"""
    told = j.command('history', REFERENCE, '--register', j.register)
    assert 'Policy officer' in told, told


def close():
    """the program ends well"""
    j.program.close()


j.go(start, change, undo, redo, history, close)
