"""Backups: one is made by itself, and an earlier state comes back while the window is open."""
import os
import re

import journey

j = journey.Journey('restore')
FIRST, SECOND = 'The title before', 'The title after'


def backups():
    folder = os.path.join(j.folder, 'sample.backups')
    # Until it is whole, a backup goes by another name.
    names = os.listdir(folder) if os.path.isdir(folder) else []
    return sorted(os.path.join(folder, name) for name in names if name.endswith('.liaison'))


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
    journey.keys('Escape')
    j.program.gone('Backups', 'list')


def made():
    """a backup is made at once"""
    j.command('set', 'C-058', f'title={SECOND}', '--register', j.register)
    rows = dialog()
    j.program.press('Back up now', 'button')
    journey.wait_for('a third backup', lambda: len(backups()) == 3)
    j.program.find(re.compile('nothing changed since'), 'label', rows)


def restored():
    """an earlier one comes back once what will no longer show is confirmed, and the window shows it"""
    since = re.compile('2 edits since')
    row = j.program.find(role='list item', test=lambda n: j.program.look(since, 'label', n))
    j.program.press(re.compile('^Restore the backup of'), 'button', row)
    j.program.find(re.compile('2 edits that were made since will no longer show, the last of them “Change “Title” of C-058”'), 'label')
    j.program.press('Restore', 'button')
    j.program.gone('Backups', 'list')
    j.program.find(FIRST, 'label')
    assert FIRST in j.command('show', 'C-058', '--register', j.register)
    assert len(backups()) == 4, backups()


def close():
    """the program ends well"""
    j.program.close()


j.go(start, daily, elsewhere, listed, made, restored, close)
