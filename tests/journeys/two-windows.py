"""Two windows on one register, each a process of its own: where both change the same, it is decided in either order."""
import json

import journey

j = journey.Journey('two-windows')
REFERENCE = 'C-058'
# A process whose selected text was asked for by another as that selects its own: GTK 4.8 on X11 leaks what it answers with.
NO_LEAKS = {'ASAN_OPTIONS': 'detect_leaks=0'}


def value():
    """What stands in “Towards” now."""
    return json.loads(j.command('show', REFERENCE, '--json', '--register', j.register))['fields']['towards_wording']['value']


def focused(program, words):
    """The field in which those words stand and the keyboard is."""
    return program.find(words, test=lambda n: 'EditableText' in n.get_interfaces() and 'focused' in journey.states(n))


def begin(program, words):
    """Types the words over what stands in “Towards”, and leaves them there."""
    program.front()
    program.click('Towards', 'label', root=program.find('Details', 'list'))
    program.find(test=lambda n: 'EditableText' in n.get_interfaces() and 'focused' in journey.states(n))
    journey.keys('ctrl+a')
    journey.write(words)
    focused(program, words)


def decide(program, answer=None):
    """Gives an answer other than the one that is marked, and saves; the texts of the question."""
    dialog = program.find('Somebody else changed this', 'dialog')
    program.settle()
    texts = [journey.text(node) for node in journey.walk(dialog) if journey.text(node)]
    if answer:
        program.click(answer, 'label', root=dialog)
    program.press('Save', root=dialog)
    program.gone('Somebody else changed this', 'dialog')
    return texts


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
