"""Somebody new makes a brief about a country from its record: two pages that say what they rest on."""
import os
import re
import time

import journey

j = journey.Journey('two-pages')

PARTS = ('Pakistan', 'TLP:GREEN', 'Standing', 'Points to raise', 'Open commitments', 'Engagements', 'Challenges', 'Lessons', 'Contacts', 'Sources')


def begin():
    """from the page of a participant it is one key to its brief, up to the mark that was chosen"""
    j.out = os.path.join(j.folder, 'out')
    os.mkdir(j.out)
    journey.settings(person='Co-manager', office='RSO', briefing_folder=j.out, briefing_ceiling='TLP:GREEN')
    register = j.sample()
    pakistan = j.command('show', 'PAK', '--register', register).split()[1]
    j.program = j.start(register)
    j.began = time.monotonic()
    j.program.open(pakistan)
    journey.keys('ctrl+shift+e')
    j.program.find('Country brief', 'label')
    j.program.find('Pakistan', 'label')


def look():
    """the pages are there to be looked at, and there are no more than two"""
    page = j.program.find(re.compile('^Page 1 of [12]$'), test=lambda node: 'Pakistan' in (node.get_description() or ''))
    assert 'TLP:GREEN' in page.get_description()
    j.program.find(re.compile('Open commitments\\s\\d'), 'label')


def export():
    """one button makes them a file that is named after kind, country, day and mark"""
    j.program.find('Export pages', 'button', test=lambda node: 'sensitive' in journey.states(node))
    j.program.press('Export pages', 'button')
    j.program.find('Open', 'button')
    j.tap.note(f'{time.monotonic() - j.began:.0f} s from the first key')
    j.path = os.path.join(j.out, next(iter(os.listdir(j.out))))
    assert re.fullmatch(r'Country brief PAK \d{4}-\d{2}-\d{2} TLP-\w+\.pdf', os.path.basename(j.path)), j.path


def holds():
    """it holds what a delegation is met with, and what is blank says so"""
    pages = int(re.search(r'Pages:\s+(\d+)', journey.run('pdfinfo', j.path)).group(1))
    words = ' '.join(journey.run('pdftotext', '-layout', j.path, '-').split())
    assert pages <= 2, pages
    for part in PARTS:
        assert part in words, (part, words)


def remembered():
    """the register knows that it left"""
    j.program.press('Issued')
    j.program.find(re.compile('· Pages · TLP:GREEN$'), 'label')


def close():
    """the program ends well"""
    j.program.close()


j.go(begin, look, export, holds, remembered, close)
