#pragma once

void lia_staying_begin (void);
void lia_staying_end   (void);
