"""Whoever closes the window while a briefing is written leaves nothing half written."""
import os

import journey

j = journey.Journey('closed-meanwhile')


def close_while_writing(**how):
    j.out = os.path.join(j.folder, how.get('briefing_language', 'own'))
    os.mkdir(j.out)
    journey.settings(person='Staff', office='RSO', briefing_folder=j.out, briefing_format='xlsx', **how)
    j.register = j.sample()
    program = j.start(j.register)
    program.room('Briefings')
    program.find('Export workbook', 'button', test=lambda node: 'sensitive' in journey.states(node))
    program.press('Export workbook', 'button')
    journey.wait_for('a file being written', lambda: os.listdir(j.out))
    program.close()


def see_nothing():
    """What is whole may be there, if it was finished before the window was closed."""
    left = [name for name in os.listdir(j.out) if not name.endswith('.xlsx')]
    assert not left, left
    assert not journey.run('pgrep', '-f', j.register), 'somebody still works on it'


def own():
    """the program ends when what it wrote is put away"""
    close_while_writing()
    see_nothing()


def child():
    """so it does when another process writes, in a language of its own"""
    close_while_writing(briefing_language='en')
    see_nothing()


j.go(own, child)
