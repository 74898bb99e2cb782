"""What is half typed while others write stays, and where both changed the same it is shown and decided."""
from functools import partial

import journey
import towards
from towards import REFERENCE, begin, decide, focused

j = journey.Journey('half-typed')
value = partial(towards.value, j)


def command(*arguments):
    return j.command(*arguments, '--register', j.register, '--person', 'Third person', '--office', 'CLI')


def start():
    """a commitment is open"""
    journey.settings(person='Policy officer', office='RSO')
    j.register = j.sample()
    j.one = j.start(j.register)
    j.one.pick('Commitments', REFERENCE)
    j.one.find('Updates', 'list')


def another_field():
    """what is half typed stays while another field changes"""
    begin(j.one, 'Half typed')
    command('set', REFERENCE, 'note=Written by a third')
    j.one.find('Written by a third', 'label')
    focused(j.one, 'Half typed')


def same_field():
    """and while the same field changes, and can be typed on"""
    command('set', REFERENCE, 'towards_wording=Theirs', 'title=Seen by now')
    j.one.find('Seen by now', 'label')
    focused(j.one, 'Half typed')
    journey.write(' to its end')
    focused(j.one, 'Half typed to its end')


def theirs():
    """what was written meanwhile is shown with its author, and stays if that is what one wants"""
    journey.keys('Return')
    texts = decide(j.one)
    assert 'Theirs' in texts and 'Half typed to its end' in texts, texts
    assert any('Third person' in text for text in texts), texts
    j.one.find('What you wrote was not taken', 'label')
    assert value() == 'Theirs', value()


def archived():
    """what is written to a record that was archived meanwhile brings it back, if that is what one wants"""
    begin(j.one, 'Of an archived one')
    command('archive', REFERENCE)
    j.one.find('Nothing matches', 'label')
    focused(j.one, 'Of an archived one')
    journey.keys('Return')
    texts = decide(j.one, 'Restore it from the archive')
    assert any('Third person' in text for text in texts), texts
    journey.wait_for('the record back with what was written', lambda: value() == 'Of an archived one')


def close():
    """the program ends well"""
    j.one.close()


j.go(start, another_field, same_field, theirs, archived, close)
