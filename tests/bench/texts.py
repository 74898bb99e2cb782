"""What people type: a letter more at a time, in several scripts, never the same page twice running."""
WORDS = [
    'migration', 'trafficking', 'сведениями', 'çözüm', 'information', 'cooperation', 'الهجرة', 'ısparta',
    'protection', 'frontières', '移民', 'harley', 'ข้อมูล', 'reintegration', 'ёщё', 'data sharing',
]


def texts():
    longest = max(len(word) for word in WORDS)
    return [word[:n] for n in range(1, longest + 1) for word in WORDS if n <= min(len(word), 8)]
