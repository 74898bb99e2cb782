"""usage: count.py TESTLOG STATUS
Counts the TAP test cases of a meson testlog.json and says so in one line, after the names of what
failed and what those tests said. Ends with 1 if a case failed, if none passed, or if meson itself
ended with another STATUS than 0."""
import json
import re
import sys

CASE = re.compile(r'^( *)(not )?ok\b(?: \d+)?(?: - )?(.*)$')
SKIP = re.compile(r'#\s*(SKIP|TODO)\b', re.I)


def cases(output):
    """The cases of one program as (verdict, name, what it said). A line that sums up the deeper lines above it is none."""
    depth, case = 0, None
    for line in output.splitlines():
        match = CASE.match(line)
        if not match:
            if case:
                case[2].append(line)
            continue
        if case:
            yield case
        indent, bad, name = len(match[1]), match[2], match[3].strip()
        excused = SKIP.search(name)
        verdict = 'skipped' if excused else 'failed' if bad else 'passed'
        case = None if indent < depth else (verdict, name, [])
        depth = indent
    if case:
        yield case


def main():
    count = {'passed': 0, 'failed': 0, 'skipped': 0}
    with open(sys.argv[1]) as log:
        for program in map(json.loads, log):
            output, before = program.get('stdout') or '', count['failed']
            for verdict, name, said in cases(output):
                count[verdict] += 1
                if verdict == 'failed':
                    print(f"failed: {program['name']}: {name}", *said[:60], sep='\n  ')
                elif verdict == 'skipped':
                    print(f"skipped: {program['name']}: {name}")
            # A crash, a leak or a time-out that no case owned up to.
            if program['result'] not in ('OK', 'SKIP', 'EXPECTEDFAIL') and count['failed'] == before:
                count['failed'] += 1
                said = output.splitlines()[-20:] + (program.get('stderr') or '').splitlines()[-80:]
                print(f"failed: {program['name']}: {program['result'].lower()}, status {program['returncode']}", *said, sep='\n  ')
    skipped = f", {count['skipped']} skipped" if count['skipped'] else ''
    print(f"{count['passed']} passed, {count['failed']} failed{skipped}")
    return 1 if count['failed'] or not count['passed'] or sys.argv[2] != '0' else 0


sys.exit(main())
