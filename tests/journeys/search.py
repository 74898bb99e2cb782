"""Anything is found with Ctrl+K and a few letters."""
import re

import journey

j = journey.Journey('search')


def start():
    """Ctrl+K opens the search"""
    journey.settings(person='Policy officer', office='RSO')
    j.program = j.start(j.sample())
    j.program.find('Rooms', 'list')
    journey.keys('ctrl+k')
    j.program.find('Find in the register', 'entry', test=lambda n: 'focused' in journey.states(n))
    j.found = j.program.find('What was found', 'list')


def find():
    """words that are typed find records of more than one type"""
    journey.write('consular training')
    for reference in ('C-042', 'E-128'):
        j.program.find(reference, 'label', root=j.found)


def other_words():
    """what a state was called finds it, and other words for the same are told"""
    journey.keys('ctrl+a')
    journey.write('burma')
    j.program.find('Myanmar', 'label', root=j.found)
    j.program.find(re.compile('^Other names: .*Burma'), 'label', root=j.found)
    j.program.find(re.compile('also searched: Myanmar'), 'label')


def nothing():
    """what is nowhere is not found"""
    journey.keys('ctrl+a')
    journey.write('zzqx')
    journey.wait_for('an empty list', lambda: not journey.children(j.found))


def open_it():
    """Return opens the record that was found"""
    journey.keys('ctrl+a')
    journey.write('X-029')
    j.program.find('X-029', 'label', root=j.found)
    journey.keys('Return')
    j.program.gone('Find in the register', 'entry')
    j.program.find(re.compile('scam centres'), 'label', root=j.program.find('Title', 'list'))


def close():
    """the program ends well"""
    j.program.close()


j.go(start, find, other_words, nothing, open_it, close)
