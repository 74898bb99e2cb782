"""The C sources have the form that .clang-format 14 gives them; another version has other opinions."""
import shutil
import subprocess
import sys

from tap import Tap
from tree import TOP, files

tap = Tap()
formatter = shutil.which('clang-format-14') or shutil.which('clang-format')
version = subprocess.run([formatter, '--version'], capture_output=True, text=True).stdout.strip() if formatter else 'no clang-format'
if ' version 14.' in version:
    done = subprocess.run([formatter, '--dry-run', '--Werror', *files('app/*.c', 'ui/*.c', 'tests/*.c')], cwd=TOP, capture_output=True, text=True)
    tap.check('the sources are formatted', [line for line in done.stderr.splitlines() if 'error:' in line])
else:
    tap.skip('the sources are formatted', f'{version}; needs version 14')
sys.exit(tap.end())
