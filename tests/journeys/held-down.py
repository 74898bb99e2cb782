"""The list of 100,000 commitments, scrolled with the keyboard held down: at no moment is a row blank."""
import re
import sqlite3
import subprocess
import time

import journey

j = journey.Journey('held-down')
MANY = 100_000
SECONDS = 4
# Within a row: away from the lines between rows, left of what a wide column leaves empty.
EDGE = 4
# So many pixels of another colour than the row's own are words, and no line or corner.
WORDS = 12
# So many different pictures at least show that the list moved while the key was down.
ENOUGH = 4


def multiply(register):
    """Copies the last commitment until there are many, past the program, because that takes seconds
    only; the number of the last copy."""
    with sqlite3.connect(register) as file:
        columns = [f'"{column[1]}"' for column in file.execute('PRAGMA table_info (commitment)')]
        office, last = file.execute('SELECT ref_office, max (ref_number) FROM commitment').fetchone()
        others = [column for column in columns if column not in ('"id"', '"ref_number"', '"title"')]
        numbers = f'(WITH RECURSIVE n (n) AS (SELECT {last + 1} UNION ALL SELECT n + 1 FROM n LIMIT {MANY}) SELECT n FROM n)'
        key = "CAST (printf ('%016d', n) AS BLOB)"
        file.execute(f"INSERT INTO record (id, type) SELECT {key}, 'commitment' FROM {numbers}")
        file.execute(f'INSERT INTO commitment (id, ref_number, title, {", ".join(others)}) '
                     f"SELECT {key}, n, printf ('Commitment number %d', n), {', '.join('c.' + column for column in others)} "
                     f'FROM {numbers} JOIN commitment c ON c.ref_number = {last} AND c.ref_office = ?', (office,))
        file.execute("UPDATE counter SET number = ? WHERE type = 'commitment' AND office = ?", (last + MANY, office))
    return last + MANY


def start():
    """a list of 100,000 commitments is open, and has the keyboard"""
    journey.settings(person='Policy officer', office='RSO')
    j.register = j.sample()
    j.last = multiply(j.register)
    j.program = j.start(j.register)
    j.program.room('Commitments')
    table = j.program.find('Commitments', 'tree table')
    j.list = j.program.find(role='list', root=table)
    first = j.program.find(re.compile(r'^C-\d+$'), 'label', j.list)
    j.program.click(node=first)
    j.program.settle()
    j.left, j.middle = j.program.centre(first)
    # Clicking opened the record beside the list, which therefore is as wide as it is now.
    rows = journey.children(j.list, 2)
    boxes = [journey.Atspi.Component.get_extents(row, journey.Atspi.CoordType.WINDOW) for row in rows]
    j.height, j.width = boxes[1].y - boxes[0].y, boxes[0].width
    screen = int(journey.run('xdotool', 'getdisplaygeometry').split()[1])
    j.visible = (screen - j.middle) // j.height


def picture():
    """The rows as they are painted now, from the first to the last one that is wholly seen: lines of grey values."""
    left, top, height = max(j.left - 30, 0), j.middle - j.height // 2, j.visible * j.height
    done = subprocess.run(['import', '-window', 'root', '-crop', f'{j.width}x{height}+{left}+{top}', '+repage', '-depth', '8', 'gray:-'],
                          capture_output=True, check=True)
    width = len(done.stdout) // height
    return [done.stdout[i * width:(i + 1) * width] for i in range(height)]


def blank_rows(lines):
    """The rows in which nothing is written."""
    for i in range(j.visible):
        words = b''.join(lines[i * j.height + EDGE:(i + 1) * j.height - EDGE])
        ground = max(set(words), key=words.count)
        if sum(abs(value - ground) > 40 for value in words) < WORDS:
            yield i


def hold(key):
    """Holds the key down, and takes pictures while it is; how many, and in how many the rows had moved on."""
    taken, before, moved = 0, None, 0
    subprocess.run(['xdotool', 'keydown', key], check=True)
    try:
        end = time.monotonic() + SECONDS
        while time.monotonic() < end or moved < ENOUGH and time.monotonic() < end + journey.PATIENCE:
            lines = picture()
            blank = list(blank_rows(lines))
            if blank:
                raise AssertionError(f'blank in picture {taken} with {key}: rows {blank} of {j.visible}')
            taken, moved, before = taken + 1, moved + (lines != before), lines
    finally:
        subprocess.run(['xdotool', 'keyup', key], check=True)
    j.tap.note(f'{key}: {taken} pictures, in {moved} of them other rows')
    assert moved >= ENOUGH, f'the list stood still: {moved} of {taken} pictures differ'


def page_down():
    """with Page Down held down it goes on page by page, and no row is blank"""
    hold('Page_Down')


def down():
    """with Down held down it goes on row by row, and no row is blank"""
    hold('Down')


def page_up():
    """with Page Up held down it comes back, and no row is blank"""
    hold('Page_Up')


def end():
    """End shows the last of the 100,000, and Home the first"""
    journey.keys('End')
    j.program.settle()
    assert not list(blank_rows(picture()))
    j.program.find(f'Commitment number {j.last}', 'label', j.list)
    journey.keys('Home')
    j.program.settle()
    assert not list(blank_rows(picture()))


def close():
    """the program ends well"""
    j.program.close()


j.go(start, page_down, down, page_up, end, close)
