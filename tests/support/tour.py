"""usage: tour.py FOLDER
Walks through the main pages on FOLDER/sample.liaison, inside gui-session, and leaves there a picture
of each and three briefings; of the timeline one at each step of zoom, there and on
FOLDER/large.liaison. Prints what it left."""
import os
import re
import subprocess
import sys

import journey

folder = sys.argv[1]
register = os.path.join(folder, 'sample.liaison')
large = os.path.join(folder, 'large.liaison')
left = []


def keep(program, name):
    path = os.path.join(folder, f'{name}.png')
    journey.picture(path, program.title())
    left.append(path)


def walk(scheme, suffix, pages, register=register):
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


def press(name, times=1):
    def step(program):
        for _ in range(times):
            program.press(name, 'button')
    return step


def shown(name):
    return lambda program: program.find(name, 'label')


# From all there is to the days round today, each about as far from the next as a person looks closer.
ZOOM = [
    ('decades', [room('Timeline'), press('Show everything')]),
    ('years', [press('Zoom in', 3), press('Today')]),
    ('quarters', [press('Zoom in', 4), press('Today')]),
    ('weeks', [press('Zoom in', 5), press('Today')]),
    ('days', [press('Zoom in', 4), press('Today')]),
]
COMMITMENT = [('3-commitments', [room('Commitments'), record('C-059')])]
# A start for each: pages stay where they were looked at once, and on a busy machine it takes seconds to find a word
# among all that stands on several.
WALKS = [
    [('1-overview', [room('Overview')])],
    [('2-timeline', [room('Timeline')])],
    COMMITMENT,
    [
        ('4-engagement-plan', [room('Engagements'), record('E-121'), view('Plan')]),
        ('5-engagement-outcome', [view('Outcome')]),
        ('6-engagement-before-and-after', [view('Before and after')]),
    ],
    [('7-briefings', [room('Briefings'), shown(re.compile(r'Page 1 of \d+'))])],
]

journey.settings(person='Policy officer', office='RSO', window_width=1400, window_height=860)
for pages in WALKS:
    walk('prefer-light', '', pages)
walk('prefer-dark', '-dark', COMMITMENT)
walk('prefer-light', '', [(f'2-timeline-{name}', steps) for name, steps in ZOOM])
walk('prefer-light', '', [(f'2-timeline-large-{name}', steps) for name, steps in ZOOM], large)

for name, words in [
    ('briefing.xlsx', ['register']),
    ('country-brief.pdf', ['country', '--state', 'PAK']),
    ('tracker.xlsx', ['tracker']),
]:
    path = os.path.join(folder, name)
    command = [os.environ['LIAISON'], 'brief', words[0], path, *words[1:], '--register', register]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    left.append(path)

print('Look at what Liaison left here:', *left, sep='\n  ')
