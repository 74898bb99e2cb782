"""Writes the cells that `briefing dump` told, in openpyxl's quickest way, and prints how long that takes.

usage: openpyxl_write.py CELLS OUT"""
import sys
import time

from openpyxl import Workbook

cells, out = sys.argv[1:]
workbook = Workbook(write_only=True)
sheet = None
spent = 0.0
with open(cells, encoding='utf-8', newline='\n') as file:
    for line in file:
        if line == '=\n':
            sheet = workbook.create_sheet()
            continue
        row = [float(cell[1:]) if cell[:1] == 'n' else cell[1:].replace('\v', '\n') or None for cell in line[:-1].split('\t')[:-1]]
        began = time.process_time()
        sheet.append(row)
        spent += time.process_time() - began
began = time.process_time()
workbook.save(out)
spent += time.process_time() - began
print(f'openpyxl {1000 * spent:.3f} 0')
