"""A briefing workbook is exported from the window and holds what it says."""
import os
import re

import openpyxl

import journey

j = journey.Journey('briefing')


def start():
    """the room of briefings offers an export and says what goes in"""
    j.out = os.path.join(j.folder, 'out')
    os.mkdir(j.out)
    journey.settings(person='Staff', office='RSO', briefing_folder=j.out)
    j.program = j.start(j.sample())
    j.program.room('Briefings')
    j.program.find(re.compile('Goes in', re.I))


def export():
    """a name, a press of the button, and there is a workbook"""
    name = j.program.find(re.compile('^File name'), 'text')
    journey.Atspi.EditableText.set_text_contents(name, 'briefing.xlsx')
    j.program.press('Export workbook', 'button')
    j.program.find('Show in folder')
    j.workbook = os.path.join(j.out, 'briefing.xlsx')
    assert os.listdir(j.out) == ['briefing.xlsx'], os.listdir(j.out)


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
