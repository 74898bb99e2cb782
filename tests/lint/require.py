"""data/packaging/require installs what is missing, or says what it is."""
import os
import shutil
import subprocess
import sys
import tempfile

from tap import Tap
from tree import TOP, files, read

TOOLS = ['bash', 'cat', 'dirname', 'env', 'fold', 'grep', 'id', 'sed', 'sort', 'touch']
APT = '#!/bin/bash\necho "apt-get $*" >>"$APT_LOG"\n[ "${*: -1}" = update ] || touch "$THING"\n'


def attempt(apt, met=False):
    """Runs it on a machine that has little, with or without apt-get, and one need, met or not: status, words, apt-get's log."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(f'{TOP}/data/packaging/require', folder)
        thing, log, bin = (os.path.join(folder, part) for part in ('thing', 'log', 'bin'))
        with open(os.path.join(folder, 'some.needs'), 'w') as needs:
            needs.write(f'# A comment.\nfile {thing} : a-thing\nfile {thing} : a-thing\nprogram cat : coreutils\n')
        os.mkdir(bin)
        for tool in TOOLS:
            os.symlink(shutil.which(tool), os.path.join(bin, tool))
        if apt:
            with open(os.path.join(bin, 'apt-get'), 'w') as fake, open(os.path.join(bin, 'sudo'), 'w') as sudo:
                fake.write(APT)
                sudo.write('#!/bin/bash\n"$@"\n')
            os.chmod(fake.name, 0o755)
            os.chmod(sudo.name, 0o755)
        if met:
            open(thing, 'w').close()
        done = subprocess.run([os.path.join(folder, 'require'), 'try it', 'some'], env={'PATH': bin, 'APT_LOG': log, 'THING': thing},
                              capture_output=True, text=True)
        calls = read(log).splitlines() if os.path.exists(log) else []
        return done.returncode, done.stdout + done.stderr, calls


def wrong(found, *conditions):
    return [] if all(conditions) else [found]


tap = Tap()
found = status, words, calls = attempt(apt=True, met=True)
tap.check('where nothing is missing it is silent', wrong(found, status == 0, not words, not calls))
found = status, words, calls = attempt(apt=True)
tap.check('what is missing is named and installed, once', wrong(
    found, status == 0, 'To try it' in words and 'a-thing' in words, len(calls) == 2, calls and calls[0].endswith(' update'),
    calls and calls[-1].endswith('install -y --no-install-recommends a-thing')))
found = status, words, calls = attempt(apt=False)
tap.check('without apt it says what is missing', wrong(found, status == 1, 'file ' in words and 'thing' in words))
tap.check('every line of the lists can be read', [f'{name}: {line}' for name in files('data/packaging/*.needs') for line in read(name).splitlines()
                                                  if line and not line.startswith('#') and len(line.split(' : ')) != 2])
sys.exit(tap.end())
