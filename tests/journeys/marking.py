"""What is marked higher than a briefing stays in the house, whatever it is written as."""
import os
import re
import subprocess
import zipfile

import journey

j = journey.Journey('marking')

# Each stands in one record only, and in no sentence of the program.
FORBIDDEN = ('quokkaville', 'wombatlore', 'numbatweave', 'bandicootine', 'currawong', 'dingoesque', 'kookaburra', 'xyzzyroom')


def add(record, **fields):
    """A new record of that type; what is printed last is its reference."""
    values = [f'{name}={value}' for name, value in fields.items()]
    return j.command('add', record, *values, '--register', j.register).split()[-1]


def link(one, relation, other):
    j.command('link', one, relation, other, '--register', j.register)


def prepare():
    """a read-out is RED, what a challenge rests on AMBER+STRICT, and a session was under the Chatham House Rule"""
    j.out = os.path.join(j.folder, 'out')
    os.mkdir(j.out)
    j.register = j.sample()
    session = add('engagement', title='Roundtable on returns', process='budapest', state='held', date='2026-10-06', chatham_house='1',
                  organisations='Kookaburra Institute', mark='TLP:GREEN')
    add('participation', engagement=session, participant='PAK', role='speaks', statement='A dingoesque remark', mark='TLP:GREEN')
    add('agenda_item', engagement=session, title='Opening', speakers='Envoy Currawong', mark='TLP:GREEN')
    readout = add('source', title='Read-out of the roundtable in Quokkaville', address='https://example.org/xyzzyroom', mark='TLP:RED')
    link(session, 'comes_from', readout)
    add('update', commitment='C-058', date='2026-11-02', narrative='Wombatlore, told in confidence', mark='TLP:RED')
    challenge = add('challenge', title='Numbatweave corridor', wording='A bandicootine route', mark='TLP:AMBER+STRICT')
    link(challenge, 'raised_at', session)
    link('C-058', 'addresses', challenge)


def start(written_as, **how):
    journey.settings(person='Staff', office='RSO', briefing_folder=j.out, briefing_ceiling='TLP:GREEN', briefing_format=written_as, **how)
    j.program = j.start(j.register)
    j.program.room('Briefings')


def told():
    """whoever exports is told what is held back, in counts and the name of the session"""
    start('xlsx')
    j.program.fill('For whom', 'ICMPD')
    held_back = journey.text(j.program.find(re.compile('Who was at “Roundtable on returns” \\(Chatham House Rule\\)'), 'label'))
    for what in ('Challenges\u00a01', 'Updates\u00a01', 'Sources\u00a01'):
        assert what in held_back, held_back
    assert not [word for word in FORBIDDEN if word in held_back.lower()], held_back


def export(button, ending):
    """The file that comes of it, which is whole as soon as it bears its name."""
    j.program.find(button, 'button', test=lambda node: 'sensitive' in journey.states(node))
    j.program.press(button, 'button')
    j.program.find('Open', 'button')
    return os.path.join(j.out, next(name for name in os.listdir(j.out) if name.endswith(ending)))


def parts_of(workbook):
    with zipfile.ZipFile(workbook) as book:
        return {name: book.read(name).decode('utf-8', 'replace') for name in book.namelist()}


def search(texts):
    return sorted({(word, place) for place, words in texts.items() for word in FORBIDDEN if word in words.lower()})


def workbook():
    """no part of the workbook has a word of it, and its mark stands in its name and on its sheets"""
    path = export('Export workbook', '.xlsx')
    assert 'TLP-GREEN' in os.path.basename(path), path
    parts = parts_of(path)
    assert not search({**parts, 'its name': path, 'the names of its parts': ' '.join(parts)}), search(parts)
    sheets = [words for name, words in parts.items() if name.startswith('xl/worksheets/sheet')]
    assert sheets and all('TLP:GREEN' in words for words in sheets if 'headerFooter' in words)
    assert any('ICMPD' in words for words in parts.values())
    assert any('Roundtable on returns' in words for words in parts.values())
    assert not any('held back' in words.lower() for words in parts.values())


def pages():
    """nor have the pages, which another process makes in a language of their own"""
    j.program.close()
    start('pdf', briefing_language='en')
    path = export('Export pages', '.pdf')
    assert 'TLP-GREEN' in os.path.basename(path), path
    shown = {'its text': journey.run('pdftotext', '-layout', path, '-'), 'its properties': journey.run('pdfinfo', path),
             'its bytes': open(path, 'rb').read().decode('latin-1')}
    assert 'Roundtable on returns' in shown['its text'] and 'TLP:GREEN' in shown['its text']
    assert not search(shown), search(shown)


def found():
    """the same search finds them in a workbook that may have them all but what the Chatham House Rule withholds"""
    everything = os.path.join(j.out, 'everything.xlsx')
    j.command('brief', 'register', everything, '--ceiling', 'TLP:RED', '--register', j.register)
    words = {word for word, place in search(parts_of(everything))}
    assert words >= {'quokkaville', 'wombatlore', 'numbatweave', 'bandicootine', 'xyzzyroom'}, words
    assert not words & {'currawong', 'dingoesque'}, words


def close():
    """the program ends well"""
    j.program.close()


j.go(prepare, told, workbook, pages, found, close)
