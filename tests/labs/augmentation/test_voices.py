"""Lab: one voice that never changes, or many, to teach a network the vowels."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import data, nn
from helpers.labs.augmentation import voices as module
from helpers.labs.augmentation.voices import voices

START = {"word": "heed", "pitch": 120, "tract": 17.5, "noise": 0.0}


@pytest.fixture(scope="module")
def one_lab():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(data, "has_speech", lambda: False)
        return voices()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**START)
    return one_lab


def guesses(lab):
    answers = lab.result.answers
    return [nn.VOWEL_WORDS[answers[name].argmax()] for name in ("one voice", "varied")]


def known(lab, **voice):
    """Count the vowels of a voice that each of the two networks names rightly."""
    counts = np.zeros(2, int)
    for word in nn.VOWEL_WORDS:
        lab.move(word=word, **voice)
        counts += np.array(guesses(lab)) == word
    return list(counts)


def test_the_network_taught_by_one_voice_knows_that_voice(lab):
    one, varied = known(lab)
    assert one == 8 and varied >= 7


def test_a_child_is_understood_after_varied_voices_alone(lab):
    one, varied = known(lab, pitch=260, tract=13.0)
    assert one <= 4 and varied >= 7


def test_the_sentence_says_what_both_networks_hear(lab):
    lab.move(word="head", pitch=260, tract=13.0)
    one, varied = guesses(lab)
    assert f"one voice hears “{one}”" in lab.sentence
    assert f"varied voices “{varied}”" in lab.sentence


def test_varied_voices_teach_more_than_one_voice(lab):
    accuracy = lab.result.accuracy
    assert accuracy["varied pitch, tract, noise"][-1].min() > 0.75
    assert accuracy["one voice"].max() < 0.7
    assert "they name 59% and 91%" in lab.sentence


def test_one_voice_has_only_one_clip_for_each_vowel(lab):
    assert lab.result.different == len(nn.VOWEL_WORDS)
    assert "only 8 different" in lab.sentence


def test_a_shorter_tract_moves_the_formants_up(lab):
    before = lab.result.formants
    lab.move(tract=12.5)
    assert_allclose(lab.result.formants, before * 17.5 / 12.5)
    assert "12.5 cm" in lab.sentence


def test_the_sound_is_the_vowel_that_is_described(lab):
    lab.move(word="had", pitch=200)
    wanted = nn.vowel(nn.formants("had"), 200, seconds=0.4)
    assert_array_equal(lab.result.sound.samples, wanted.samples)
    assert "“had” at 200 Hz" in lab.sentence


def test_noise_is_heard_and_told(lab):
    quiet = np.median(lab.result.decibels)
    lab.move(noise=0.5)
    assert np.median(lab.result.decibels) > quiet + 3
    assert "under noise of 50%" in lab.sentence


def test_the_picture_shows_the_result(lab):
    lab.move(word="hood", pitch=180, tract=15.0, noise=0.2)
    picture, result = lab.picture, lab.result
    assert_array_equal(picture.image.get_array(), result.decibels.T)
    widths = [path.vertices[:4, 0].max() for path in picture.bars["varied"].get_paths()]
    assert_allclose(widths, result.answers["varied"])
    assert_allclose(picture.marks.get_ydata(), result.formants[:3] / 1000)
    assert picture.spoken.get_ydata()[0] == nn.VOWEL_WORDS.index("hood")
    assert set(picture.wave.get_ydata()) <= set(result.shown)


def test_the_frame_stays_while_the_voice_changes(lab):
    background = lab.picture._background
    lab.move(word="who'd", pitch=320, tract=11.5, noise=1.0)
    assert lab.picture._background is background


def test_keras_reads_as_the_lab_does(lab):
    import keras

    network = data.networks("voices")["varied"]
    model = keras.Sequential(
        [keras.Input((145,)), *(keras.layers.Dense(**m) for _, m in network.stack)]
    )
    model.set_weights([part for pair in network.weights for part in pair])
    clip = nn.loudest_part(lab.result.shown, 2400)
    theirs = np.asarray(model(nn.tone_colour(clip, 16000)[None]))[0]
    assert_allclose(lab.result.answers["varied"], theirs, atol=1e-5)


def test_without_the_program_there_is_no_choice_of_a_speaker(lab):
    assert "speaker" not in lab.controls


def test_with_the_program_it_can_speak_the_words(monkeypatch):
    word = np.sin(np.arange(12000) * 0.1)
    monkeypatch.setattr(data, "has_speech", lambda: True)
    monkeypatch.setattr(data, "spoken_word", lambda *_: word)
    lab = voices()
    assert lab.result.speaker == module.SYNTHESIZER, "the start is the same everywhere"
    lab.move(speaker=module.PROGRAM)
    assert_allclose(lab.result.sound.samples, word / np.abs(word).max())
    assert "spoken by espeak-ng at about 120 Hz" in lab.sentence
    assert not len(lab.picture.marks.get_xdata()), "nobody knows its formants"


def test_a_program_that_fails_is_named_in_the_lab(monkeypatch):
    def fail(*_):
        raise ValueError("espeak-ng could not say 'heed': no sound came")

    monkeypatch.setattr(data, "has_speech", lambda: True)
    monkeypatch.setattr(data, "spoken_word", fail)
    lab = voices()
    lab.move(speaker=module.PROGRAM)
    assert lab.problem == "espeak-ng could not say 'heed': no sound came"
    lab.move(speaker=module.SYNTHESIZER)
    assert not lab.problem
