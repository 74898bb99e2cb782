"""What is half typed while others write stays, and where both changed the same it is shown and decided."""
import json

import journey

j = journey.Journey('half-typed')
REFERENCE = 'C-058'


def command(*arguments):
    return j.command(*arguments, '--register', j.register, '--person', 'Third person', '--office', 'CLI')


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
