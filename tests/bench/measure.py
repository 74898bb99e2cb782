"""Prints the table of README.md: what the program takes, beside the least that does the same.

usage: measure.py BUILD [--quick] [PART...]     parts: starts lists search edits timeline briefings

Runs in a private display. Ours and the floor take turns, so that both meet the same machine."""
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import time

from texts import texts

BUILD = sys.argv[1]
QUICK = '--quick' in sys.argv
PARTS = [argument for argument in sys.argv[2:] if argument != '--quick']
SMALL, MIDDLE, LARGE = (f'{BUILD}/registers/{n}.liaison' for n in (50, 1000, 100000))
BENCH = f'{BUILD}/tests/bench'
PROGRAM = f'{BUILD}/ui/liaison'
# What a list asks of SQLite, written by hand.
KEYS = 'SELECT id FROM commitment WHERE archived IS NULL {where} ORDER BY {order}'
DUE = 'due_first {0} NULLS LAST, due_last {0}, ref_office {0}, ref_number {0}'
TITLE = 'fold (title) {0} NULLS LAST, ref_office {0}, ref_number {0}'


def lines(output):
    """Name -> [(milliseconds, longest time in which the window could not answer)]."""
    found = {}
    for line in output.splitlines():
        name, duration, stall = line.split()
        found.setdefault(name, []).append((float(duration), float(stall)))
    return found


def run(command, **environment):
    result = subprocess.run(command, env={**os.environ, **environment}, stdout=subprocess.PIPE, text=True, timeout=600, check=True)
    return lines(result.stdout)


def settle():
    """Straight to the list, in the order in which it opens, as for somebody who left it so."""
    settings = os.path.join(os.environ['XDG_CONFIG_HOME'], 'glib-2.0', 'settings')
    os.makedirs(settings, exist_ok=True)
    with open(os.path.join(settings, 'keyfile'), 'w') as file:
        file.write("[org/liaison/Liaison]\nroom='commitment'\nperson='Bench'\noffice='RSO'\n")


def window(register, deed, rounds=1, program=PROGRAM, **environment):
    """The program (or the bare list, without a register) with a look at what it paints."""
    command = [program, register] if register else [f'{BENCH}/bench-floor-list']
    probe = {'LD_PRELOAD': f'{BENCH}/libbench-probe.so', 'BENCH_DO': deed, 'BENCH_ROUNDS': str(rounds)}
    settle()
    return run(command, BENCH_START=str(time.monotonic_ns()), **probe, **environment)


def data(*arguments):
    return run([f'{BENCH}/bench-data', *map(str, arguments)])


def p50(values):
    return statistics.median(value for value, _ in values)


def p99(values):
    ordered = sorted(value for value, _ in values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]


def worst(values):
    return max(stall for _, stall in values)


def worst_of(values):
    return max(value for value, _ in values)


def row(what, ours, floor, limit, held):
    print(f"| {what} | {ours} | {floor} | {limit} | {'held' if held else '**not held**'} |", flush=True)


def parts(what, found, deed):
    """Where the time of the last frame went; printed below the table."""
    if deed in found:
        wait, layout, paint = (p50(found[f'{deed}-{part}']) for part in ('wait', 'layout', 'paint'))
        profile.append(f'| {what} | {wait:.0f} ms | {layout:.1f} ms | {paint:.1f} ms |')


def ratio(ours, floor):
    return f'{ours / floor:.2f} x'


def starts():
    found = {None: {}, SMALL: {}, MIDDLE: {}, LARGE: {}}
    for _ in range(3 if QUICK else 11):
        for register, times in found.items():
            for name, values in window(register, 'memory').items():
                times.setdefault(name, []).extend(values)
    bare, small, middle, large = (p50(found[register]['start']) for register in (None, SMALL, MIDDLE, LARGE))
    parts('start, bare window', found[None], 'start')
    parts('start, list of 100,000', found[LARGE], 'start')
    row('start to first painted list of 100,000, against a bare window', f'{large:.0f} ms', f'{bare:.0f} ms', f'{ratio(large, bare)} of 1.4 x', large <= 1.4 * bare)
    row('the same, against 50 records', f'{large:.0f} ms', f'{small:.0f} ms', f'{ratio(large, small)} of 1.15 x', large <= 1.15 * small)
    row('growth of the start, against 1,000', f'{large:.0f} ms', f'{middle:.0f} ms', f'{ratio(large, middle)} of 2 x', large <= 2 * middle)
    ours, floor = (p50(found[register]['memory']) / 1024 for register in (LARGE, None))
    row('peak memory with that list open', f'{ours:.0f} MiB', f'{floor:.0f} MiB', f'+ {ours - floor:.0f} of + 60 MiB', ours - floor <= 60)


def lists():
    rounds = 4 if QUICK else 8
    everything, some = KEYS.format(where='', order='{order}'), KEYS.format(where="AND status = 'fulfilled'", order='{order}')
    up, down = DUE.format('ASC'), DUE.format('DESC')
    ways = [
        ('sort 100,000 by due date', 'sort', {'BENCH_COLUMN': 'Due'}, [everything.format(order=order) for order in (down, up)]),
        ('sort 100,000 by title', 'sort', {'BENCH_COLUMN': 'Title'}, [everything.format(order=TITLE.format(order)) for order in ('DESC', 'ASC')]),
        ('filter 100,000 by status, and show all again', 'filter', {'BENCH_CONDITION': 'status:fulfilled'}, [some.format(order=up), everything.format(order=up)]),
    ]
    for what, deed, environment, queries in ways:
        floor = data('query', LARGE, rounds, queries[0])['query']
        found = window(LARGE, deed, 2 * rounds, **environment)
        ours = found.get(deed, [(float('inf'), 0)])
        parts(what, found, deed)
        floor += data('query', LARGE, rounds, queries[1])['query']
        more = p50(ours) - p50(floor)
        row(what + ', until painted', f'{p50(ours):.0f} ms', f'{p50(floor):.0f} ms', f'+ {more:.0f} of + 40 ms; window busy {worst(ours):.0f} ms at most', more <= 40)


def search():
    path = f'{BUILD}/registers/texts'
    typed = texts()
    with open(path, 'w') as file:
        file.write('\n'.join(typed))
    n = 30 if QUICK else len(typed)
    pages = {}
    for register in (MIDDLE, LARGE):
        shown = window(register, 'search', n, BENCH_TEXTS=path)
        pages[register] = shown['search']
    parts('key press to first page of hits', shown, 'search')
    painted = window(LARGE, 'search', n, program=f'{BENCH}/bench-floor-search', BENCH_TEXTS=path)['search']
    found = data('search', LARGE, n, path)
    ours, read, bare = pages[LARGE], found['search'], found['bare-search']
    row('first page of hits, p50, before it is shown', f'{p50(read):.1f} ms', f'{p50(bare):.1f} ms', f'{ratio(p50(read), p50(bare))} of 1.5 x', p50(read) <= 1.5 * p50(bare))
    row('key press to first page of hits, painted, p50', f'{p50(ours):.1f} ms', f'{p50(painted):.1f} ms', f'{ratio(p50(ours), p50(painted))} of 1.5 x', p50(ours) <= 1.5 * p50(painted))
    row('the same, p99', f'{p99(ours):.0f} ms', f'{p99(painted):.0f} ms', '50 ms', p99(ours) <= 50)
    row('main thread blocked while searching', f'{worst(ours):.1f} ms', '', '8 ms', worst(ours) <= 8)
    row('growth of search, against 1,000', f'{p50(ours):.1f} ms', f'{p50(pages[MIDDLE]):.1f} ms', f'{ratio(p50(ours), p50(pages[MIDDLE]))} of 2 x', p50(ours) <= 2 * p50(pages[MIDDLE]))


def edits():
    found = {}
    for register in (MIDDLE, LARGE):
        copy = f'{BUILD}/registers/work.liaison'
        shutil.copyfile(register, copy)
        os.sync()
        found[register] = data('edit', copy, 200 if QUICK else 1000)
        found[register].update(data('undo', copy, 1 if QUICK else 3, 10000))
        found[register].update(rows=data('rows', copy, 200 if QUICK else 1000)['bare-rows'])
        for suffix in ('', '-wal', '-shm'):
            if os.path.exists(copy + suffix):
                os.unlink(copy + suffix)
    ours, bare = (p50(found[LARGE][name]) for name in ('edit', 'bare-edit'))
    before = p50(found[MIDDLE]['edit'])
    row('one edit, p50', f'{ours:.2f} ms', f'{bare:.2f} ms', f'{ratio(ours, bare)} of 2 x, and 2 ms', ours <= 2 * bare and ours <= 2)
    rows = p50(found[LARGE]['rows'])
    row('the same, against the rows that it leaves behind, bare', f'{ours:.2f} ms', f'{rows:.2f} ms', f'{ratio(ours, rows)} of 2 x', ours <= 2 * rows)
    row('growth of one edit, against 1,000', f'{ours:.2f} ms', f'{before:.2f} ms', f'{ratio(ours, before)} of 2 x', ours <= 2 * before)
    undo, edit = (p50(found[LARGE][name]) for name in ('undo-many', 'edit-many'))
    growth, bare_growth = (p50(found[LARGE][name]) / p50(found[MIDDLE][name]) for name in ('undo-many', 'bare-many'))
    row('undo of an edit of 10,000 records, against the edit', f'{undo:.0f} ms', f'{edit:.0f} ms', f'{ratio(undo, edit)} of 2 x', undo <= 2 * edit)
    row('growth of that undo, against 1,000', f'{growth:.2f} x', f'{bare_growth:.2f} x, the same rows bare', '2 x', growth <= 2)


def frames(what, name, program):
    """At each zoom step, against a timeline with few items."""
    few, many = (run([program, str(n)]) for n in (1000, 120000))
    for days in (7, 90, 730, 3650, 12000):
        ours, floor = (p99(found[f'{name}-{days}']) for found in (many, few))
        marks = [f", {p50(found[f'marks-{days}']):.0f} marks" if f'marks-{days}' in found else '' for found in (many, few)]
        row(f'the same: a frame of {days:,} days {what}, p99, against 1,000 items', f'{ours:.2f} ms{marks[0]}', f'{floor:.2f} ms{marks[1]}',
            f'{ratio(ours, floor)} of 1.5 x, and 4 ms', ours <= 1.5 * floor and ours <= 4)


def timeline():
    """In processor time, so that what else runs on the machine is not of interest."""
    found = run([f'{BENCH}/bench-timeline', '120000'])
    row('timeline of 120,000 items: its index built', f'{p50(found["build"]):.0f} ms', '', '150 ms', p50(found['build']) <= 150)
    row('the same: spliced for one edit, p99', f'{p99(found["splice"]):.2f} ms', '', '1 ms', p99(found['splice']) <= 1)
    row('the same: what lies under the pointer', f'{worst_of(found["hit"]):.4f} ms', '', '0.1 ms', worst_of(found['hit']) <= 0.1)
    frames('laid out', 'frame', f'{BENCH}/bench-timeline')
    frames('with its render nodes', 'nodes', f'{BENCH}/bench-timeline-window')


def briefing(*arguments):
    return run([f'{BENCH}/bench-briefing', *map(str, arguments)])


def copied(register):
    """A register that may be written to; one that is kept from run to run stays as it was made."""
    copy = f'{BUILD}/registers/held.liaison'
    for suffix in ('', '-wal', '-shm'):
        if os.path.exists(copy + suffix):
            os.unlink(copy + suffix)
    shutil.copyfile(register, copy)
    os.sync()
    return copy


def held_back(register, share):
    """A copy of a register in which one in so many records is marked as high as can be."""
    copy = copied(register)
    with sqlite3.connect(copy) as database:
        for table in ('update', 'commitment', 'engagement', 'challenge', 'link'):
            database.execute(f'UPDATE "{table}" SET mark = (SELECT id FROM mark ORDER BY rank DESC) WHERE ref_number % ? = 0', (share,))
    database.close()
    return copy


def proof(what, register, folder):
    """What makes sure that nothing leaves which is held back: it is learned, the file is read back, and what was found is explained."""
    found = {name: p50(times) for name, times in briefing('prove', register, f'{folder}/whole.xlsx', 'TLP:GREEN').items()}
    hold = found['clear-and-hold'] - found['clear'] + found['vouch']
    taken, writing = hold + found['read-back'] + found['conclude'], found['write']
    parts = f'learned {hold / 1000:.1f}, read back {found["read-back"] / 1000:.1f}, concluded {found["conclude"] / 1000:.1f} s'
    row(f'the same: its proof with {what} held back, against the writing', f'{taken / 1000:.1f} s: {parts}', f'{writing / 1000:.1f} s', f'{ratio(taken, writing)} of 0.5 x', taken <= 0.5 * writing)


def briefings():
    """In processor time, but for the country brief. What a small register has is held in memory while it is written."""
    register, n, mode = (MIDDLE, '1,000', 'bare-in-memory') if QUICK else (LARGE, '100,000', 'bare')
    folder = f'{BUILD}/registers/out'
    os.makedirs(folder, exist_ok=True)
    found = briefing('write', register, folder)
    ours, bare = p50(found['write']), p50(found[mode])
    row(f'register briefing of {n} as a workbook, against the same cells bare', f'{ours / 1000:.1f} s', f'{bare / 1000:.1f} s', f'{ratio(ours, bare)} of 1.3 x', ours <= 1.3 * bare)
    memory, floor = (p50(found[f'{name}-memory']) / 1024 for name in ('write', mode))
    row('the same: memory it takes to write it', f'{memory:.0f} MiB', f'{floor:.0f} MiB', f'+ {memory - floor:.0f} of + 40 MiB', memory - floor <= 40)
    briefing('dump', register, f'{folder}/cells')
    other = p50(run([sys.executable, '-B', os.path.join(os.path.dirname(__file__), 'openpyxl_write.py'), f'{folder}/cells', f'{folder}/other.xlsx'])['openpyxl'])
    row('the same, against openpyxl in write-only mode', f'{ours / 1000:.1f} s', f'{other / 1000:.1f} s', f'{other / ours:.1f} times as fast, of 4', other >= 4 * ours)
    proof('nothing', register, folder)
    for what, share in (('1 %', 100), ('half', 2)):
        proof(what, held_back(register, share), folder)
    office = copied(register)
    times = [briefing('export', office, f'{folder}/country.pdf', 'TLP:GREEN', 'country', 'AUS')['export-wall'][0] for _ in range(3 if QUICK else 9)]
    row(f'country brief on a register of {n}, as pages', f'{p50(times):.0f} ms', '', '300 ms', p50(times) <= 300)
    shutil.rmtree(folder)
    for suffix in ('', '-wal', '-shm'):
        if os.path.exists(f'{BUILD}/registers/held.liaison{suffix}'):
            os.unlink(f'{BUILD}/registers/held.liaison{suffix}')


os.environ['GSETTINGS_SCHEMA_DIR'] = f'{BUILD}/data'

profile = []
print('| what | Liaison | floor | of what is allowed | |\n| --- | --- | --- | --- | --- |', flush=True)
for part in (starts, lists, search, edits, timeline, briefings):
    if not PARTS or part.__name__ in PARTS:
        part()
if profile:
    print('\n| what | until the frame begins | styles and layout | painting |\n| --- | --- | --- | --- |')
    print('\n'.join(profile), flush=True)
