"""The vowels of 76 people, as measured in 1952: numbers that a voice is made from."""

VOWEL_WORDS = ("heed", "hid", "head", "had", "hod", "hawed", "hood", "who'd")
"""Eight vowels, each by a word that has it."""

MEASURED_VOWELS = {
    "man": {
        "heed": (136, 270, 2290, 3010),
        "hid": (135, 390, 1990, 2550),
        "head": (130, 530, 1840, 2480),
        "had": (127, 660, 1720, 2410),
        "hod": (124, 730, 1090, 2440),
        "hawed": (129, 570, 840, 2410),
        "hood": (137, 440, 1020, 2240),
        "who'd": (141, 300, 870, 2240),
    },
    "woman": {
        "heed": (235, 310, 2790, 3310),
        "hid": (232, 430, 2480, 3070),
        "head": (223, 610, 2330, 2990),
        "had": (210, 860, 2050, 2850),
        "hod": (212, 850, 1220, 2810),
        "hawed": (216, 590, 920, 2710),
        "hood": (232, 470, 1160, 2680),
        "who'd": (231, 370, 950, 2670),
    },
    "child": {
        "heed": (272, 370, 3200, 3730),
        "hid": (269, 530, 2730, 3600),
        "head": (260, 690, 2610, 3570),
        "had": (251, 1010, 2320, 3320),
        "hod": (256, 1030, 1370, 3170),
        "hawed": (263, 680, 1060, 3180),
        "hood": (276, 560, 1410, 3310),
        "who'd": (274, 430, 1170, 3260),
    },
}
"""Pitch and first three formants by speaker and word, in hertz.

Means of 33 men, 28 women and 15 children: Peterson and Barney, "Control methods used
in a study of the vowels", Journal of the Acoustical Society of America 24, 1952,
table II. The words "hud" and "heard" are left out.
"""
