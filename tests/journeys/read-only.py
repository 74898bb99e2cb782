"""A register that can only be read says why, and its strip leads to one that can be changed."""
import os
import re
import shutil

import journey

j = journey.Journey('read-only')


def start():
    """a register on a network drive opens and says that it can only be read there"""
    journey.settings(person='Policy officer', office='RSO')
    remote = os.path.join(j.folder, 'remote')
    os.mkdir(remote)
    j.register = shutil.move(j.sample(), remote)
    mounts = os.path.join(j.folder, 'mounts')
    with open(mounts, 'w') as file:
        file.write(f'1 0 0:1 / / rw - ext4 /dev/sda1 rw\n2 1 0:2 / {remote} rw - nfs4 server:/ rw\n')
    # GTK 4.8's own file chooser, into which a path is typed, leaks what it found of the folder.
    j.program = j.start(j.register, LIAISON_MOUNTS=mounts, ASAN_OPTIONS='detect_leaks=0')
    j.program.find(re.compile('lies on another computer'), 'label')


def copied():
    """its strip copies it to this computer, where it opens and can be changed"""
    j.copy = os.path.join(j.folder, 'copy.liaison')
    j.program.press('Copy to this computer…', 'button')
    name = j.program.find(role='text', test=lambda n: journey.text(n) == 'sample.liaison')
    journey.Atspi.EditableText.set_text_contents(name, j.copy)
    j.program.press('Copy', 'button')
    journey.wait_for('the copy', lambda: os.path.exists(j.copy))
    j.program.gone(re.compile('lies on another computer'), 'label')
    j.program.open('C-058')
    j.command('set', 'C-058', 'title=Written into the copy', '--register', j.copy)
    j.program.find('Written into the copy', 'label')


def past():
    """the register as it was opens in a window of its own, whose strip says as at when"""
    journey.keys('F10')
    j.program.press('As at…', 'menu item')
    j.program.fill('Day, month or snapshot', '2001-02-03')
    j.program.press('Open', 'button')
    j.program.find(re.compile('3 February 2001'), 'label')
    assert len([n for n in journey.children(j.program.root) if n.get_role_name() == 'frame']) == 2


def back():
    """and leads back to the window that shows it as it is now"""
    j.program.press('Back to now', 'button')
    j.program.gone('Back to now', 'button')
    journey.wait_for('one window', lambda: len([n for n in journey.children(j.program.root) if n.get_role_name() == 'frame']) == 1)
    j.program.find('Written into the copy', 'label')


def close():
    """the program ends well"""
    j.program.close()


j.go(start, copied, past, back, close)
