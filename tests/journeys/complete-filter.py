"""A filter is written with what is proposed below the entry, by the keyboard alone."""
import re

import journey

j = journey.Journey('complete-filter')


def entry():
    return j.program.find('Filter the list', test=lambda n: 'EditableText' in n.get_interfaces())


def written(words):
    journey.wait_for(f'the text {words!r}', lambda: journey.text(entry()) == words)


def proposed(first):
    """Waits until the first line of the list is called that."""
    listed = j.program.find('What can stand here', 'list')
    journey.wait_for(first, lambda: (listed.get_child_at_index(0).get_name() or '').startswith(first))


def told(words):
    """Waits until the entry, which has the focus, says what is marked."""
    journey.wait_for(f'the words {words!r}', lambda: (entry().get_description() or '').startswith(words))


def closed():
    j.program.gone('What can stand here', 'list')


def start():
    """the room of the commitments opens"""
    register = j.sample()
    journey.settings(person='Policy officer', office='RSO')
    j.program = j.start(register)
    j.program.room('Commitments')
    j.program.find(re.compile(r'^\d+$'), 'label')
    j.program.click('Filter the list')


def name():
    """the beginning of a name is completed with the line that is marked, and told"""
    journey.write('sta')
    proposed('State, state:')
    journey.keys('Down', 'Down')
    told('Start, 2 of ')
    journey.keys('Up')
    told('State, 1 of ')
    journey.keys('Return')
    written('state:')


def value():
    """then its values follow; Tab takes the first, and Enter makes a condition of it"""
    proposed('Open, open')
    journey.write('sil')
    proposed('Silent')
    journey.keys('Tab')
    written('state:silent ')
    journey.keys('Return')
    j.program.find('Remove “Silent”', 'button')


def link():
    """through a link there are the names of what it leads to"""
    journey.write('addresses:')
    proposed('one where, (')
    journey.keys('Tab')
    written('addresses:(')
    journey.write('them')
    proposed('Themes, themes:')
    journey.keys('Tab')
    journey.write('smug')
    proposed('people smuggling')
    journey.keys('Down', 'Return')
    written('addresses:(themes:"people smuggling" ')
    journey.write(')')
    journey.keys('Return')
    j.program.find(re.compile('^Remove “Addresses'), 'button')


def escape():
    """Escape closes the list and leaves what is written, a second one clears it"""
    journey.write('sta')
    proposed('State, state:')
    journey.keys('Escape')
    closed()
    written('sta')
    journey.keys('alt+Down')
    proposed('State, state:')
    journey.keys('Escape')
    closed()
    journey.keys('Escape')
    written('')


def close():
    """the program ends well"""
    j.program.close()


j.go(start, name, value, link, escape, close)
