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
    j.entry = j.program.find(role='text', test=lambda n: 'focused' in journey.states(n))


def find():
    """words that were typed find a record"""
    journey.write('consular training')
    j.program.find(re.compile('onsular'), 'label')


def nothing():
    """what is nowhere is said to be nowhere"""
    journey.keys('ctrl+a')
    journey.write('zzqx')
    j.program.find(re.compile('^(Nothing|No )'), 'label')


def open_it():
    """Return opens the record that was found"""
    journey.keys('ctrl+a')
    journey.write('X-029')
    j.program.find('X-029', 'label')
    journey.keys('Return')
    j.program.gone(role='dialog')
    j.program.find(re.compile('X-029'), 'label')


def close():
    """the program ends well"""
    j.program.close()


j.go(start, find, nothing, open_it, close)
