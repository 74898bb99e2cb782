"""Two writers on one register: what another process writes appears, and is not overwritten unseen."""
import re
import time

import journey

j = journey.Journey('two-writers')


def start():
    """a commitment is open in the window"""
    journey.settings(person='Policy officer', office='RSO')
    j.register = j.sample()
    j.program = j.start(j.register)
    j.program.pick('Commitments', 'C-058')
    j.program.find('Updates', 'list')


def appears():
    """what the command line writes appears in the window"""
    j.command('set', 'C-058', 'title=Learn from COLEP, said the other window', '--register', j.register)
    began = time.monotonic()
    j.program.find(re.compile('said the other window'))
    j.tap.note(f'after {time.monotonic() - began:.1f} s')


def everywhere():
    """it stands in the history with its author"""
    assert 'said the other window' in j.command('history', 'C-058', '--register', j.register)


def log():
    """it appears on top of the change log within a second, and what is unfolded there stays so"""
    j.program.room('Change log')
    j.program.click('Change “Title” of C-058', 'label')
    j.program.find(re.compile('^Title: .* → .*said the other window'), 'label')
    began = time.monotonic()
    j.command('set', 'C-059', 'note=Written elsewhere', '--register', j.register)
    written = time.monotonic()
    j.program.find('Change “Note” of C-059', 'label')
    j.tap.note(f'{time.monotonic() - written:.1f} s after it was written, {time.monotonic() - began:.1f} s after it was asked for')
    j.program.find(re.compile('^Title: .* → .*said the other window'), 'label')


def taken_back():
    """an edit that others stand on is taken back field by field"""
    j.command('set', 'C-058', 'title=A third title', '--register', j.register)
    number = [line.split(',')[0] for line in j.command('log', '--record', 'C-058', '--field', 'title', '--format', 'csv', '--register', j.register).splitlines()[1:]]
    assert len(number) >= 2, number
    assert 'is now A third title' in j.command('invert', number[1], '--register', j.register, status=1)
    j.command('invert', number[0], '--register', j.register)
    j.program.find('Take back: Change “Title” of C-058', 'label')


def close():
    """the program ends well"""
    j.program.close()


j.go(start, appears, everywhere, log, taken_back, close)
