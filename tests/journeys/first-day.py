"""A co-manager's first day: the sample, the meeting in Sofia, and all that came of it."""
import re

import journey

j = journey.Journey('first-day')
# What the register holds about the meeting in Sofia.
SOFIA = ['E-122', 'X-029', 'X-030', 'X-031', 'C-058', 'C-059', 'C-060', 'L-025', 'L-026']


def welcome():
    """with no register the program welcomes"""
    journey.settings(person='Co-manager', office='RSO')
    j.program = j.start()
    for offer in ('Explore the sample', 'New register', 'Open'):
        j.program.find(re.compile('^_?' + offer), 'button')


def explore():
    """the sample opens with an overview of what needs attention"""
    j.program.press(re.compile('Explore the sample'), 'button')
    j.program.find('Rooms', 'list', timeout=120)
    j.program.find(re.compile('attention'), 'label')


def sofia():
    """the meeting in Sofia is found in the list of engagements"""
    j.program.room('Engagements')
    j.program.fill(re.compile('Filter'), 'Sofia')
    j.program.click(node=j.program.find(re.compile('Integrated Border Management'), 'label'))
    j.program.find(re.compile('year not stated'), 'label')


def reachable():
    """every record of the meeting in Sofia is at most two clicks from its page"""
    missing = set(SOFIA)
    for view in ('Plan', 'Outcome', 'Before and after'):
        j.program.press(view)
        j.program.settle()
        shown = '\n'.join(j.program.texts())
        missing -= {reference for reference in missing if re.search(rf'\b{reference}\b', shown)}
    assert not missing, f'not within two clicks: {sorted(missing)}'


def follow():
    """a commitment made there opens with a click, and Back returns"""
    j.program.press('Outcome')
    j.program.click(node=j.program.find(re.compile('C-058'), 'label'))
    j.program.find(re.compile('^Updates'), 'label')
    journey.keys('alt+Left')
    j.program.find('Before and after')


def close():
    """the program ends well"""
    j.program.close()


j.go(welcome, explore, sofia, reachable, follow, close)
