#include "prose.h"

/* Words that nobody knows, but each of which occurs in few records, as names and places do. */
#define N_RARE 4000

typedef struct {
  guint share; /* of a hundred texts */
  const char *separator;
  const char *const *words;
  const char *const *syllables;
} Script;

struct _Prose {
  GRand *random;
  GPtrArray *rare[8]; /* char, for each script */
};

static const char *const english[] = {
  "migration",   "information", "sharing",     "border",        "management",  "trafficking",
  "persons",     "smuggling",   "return",      "reintegration", "training",    "consular",
  "officials",   "working",     "group",       "meeting",       "statement",   "support",
  "capacity",    "law",         "enforcement", "victims",       "protection",  "labour",
  "recruitment", "scam",        "centres",     "online",        "dialogue",    "regional",
  "network",     "data",        "report",      "framework",     "cooperation", "legal",
  "asylum",      "visa",        "identity",    "documents",     "fraud",       "of",
  "the",         "and",         "for",         "with",          "on",          "between",
  NULL
};
static const char *const english_syllables[] = {
  "ka",  "ro",   "men", "tal", "ber",  "son",  "vi",  "den", "lor", "ash", "mer",
  "ton", "wick", "har", "ley", "ford", "ster", "bay", "nor", "wes", NULL
};

static const char *const french[] = {
  "énergie",  "frontières", "coopération", "réseau",   "établir", "réintégration",
  "données",  "sécurité",   "œuvre",       "traite",   "êtres",   "humains",
  "préparer", "détachés",   "à",           "décision", "đorđe",   "čišćenje",
  "žalba",    "łódź",       "straße",      "größe",    "người",   "Việt",
  "de",       "la",         "les",         "pour",     NULL
};
static const char *const french_syllables[] = { "é",   "mon", "tré", "lière", "çon", "châ", "vil",
                                                "gué", "ña",  "çã",  "ř",     "ňo",  "šti", "zą",
                                                "køb", "åls", "ü",   "rö",    NULL };

static const char *const turkish[] = { "göç",       "çözüm",    "işbirliği", "sınır",   "ılımlı",
                                       "İstanbul",  "Isparta",  "toplantı",  "eğitim",  "bilgi",
                                       "paylaşımı", "güvenlik", "ülke",      "görüşme", "öneri",
                                       "şebeke",    "ve",       "için",      "ile",     NULL };
static const char *const turkish_syllables[] = { "ça", "ğı", "lı", "kö",  "şe",  "rü", "mız", "tık",
                                                 "Iğ", "İz", "bü", "yol", "dağ", "su", NULL };

static const char *const russian[] = { "миграция",   "граница", "обмен",  "сведениями", "ещё",
                                       "учёт",       "защита",  "жертв",  "торговля",   "людьми",
                                       "подготовка", "отчёт",   "группа", "встреча",    "помощь",
                                       "и",          "в",       "по",     "для",        NULL };
static const char *const russian_syllables[] = { "ка",  "ро", "ми",  "тёл", "жин", "ска",  "мен",
                                                 "дов", "щи", "чер", "ным", "бур", "зель", NULL };

static const char *const arabic[] = { "الهجرة",  "الحدود",  "تبادل",  "المعلومات",
                                      "التعاون", "الاتجار", "بالبشر", "تدريب",
                                      "الضحايا", "اجتماع",  "حماية",  "العودة",
                                      "في",      "من",      "على",    NULL };
static const char *const arabic_syllables[] = { "با", "تي", "رو", "سم", "كا", "لي", "مد",
                                                "نو", "عر", "شق", "حم", "دي", NULL };

static const char *const thai[] = { "การ",    "ย้ายถิ่น", "ชายแดน", "ข้อมูล",  "ความร่วมมือ",
                                    "ค้ามนุษย์", "อบรม",  "เหยื่อ",   "ประชุม", "คุ้มครอง",
                                    "แรงงาน", "และ",   "ของ",    "ใน",    NULL };
static const char *const thai_syllables[] = { "กา",  "มี",   "ไทย", "โรง", "เมือง", "น้ำ",
                                              "บ้าน", "ทาง", "ใหญ่", "สุข",  NULL };

static const char *const chinese[] = { "移民", "边境", "管理", "信息", "共享",   "合作",
                                       "打击", "贩运", "人口", "培训", "受害者", "会议",
                                       "保护", "劳工", "诈骗", "和",   "的",     NULL };
static const char *const chinese_syllables[] = { "东", "南", "海", "山", "河", "城", "安", "平",
                                                 "新", "华", "长", "州", "云", "明", "德", NULL };

static const Script scripts[] = {
  { 58, " ", english, english_syllables }, { 10, " ", french, french_syllables },
  { 8, " ", turkish, turkish_syllables },  { 8, " ", russian, russian_syllables },
  { 6, " ", arabic, arabic_syllables },    { 5, "", thai, thai_syllables },
  { 5, "", chinese, chinese_syllables },
};

static const char *
pick (Prose *self, const char *const *words)
{
  return words[g_rand_int_range (self->random, 0, g_strv_length ((char **) words))];
}

static void
make_rare (Prose *self, guint index)
{
  self->rare[index] = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < N_RARE; i++) {
    g_autoptr (GString) word = g_string_new (NULL);
    int n_syllables = g_rand_int_range (self->random, 2, 5);

    for (int n = 0; n < n_syllables; n++)
      g_string_append (word, pick (self, scripts[index].syllables));
    g_ptr_array_add (self->rare[index], g_strdup (word->str));
  }
}

Prose *
prose_new (guint32 seed)
{
  Prose *self = g_new0 (Prose, 1);

  self->random = g_rand_new_with_seed (seed);
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    make_rare (self, i);

  return self;
}

void
prose_free (Prose *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    g_ptr_array_unref (self->rare[i]);
  g_rand_free (self->random);
  g_free (self);
}

/* A number from @begin on and below @end. */
gint32
prose_number (Prose *self, gint32 begin, gint32 end)
{
  return g_rand_int_range (self->random, begin, end);
}

static guint
pick_script (Prose *self)
{
  int at = g_rand_int_range (self->random, 0, 100);

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++) {
    at -= scripts[i].share;
    if (at < 0)
      return i;
  }

  return 0;
}

/* Some of the rare words are a good deal less rare than others. */
static const char *
pick_word (Prose *self, guint script)
{
  double u = g_rand_double (self->random);

  if (g_rand_int_range (self->random, 0, 4) > 0)
    return pick (self, scripts[script].words);

  return g_ptr_array_index (self->rare[script], (guint) (N_RARE * u * u * u));
}

/* About @n_chars characters in one script. */
char *
prose_sentence (Prose *self, int n_chars)
{
  guint script = pick_script (self);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *initial = NULL;
  int left = n_chars;

  while (left > 0) {
    const char *word = pick_word (self, script);
    /* Where words aren't parted, clauses are. */
    gboolean parted = *scripts[script].separator != '\0' || prose_number (self, 0, 8) == 0;

    if (text->len > 0 && parted)
      g_string_append_c (text, ' ');
    g_string_append (text, word);
    left -= g_utf8_strlen (word, -1) + parted;
  }
  initial = g_utf8_strup (text->str, g_utf8_next_char (text->str) - text->str);

  return g_strconcat (initial, g_utf8_next_char (text->str), NULL);
}

/* A date in one of those years, to the day, or as vaguely as people say it. */
char *
prose_day (Prose *self, int first_year, int last_year)
{
  int year = prose_number (self, first_year, last_year + 1);
  int month = prose_number (self, 1, 13);
  int day = prose_number (self, 1, 29);

  switch (prose_number (self, 0, 20)) {
  case 0:
    return g_strdup_printf ("%04d", year);
  case 1:
  case 2:
    return g_strdup_printf ("%04d-%02d", year, month);
  case 3:
    return g_strdup_printf ("%04d-%02d-%02d~", year, month, day);
  default:
    return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
  }
}
