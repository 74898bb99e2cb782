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
    for offer in ('Explore the sample', 'New register…', 'Open…'):
        j.program.find(offer, 'button')


def explore():
    """the sample opens with an overview of what needs attention"""
    j.program.press('Explore the sample', 'button')
    j.program.find('Rooms', 'list')
    j.program.find('Overdue commitments', root=j.program.find('Needs attention', 'list'))


def sofia():
    """the meeting in Sofia is found in the list of engagements, with its date as the source has it"""
    j.program.room('Engagements')
    j.program.fill('Filter the list', 'Sofia border management')
    j.program.settle()
    j.program.click('E-121', 'label')
    j.program.find(re.compile('^October, year not stated · Sofia'), 'label')


def page():
    """The page of the engagement: the first thing round its views that knows its reference."""
    node = j.program.find('Before and after', 'page tab')
    while not j.program.look('E-121', 'label', node):
        node = node.get_parent()
    return node


def reachable():
    """every record of the meeting in Sofia is one click from a view of its page"""
    missing = set(SOFIA)
    for view in ('Plan', 'Outcome', 'Before and after'):
        j.program.click(view, root=page())
        j.program.settle()
        missing -= {journey.text(node).split(' · ')[0] for node in journey.walk(page())}
    assert not missing, f'not within two clicks: {sorted(missing)}'


def follow():
    """a commitment made there opens with a click, and Back returns"""
    j.program.click('Outcome', root=page())
    j.program.settle()
    j.program.click(re.compile('^C-058'), 'label', root=page())
    j.program.find(re.compile('General, no deliverable'), 'label')
    journey.keys('alt+Left')
    j.program.settle()
    page()


def close():
    """the program ends well"""
    j.program.close()


j.go(welcome, explore, sofia, reachable, follow, close)
