"""Test cases as lines of the Test Anything Protocol."""
import traceback


class Tap:
    def __init__(self):
        self.count = self.failures = 0

    def _line(self, ok, name, directive=''):
        self.count += 1
        self.failures += not ok
        print(f"{'ok' if ok else 'not ok'} {self.count} {name}{directive}", flush=True)

    def check(self, name, problems):
        """A case that passes if there are no problems, and names them if there are."""
        problems = list(problems)
        self._line(not problems, name)
        for problem in problems:
            self.note(problem)

    def run(self, name, function, *args):
        """A case that passes if the function returns; whether it did."""
        try:
            function(*args)
        except Exception:
            self._line(False, name)
            self.note(traceback.format_exc())
            return False
        self._line(True, name)
        return True

    def skip(self, name, why):
        self._line(True, name, f' # SKIP {why}')

    def note(self, text):
        for line in str(text).splitlines():
            print(f'# {line}', flush=True)

    def end(self):
        print(f'1..{self.count}', flush=True)
        return 1 if self.failures else 0
