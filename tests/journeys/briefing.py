"""A briefing workbook is exported from the window and holds what it says."""
import os
import re

import openpyxl

import journey

j = journey.Journey('briefing')


def start():
    """the room of briefings says what goes in and what is held back"""
    j.out = os.path.join(j.folder, 'out')
    os.mkdir(j.out)
    journey.settings(person='Staff', office='RSO', briefing_folder=j.out)
    j.program = j.start(j.sample())
    j.program.room('Briefings')
    j.program.find(re.compile('Commitments\\s52'), 'label')
    j.program.find(re.compile('Chatham House Rule'), 'label')


def export():
    """the button writes a workbook into the folder that was chosen last"""
    j.program.press('Export workbook', 'button')
    j.workbook = os.path.join(j.out, journey.wait_for('the workbook', lambda: next((n for n in os.listdir(j.out) if n.endswith('.xlsx')), None)))
    j.program.find(os.path.basename(j.workbook), 'label')


def sound():
    """it opens, with the sheets a reader expects and the meeting in Sofia among the engagements"""
    book = openpyxl.load_workbook(j.workbook)
    missing = {'Commitments', 'Challenges', 'Engagements'} - set(book.sheetnames)
    assert not missing, f'{missing} not in {book.sheetnames}'
    cells = [str(cell.value) for row in book['Engagements'].iter_rows() for cell in row if cell.value is not None]
    assert any('Integrated Border Management' in cell for cell in cells), cells[:80]


def close():
    """the program ends well"""
    j.program.close()


j.go(start, export, sound, close)
