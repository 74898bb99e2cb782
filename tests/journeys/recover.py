"""Recovery: a register whose end is missing is saved into a new file as far as it goes, and opened."""
import os
import re

import journey

j = journey.Journey('recover')


def read(path):
    with open(path, 'rb') as file:
        return file.read()


def start():
    """a register that was cut short is said to be damaged, with a way out"""
    journey.settings(person='Policy officer', office='RSO')
    j.register = j.sample()
    os.truncate(j.register, os.path.getsize(j.register) * 9 // 10)
    j.damaged = read(j.register)
    j.program = j.start(j.register)
    j.program.find(re.compile('its end is missing'), 'label')
    j.program.press('Recover into a new file…')


def given_up():
    """closing the dialog leaves nothing behind"""
    j.program.find('sample recovered.liaison', 'label')
    journey.keys('Escape')
    j.program.gone('sample recovered.liaison')
    assert os.listdir(j.folder) == ['sample.liaison'], os.listdir(j.folder)
    j.program.close()


def taken():
    """a place where something is already is not written over"""
    j.program = j.start(j.register)
    j.program.press('Recover into a new file…')
    j.program.find('sample recovered.liaison', 'label')
    j.path = os.path.join(j.folder, 'sample recovered.liaison')
    with open(j.path, 'w') as file:
        file.write('Notes')
    j.program.press('Recover', 'button')
    j.program.find(re.compile('exists already'), 'label')
    assert read(j.path) == b'Notes'
    os.unlink(j.path)


def recovered():
    """what was saved and lost is told"""
    j.program.press('Recover', 'button')
    j.program.find('Recovered in part', 'label')
    j.program.find(re.compile('saved'), 'label', j.program.find('What came of the records', 'list'))
    assert read(j.register) == j.damaged
    assert 'The register is sound.' in j.command('check', '--register', j.path)


def opened():
    """and the window shows it"""
    j.program.press('Open', 'button')
    j.program.gone('Recovered in part')
    j.program.room('Commitments')
    j.program.find(re.compile('^C-[0-9]+$'), 'label')
    assert 'Recovered on' in j.command('info', '--register', j.path)


def close():
    """the program ends well"""
    j.program.close()


j.go(start, given_up, taken, recovered, opened, close)
