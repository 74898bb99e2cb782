"""A person's path through the real program: what they see is read from its accessibility tree, what
they do is done with its accessible actions, the pointer and the keys. Runs inside gui-session.

Environment: LIAISON (the program), LIAISON_SAMPLE (a sample register to copy), LIAISON_PICTURES (a
folder for a picture of the screen when something fails)."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import warnings
from collections import deque

warnings.simplefilter('ignore')
import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi

from tap import Tap

Atspi.init()
HERE = os.path.dirname(os.path.abspath(__file__))
# Children, names and texts are asked anew each time: clear_cache() of a tree that changes crashes
# libatspi 2.46, and with no cache at all it can lock up while the program starts.
CACHED = Atspi.Cache.ROLE | Atspi.Cache.INTERFACES | Atspi.Cache.PARENT | Atspi.Cache.STATES
# Patience in seconds. A build with sanitizers on a busy machine is slow; an outcome ends the wait.
PATIENCE = 30
# What has an action to press it. Nothing else is asked for its actions: GTK 4.8 leaks the list.
PRESSED = ('button', 'page tab', 'menu item')


def wait_for(what, test, timeout=PATIENCE):
    """The first true value that test() returns; nodes may go away while it looks."""
    end = time.monotonic() + timeout
    while True:
        try:
            found = test()
            if found:
                return found
        except (gi.repository.GLib.Error, LookupError):
            pass
        except AttributeError as error:
            # Whoever asks a node that went away for its parent has None in hand; any other is a mistake in the journey.
            if 'NoneType' not in str(error):
                raise
        if time.monotonic() > end:
            raise AssertionError(f'waited {timeout} s in vain for {what}')
        time.sleep(0.05)


def children(node, limit=400):
    return [child for child in (node.get_child_at_index(i) for i in range(min(node.get_child_count(), limit))) if child]


def walk(root, limit=400):
    """Breadth first, the children of long lists last, because each node is a call over the bus; of
    the children of each node no more than the limit."""
    queue, late = deque([root]), deque()
    while queue or late:
        node = (queue or late).popleft()
        yield node
        try:
            (late if node.get_child_count() > 40 else queue).extend(children(node, limit))
        except gi.repository.GLib.Error:
            continue


def kind(node):
    """The role, by the name that all versions of AT-SPI can agree on."""
    role = node.get_role_name()
    return 'button' if role in ('push button', 'toggle button') else role


def states(node):
    return {state.value_nick for state in node.get_state_set().get_states()}


def text(node):
    """What a label or entry says. The name of a label is its text, and a call less."""
    if node.get_role_name() != 'label' and 'Text' in node.get_interfaces():
        return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))
    return node.get_name() or ''


def names(node):
    """What a node can be found by, the cheapest first: its name, without what GTK 4.8 puts
    before it where there is a mnemonic; the tooltip of a button, the text of an entry."""
    name = node.get_name() or ''
    raw, plain = name[:len(name) // 2], name[len(name) // 2 + 1:]
    yield plain if raw != plain and raw.replace('_', '', 1) == plain else name
    if kind(node) == 'button':
        yield node.get_description() or ''
    elif 'EditableText' in node.get_interfaces():
        yield text(node)


def fits(wanted, node):
    """Whether a node is called that, or, if it is a compiled pattern, something that it is found in."""
    if wanted is None:
        return True
    return any(wanted.search(name) if isinstance(wanted, re.Pattern) else name == wanted for name in names(node))


def run(*command):
    return subprocess.run(command, capture_output=True, text=True).stdout


def keys(*chords):
    subprocess.run(['xdotool', 'key', *chords], check=True)


def write(words):
    """Types into whatever has the focus."""
    subprocess.run(['xdotool', 'type', '--delay', '15', words], check=True)


def picture(path, title=None):
    """Waits until the screen stands still, and keeps it, or the window of that title."""
    subprocess.run([os.path.join(HERE, 'gui-shot'), path, *([title] if title else [])], check=False)


def settings(home=None, **values):
    """Writes settings where the program will find them: its own folder of this private session, or that home."""
    folder = os.path.join(home or os.environ['XDG_CONFIG_HOME'], 'glib-2.0', 'settings')
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, 'keyfile'), 'w') as file:
        file.write('[org/liaison/Liaison]\n')
        for key, value in values.items():
            file.write(f"{key.replace('_', '-')}={value!r}\n")


class Program:
    """The program with its window, started on the arguments and ended by close()."""

    def __init__(self, *arguments, **environment):
        self.errors = tempfile.TemporaryFile('w+')
        self.process = subprocess.Popen([os.environ['LIAISON'], *arguments], stderr=self.errors, stdin=subprocess.DEVNULL,
                                        env={**os.environ, **environment})
        self.root = wait_for('the program', self._application)
        self.root.set_cache_mask(CACHED)
        self.find(role='frame')

    def _application(self):
        if self.process.poll() is not None:
            raise AssertionError(f'the program ended with status {self.process.returncode}:\n{self.complaints()}')
        desktop = Atspi.get_desktop(0)
        desktop.set_cache_mask(CACHED)
        return next((app for app in children(desktop) if app.get_process_id() == self.process.pid), None)

    def windows(self, title=None):
        """The X windows of this process, or those of that title."""
        name = '.' if title is None else '^' + re.escape(title) + '$'
        return run('xdotool', 'search', '--all', '--onlyvisible', '--pid', str(self.process.pid), '--name', name).split()

    def front(self):
        """Brings the window before those of other programs, and the keyboard to it."""
        wait_for('a window in front', lambda: run('xdotool', 'windowactivate', '--sync', self.windows()[-1]) == '' and
                 run('xdotool', 'getactivewindow').strip() in self.windows())
        # A press in a window that was covered a moment ago can be lost.
        self.settle()

    def title(self):
        return self.look(role='frame').get_name()

    def complaints(self):
        self.errors.seek(0)
        return self.errors.read()

    def look(self, name=None, role=None, root=None, test=None):
        """The first node of that name (a pattern, if it is compiled) and role that passes the test, or None."""
        for node in walk(root or self.root):
            try:
                if (role is None or kind(node) == role) and fits(name, node) and (test is None or test(node)):
                    return node
            except gi.repository.GLib.Error:
                continue
        return None

    def find(self, name=None, role=None, root=None, test=None, timeout=PATIENCE):
        return wait_for(f'{role or "something"} {name!r}', lambda: self.look(name, role, root, test), timeout)

    def room(self, name):
        """Opens a room from the sidebar."""
        rooms = self.find('Rooms', 'list')
        self.click(node=self.find(name, 'label', rooms))

    def pick(self, room, reference):
        """Opens a record from its room: filters the list and clicks the row."""
        self.room(room)
        self.fill('Filter the list', reference)
        self.settle()
        self.click(reference, 'label')
        self.settle()

    def open(self, reference):
        """Finds a record by its reference, with the keyboard alone, and opens it."""
        keys('ctrl+k')
        self.find('Find in the register', 'entry', test=lambda n: 'focused' in states(n))
        write(reference)
        self.find(reference, 'label', root=self.find('What was found', 'list'))
        keys('Return')
        self.gone('Find in the register', 'entry')
        self.settle()

    def gone(self, name=None, role=None, timeout=PATIENCE):
        wait_for(f'{role or "what"} {name!r} being gone', lambda: self.look(name, role) is None, timeout)

    def press(self, name, role=None, root=None):
        """Asks for the action of a button or item. It comes some 250 ms later: wait for its outcome."""
        node = self.find(name, role, root, test=lambda n: kind(n) in PRESSED)
        Atspi.Action.do_action(node, 0)

    def fill(self, name, words):
        node = self.find(name, test=lambda n: 'EditableText' in n.get_interfaces())
        Atspi.EditableText.set_text_contents(node, words)

    def click(self, name=None, role=None, node=None, root=None):
        # A page of a stack has the name of its button, and no place.
        x, y = self.centre(node or self.find(name, role, root, lambda n: 'Component' in n.get_interfaces()))
        # Away, then two motions: GTK on X11 swallows a press where a popover has just closed.
        for px, py in ((0, 0), (x - 2, y), (x, y)):
            subprocess.run(['xdotool', 'mousemove', str(px), str(py)], check=True)
            time.sleep(0.06)
        subprocess.run(['xdotool', 'click', '1'], check=True)

    def centre(self, node):
        """Where a node is on the screen: GTK gives places within a window, without its shadow."""
        def box(n):
            return Atspi.Component.get_extents(n, Atspi.CoordType.WINDOW)

        place, window, chain = box(node), node, []
        while window.get_role_name() not in ('frame', 'dialog', 'window', 'alert'):
            chain.append(window)
            window = window.get_parent()
        # Inside a popover the place is wrong, so the popover is found among the X windows by its size.
        popups = [[int(v) for v in found] for title, *found in
                  re.findall(r'"(.*?)": .* (\d+)x(\d+)\+-?\d+\+-?\d+ +\+(-?\d+)\+(-?\d+)', run('xwininfo', '-root', '-tree'))
                  if title != window.get_name() and int(found[1]) > 40]
        for ancestor in chain:
            try:
                inner = box(ancestor)
            except gi.repository.GLib.Error:
                continue
            for width, height, x, y in popups:
                if abs(width - inner.width) <= 1 and abs(height - inner.height) <= 8:
                    return x + place.x - inner.x + place.width // 2, y + place.y - inner.y + place.height // 2
        xid = wait_for(f'the window {window.get_name()}', lambda: self.windows(window.get_name()))[-1]
        geometry = dict(line.split('=') for line in run('xdotool', 'getwindowgeometry', '--shell', xid).split())
        shadow = re.findall(r'\d+', run('xprop', '-id', xid, '_GTK_FRAME_EXTENTS').partition('=')[2]) or ['0'] * 4
        return (int(geometry['X']) + int(shadow[0]) + place.x + place.width // 2,
                int(geometry['Y']) + int(shadow[2]) + place.y + place.height // 2)

    def texts(self):
        """Every text that is in the window now."""
        return [text(node) for node in walk(self.root) if text(node)]

    def settle(self):
        """Waits until the screen stands still."""
        picture(os.devnull)

    def rows(self, name):
        """The texts of the rows of a list that exist as widgets, about 200 round the visible ones."""
        rows = self.find(name, test=lambda n: 'Selection' in n.get_interfaces())
        return [[text(n) for n in walk(row) if n.get_role_name() in ('label', 'text') and text(n)] for row in children(rows)]

    def tree(self):
        def lines(node, depth):
            on = states(node) & {'checked', 'selected', 'focused', 'expanded', 'pressed'}
            yield f"{'  ' * depth}{node.get_role_name()} {node.get_name()!r} {node.get_description() or ''} {text(node)[:60]!r} {','.join(on)}"
            for child in children(node, 30):
                yield from lines(child, depth + 1)
        return '\n'.join(lines(self.root, 0))

    def close(self):
        """Quits as a person does and sees that the program ends well, with nothing leaked."""
        keys('ctrl+q')
        try:
            status = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise AssertionError('the program did not quit')
        if status != 0:
            raise AssertionError(f'the program ended with status {status}:\n{self.complaints()[-6000:]}')

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


class Journey:
    """A test program: steps in their order; one that fails leaves a picture."""

    def __init__(self, name):
        self.name, self.tap, self.programs, self.buses = name, Tap(), [], []
        self.folder = tempfile.mkdtemp(prefix='liaison-journey.')

    def sample(self):
        """A fresh copy of the sample register."""
        register = os.path.join(self.folder, 'sample.liaison')
        shutil.copyfile(os.environ['LIAISON_SAMPLE'], register)
        return register

    def start(self, *arguments, **environment):
        program = Program(*arguments, **{'G_DEBUG': 'fatal-warnings', **environment})
        self.programs.append(program)
        return program

    def elsewhere(self, register, settings_there, **environment):
        """The program once more, as on another desk: a process with a bus and settings of its own. On one
        bus the second would hand its file to the first and end."""
        desk = tempfile.mkdtemp(dir=self.folder)
        home, bus, conf = (os.path.join(desk, name) for name in ('config', 'bus', 'bus.conf'))
        shutil.copytree(os.environ['XDG_CONFIG_HOME'], home)
        settings(home, **settings_there)
        with open(conf, 'w') as file:
            file.write(f'<busconfig><type>session</type><listen>unix:path={bus}</listen><auth>EXTERNAL</auth>'
                       '<policy context="default"><allow send_destination="*" eavesdrop="true"/>'
                       '<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>')
        self.buses.append(subprocess.Popen(['dbus-daemon', f'--config-file={conf}', '--nofork', '--nopidfile'],
                                           stderr=subprocess.DEVNULL))
        wait_for('a bus', lambda: os.path.exists(bus))
        told = run('gdbus', 'call', '--session', '-d', 'org.a11y.Bus', '-o', '/org/a11y/bus', '-m', 'org.a11y.Bus.GetAddress')
        return self.start(register, DBUS_SESSION_BUS_ADDRESS=f'unix:path={bus}', XDG_CONFIG_HOME=home,
                          AT_SPI_BUS_ADDRESS=re.search("'(.*)'", told).group(1), **environment)

    def command(self, *arguments, status=0):
        """What a command of the program prints."""
        done = subprocess.run([os.environ['LIAISON'], *arguments], capture_output=True, text=True)
        if done.returncode != status:
            raise AssertionError(f"liaison {' '.join(arguments)} ended with status {done.returncode}: {done.stdout}{done.stderr}")
        return done.stdout

    def go(self, *steps, each=False):
        """Runs the steps, each a function with one line that says what it shows, and ends the test program.
        The first that fails is the last, unless each of them stands for itself."""
        for step in steps:
            if not self.tap.run(step.__doc__, step):
                self._failed()
                if not each:
                    break
        for program in self.programs:
            program.kill()
        for bus in self.buses:
            bus.kill()
            bus.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
        sys.exit(self.tap.end())

    def _failed(self):
        folder = os.environ.get('LIAISON_PICTURES')
        if folder:
            os.makedirs(folder, exist_ok=True)
            path = os.path.join(folder, f'{self.name}.png')
            picture(path)
            self.tap.note(f'the screen at that moment: {path}')
        for program in self.programs:
            self.tap.note(program.complaints()[-6000:])
