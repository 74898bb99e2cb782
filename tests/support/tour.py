"""usage: tour.py FOLDER
Walks through the main pages on FOLDER/sample.liaison, inside gui-session, and leaves there a picture
of each and a briefing workbook. Prints what it left."""
import os
import subprocess
import sys

import journey

folder = sys.argv[1]
register = os.path.join(folder, 'sample.liaison')
left = []


def keep(program, name):
    path = os.path.join(folder, f'{name}.png')
    journey.picture(path, program.title())
    left.append(path)


def walk(scheme, suffix, pages):
    program = journey.Program(register, ADW_DEBUG_COLOR_SCHEME=scheme)
    for name, steps in pages:
        for step in steps:
            step(program)
        keep(program, name + suffix)
    program.close()


def room(name):
    return lambda program: program.room(name)


def record(reference):
    return lambda program: program.open(reference)


def view(name):
    return lambda program: program.click(name, 'page tab')


PAGES = [
    ('1-overview', [room('Overview')]),
    ('2-timeline', [room('Timeline')]),
    ('3-commitments', [room('Commitments'), record('C-059')]),
    ('4-engagement-plan', [room('Engagements'), record('E-121'), view('Plan')]),
    ('5-engagement-outcome', [view('Outcome')]),
    ('6-engagement-before-and-after', [view('Before and after')]),
    ('7-briefings', [room('Briefings')]),
]

journey.settings(person='Policy officer', office='RSO', window_width=1400, window_height=860)
walk('prefer-light', '', PAGES)
walk('prefer-dark', '-dark', [PAGES[2]])

workbook = os.path.join(folder, 'briefing.xlsx')
subprocess.run([os.environ['LIAISON'], 'brief', 'register', workbook, '--register', register], check=True, stdout=subprocess.DEVNULL)
left.append(workbook)

print('Look at what Liaison left here:', *left, sep='\n  ')
