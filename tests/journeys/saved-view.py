"""The commitments of the issue's sentence are found, and kept as a view."""
import csv
import io
import re

import journey

j = journey.Journey('saved-view')
LINKS = 'addresses:(themes:"people smuggling") made_by:(kind:territory member:both)'
WHOLE = LINKS + ' silent:1d'


def references(*arguments):
    """The references that the command lists."""
    listed = j.command('list', '--register', j.register, '--format', 'csv', *arguments)
    return [row[0] for row in csv.reader(io.StringIO(listed))][1:]


def start():
    """the room of the commitments opens"""
    j.register = j.sample()
    journey.settings(person='Policy officer', office='RSO')
    j.program = j.start(j.register)
    j.program.room('Commitments')
    j.program.find(re.compile(r'^\d+$'), 'label')
    j.wanted = references('commitment', '--where', WHOLE)
    assert j.wanted, 'the sample has no such commitments'


def type_it():
    """what commitments are linked to is typed, and stands there in words"""
    j.program.click('Filter the list')
    journey.write(LINKS)
    journey.keys('Return')
    j.program.find(re.compile('^Remove “Addresses'), 'button')
    j.program.find(re.compile('^Remove “By'), 'button')


def choose(node, words):
    """Chooses from a list by typing the beginning of a row."""
    j.program.click(node=node)
    j.program.settle()
    journey.write(words)
    j.program.settle()
    journey.keys('Down', 'Return')
    j.program.settle()


def build_it():
    """for how long nothing was heard is added without knowing how that is written"""
    j.program.click('Add a condition to the filter', 'button')
    choose(j.program.find('What is asked about'), 'Silent')
    number = j.program.find('Silent for', test=lambda n: 'EditableText' in n.get_interfaces())
    j.program.click(node=number)
    journey.keys('ctrl+a')
    journey.write('1')
    j.program.click('Unit of time')
    j.program.settle()
    journey.keys('Home', 'Return')
    j.program.find('Silent for 1 day', 'label')
    j.program.click('Add condition', 'button')
    j.program.find('Remove “Silent for 1 day”', 'button')
    j.program.find(re.compile(rf'^{len(j.wanted)} of \d+$'), 'label')


def save_it():
    """it is saved under a name"""
    j.program.click('View', 'button')
    j.program.press('Save as view…', 'menu item')
    j.program.find('Name', test=lambda n: 'EditableText' in n.get_interfaces())
    j.program.settle()
    journey.write('Silent states')
    journey.keys('Return')
    journey.wait_for('the view', lambda: 'Silent states' in j.command('list', 'view', '--register', j.register))


def same():
    """the command lists the same by that view as by the expression"""
    assert references('--view', 'Silent states') == j.wanted


def turn_it():
    """a condition is turned round from its pill, and goes back to be typed on"""
    j.program.click('Change “Silent for 1 day”', 'button')
    j.program.press('It is not so', 'menu item')
    j.program.find('Remove “Not Silent for 1 day”', 'button')
    j.program.settle()
    j.program.click('Change “Not Silent for 1 day”', 'button')
    j.program.settle()
    journey.keys('Down', 'Down', 'Return')
    j.program.gone('Remove “Not Silent for 1 day”', 'button')
    journey.wait_for('the text', lambda: '-silent:1d' in j.program.texts())


def close():
    """the program ends well"""
    j.program.close()


j.go(start, type_it, build_it, save_it, same, turn_it, close)
