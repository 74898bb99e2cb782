"""The files of the project, as the tests of its form read them."""
import os
import subprocess

TOP = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..'))


def files(*patterns):
    """The tracked and new files that fit any of git's path patterns, sorted."""
    found = subprocess.run(['git', '-c', f'safe.directory={TOP}', 'ls-files', '-z', '--cached', '--others', '--exclude-standard',
                            '--deduplicate', '--', *patterns], cwd=TOP, check=True, capture_output=True, text=True).stdout
    return sorted(name for name in found.split('\0') if name and os.path.exists(os.path.join(TOP, name)))


def read(name):
    with open(os.path.join(TOP, name), encoding='utf-8') as file:
        return file.read()


def run(*command):
    """What a command complains about: its output, if it ends with another status than 0."""
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True)
    return [] if done.returncode == 0 else [' '.join(command), done.stdout + done.stderr]
