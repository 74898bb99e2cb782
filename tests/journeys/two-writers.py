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


def close():
    """the program ends well"""
    j.program.close()


j.go(start, appears, everywhere, close)
