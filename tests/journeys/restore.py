"""Backups: one is made by itself, another by hand; an earlier state comes back while the window is open."""
import os
import re

import journey

j = journey.Journey('restore')
FIRST, SECOND, THIRD = 'The title before', 'The title after', 'The title elsewhere'


def backups():
    folder = os.path.join(j.folder, 'sample.backups')
    return sorted(os.path.join(folder, name) for name in (os.listdir(folder) if os.path.isdir(folder) else []))


def dialog():
    journey.keys('F10')
    j.program.press('Backups…', 'menu item')
    return j.program.find('Backups', 'list')


def start():
    """a commitment is open in the window"""
    journey.settings(person='Policy officer', office='RSO')
    j.register = j.sample()
    j.command('set', 'C-058', f'title={FIRST}', '--register', j.register)
    for made in backups():
        os.unlink(made)
    j.program = j.start(j.register)
    j.program.open('C-058')


def daily():
    """the register is backed up by being opened"""
    j.day, = journey.wait_for('the backup of the day', backups)
    assert FIRST in j.command('show', 'C-058', '--register', j.day)


def elsewhere():
    """a backup that another process restores shows in the window, and the record stays open"""
    j.command('set', 'C-058', f'title={SECOND}', '--register', j.register)
    j.program.find(SECOND, 'label')
    j.command('restore', j.day, '--register', j.register)
    j.program.find('A backup was put in place of the register', 'label')
    j.program.find(FIRST, 'label')
    j.program.gone(SECOND, 'label')


def listed():
    """the dialog lists the backups with what became of the register since"""
    assert len(backups()) == 2, backups()
    rows = dialog()
    j.program.find(re.compile('1 edit since'), 'label', rows)
    j.program.find(re.compile('Before a restore'), 'label', rows)
    j.program.find(re.compile('other edits than now'), 'label', rows)


def by_hand():
    """a backup is made at a press, and the dialog closes by a key"""
    j.program.press('Back up now')
    j.program.find('Backed up', 'label')
    j.program.find(re.compile('nothing changed since'), 'label')
    journey.keys('Escape')
    j.program.gone('Backups', 'list')


def confirmed():
    """a restore says what it costs, and does it"""
    j.command('set', 'C-058', f'title={THIRD}', '--register', j.register)
    j.program.find(THIRD, 'label')
    rows = dialog()
    last = j.program.find(re.compile('1 edit since'), 'label', rows)
    while last.get_role_name() != 'list item':
        last = last.get_parent()
    j.program.press(re.compile('^Restore the backup of'), 'button', last)
    j.program.find(re.compile('1 edit that was made since will no longer show: “Change “Title” of C-058”'), 'label')
    j.program.press('Restore', 'button')
    j.program.find('A backup was put in place of the register', 'label')
    j.program.gone('Backups', 'list')
    j.program.find(FIRST, 'label')
    j.program.gone(THIRD, 'label')
    assert FIRST in j.command('show', 'C-058', '--register', j.register)
    assert 'sound' in j.command('check', '--register', j.register)


def close():
    """the program ends well"""
    j.program.close()


j.go(start, daily, elsewhere, listed, by_hand, confirmed, close)
