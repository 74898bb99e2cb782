"""Two windows on one register, each a process of its own: where both change the same, it is decided in either order."""
from functools import partial

import journey
import towards
from towards import REFERENCE, begin, decide

j = journey.Journey('two-windows')
value = partial(towards.value, j)
# A process whose selected text was asked for by another as that selects its own: GTK 4.8 on X11 leaks what it answers with.
NO_LEAKS = {'ASAN_OPTIONS': 'detect_leaks=0'}


def start():
    """the same commitment is open in both"""
    journey.settings(person='Policy officer', office='RSO')
    j.register = j.sample()
    j.one = j.start(j.register, **NO_LEAKS)
    j.one.pick('Commitments', REFERENCE)
    j.one.find('Updates', 'list')
    j.other = j.elsewhere(j.register, {'person': 'Colleague', 'office': 'ICMPD'}, **NO_LEAKS)
    j.other.front()
    j.other.pick('Commitments', REFERENCE)
    j.other.find('Updates', 'list')


def mine():
    """the second of two windows puts its own in the place of the other's"""
    begin(j.one, 'Of the one')
    begin(j.other, 'Of the other')
    journey.keys('Return')
    journey.wait_for('the value in the file', lambda: value() == 'Of the other')
    j.one.front()
    journey.keys('Return')
    texts = decide(j.one, 'Of the one')
    assert any('Colleague' in text for text in texts), texts
    journey.wait_for('the value in the file', lambda: value() == 'Of the one')
    j.other.find('Of the one', 'label')


def other_order():
    """and in the other order the other window keeps what the first wrote"""
    begin(j.other, 'Late')
    begin(j.one, 'Early')
    journey.keys('Return')
    journey.wait_for('the value in the file', lambda: value() == 'Early')
    j.other.front()
    journey.keys('Return')
    texts = decide(j.other)
    assert any('Policy officer' in text for text in texts), texts
    j.other.find('Early', 'label')
    assert value() == 'Early', value()


def close():
    """both end well"""
    j.other.front()
    j.other.close()
    j.one.front()
    j.one.close()


j.go(start, mine, other_order, close)
