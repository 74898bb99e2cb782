"""A commitment whose field “Towards” several people write, and the question that comes of it."""
import json

import journey

REFERENCE = 'C-058'


def value(j):
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
