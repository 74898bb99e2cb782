"""A planned meeting moves by three weeks: the reason is asked for, and what hangs on the date follows."""
import re

import journey

j = journey.Journey('move-date')
REFERENCE = 'E-157'
# The agenda is agreed by a day that doesn't depend on the meeting's.
FIXED = 'T-003'
DONE = 'T-001'
REASON = 'The host has no room in December'


def told():
    return j.command('history', REFERENCE, '--register', j.register)


def shown(pattern):
    """Waits for a line of the page that says that, after how late it is by the time this is run."""
    return j.program.find(re.compile('(^|late · )' + pattern), 'label')


def start():
    """the plan of a meeting shows its date, what has to be done before it, and what is done"""
    journey.settings(person='Co-manager', office='RSO')
    j.register = j.sample()
    # The examples are dated from the day on which the sample is made; here they have days that stay.
    j.command('set', REFERENCE, 'date=2026-12-16', '--reason', 'A day that stays', '--register', j.register)
    j.command('set', DONE, 'done=2026-11-03', '--register', j.register)
    j.command('set', FIXED, 'due=2026-12-01', '--register', j.register)
    j.program = j.start(j.register)
    j.program.find('Rooms', 'list')
    j.program.open(REFERENCE)
    before()


def before():
    shown('16 December 2026 ·')
    shown('13 December 2026 · 3 days before')
    shown('23 December 2026 · 7 days after')
    unmoved()


def after():
    shown('6–7 January 2027 ·')
    shown('3 January 2027 · 3 days before')
    shown('14 January 2027 · 7 days after')
    unmoved()


def unmoved():
    shown('Done 3 November 2026')
    shown('1 December 2026 · RSO')


def move():
    """a new date is typed as it is read, and the program asks why, and tells what moves along"""
    j.program.click('16 December 2026', 'label')
    j.program.find('When', test=lambda n: 'EditableText' in n.get_interfaces())
    journey.keys('ctrl+a')
    journey.write('6-7 January 2027')
    journey.keys('Return')
    j.program.find('Reason', test=lambda n: 'EditableText' in n.get_interfaces())
    j.program.find('Moves along', 'label')
    j.program.find(re.compile(r'^\d+ tasks'), 'label')
    j.program.find('Stays where it is', 'label')
    assert '2027' not in told(), 'moved before a reason was given'


def reason():
    """with a reason given the tasks before and after the meeting move, those with a date and those done don't"""
    j.program.fill('Reason', REASON)
    j.program.press('Save', 'button')
    j.program.gone('Reason')
    after()
    assert REASON in told() and 'Co-manager' in told(), told()


def history():
    """its history on the page says from when, to when and why"""
    node = j.program.find('Before and after', 'page tab')
    while not j.program.look('History', 'button', node):
        node = node.get_parent()
    j.program.press('History', 'button', node)
    shown('When: 16 December 2026 → 6–7 January 2027')
    shown('Because: ' + REASON)


def undo():
    """Ctrl+Z moves the meeting and its tasks back, Ctrl+Shift+Z forth"""
    journey.keys('ctrl+z')
    before()
    journey.keys('ctrl+shift+z')
    after()


def close():
    """the program ends well"""
    j.program.close()


j.go(start, move, reason, history, undo, close)
