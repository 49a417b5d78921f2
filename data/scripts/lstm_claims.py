"""Five questions about memory, each answered by training small recurrent networks.

Makes data/sweeps/lstm_claims.json. Each question is a function that trains with one
seed. Accuracies are shares of sequences that were never trained on.
"""

from collections import Counter, defaultdict

import numpy as np
from _common import rounded_over, score, write_sweep

from helpers import data, nn

SEEDS = (0, 1)
OPEN, CLOSE = (0, 1), (2, 3)  # two kinds of brackets


def compiled_fit(model, loss: str, rate: float, x, y, epochs: int, batch: int = 50):
    """Compile with Adam, gradients clipped by norm, and train."""
    import keras

    model.compile(keras.optimizers.Adam(rate, clipnorm=1.0), loss)
    model.fit(x, y, epochs=epochs, batch_size=batch, verbose=0)
    return model


def begin(seed: int) -> None:
    """Make what Keras draws and rounds the same at every run."""
    import keras
    import tensorflow as tf

    keras.utils.set_random_seed(seed)
    tf.config.experimental.enable_op_determinism()


def brackets(count: int, length: int, seed: int) -> np.ndarray:
    """Draw nested brackets of two kinds: each closes what was opened last."""
    rng = np.random.default_rng(seed)
    rows = np.zeros((count, length), np.int64)
    for row in rows:
        opened: list[int] = []
        for place in range(length):
            if opened and (rng.random() < 0.5 or len(opened) == 5):
                row[place] = CLOSE[opened.pop()]
            else:
                opened.append(int(rng.integers(2)))
                row[place] = OPEN[opened[-1]]
    return rows


def which_bracket_closes(seed: int) -> dict:
    """Say which kind of bracket closes: an LSTM, and counts of the two before."""
    import keras
    from keras import layers

    begin(seed)
    rows = brackets(1500, 24, seed)
    known, new = rows[:1300], rows[1300:]
    model = keras.Sequential(
        [
            keras.Input((23,)),
            layers.Embedding(4, 8),
            layers.LSTM(32, return_sequences=True),
            layers.Dense(4, activation="softmax"),
        ]
    )
    loss = "sparse_categorical_crossentropy"
    compiled_fit(model, loss, 0.01, known[:, :-1], known[:, 1:], epochs=15)
    chances = np.asarray(model(new[:, :-1]))[:, 1:, 2:]
    closing = new[:, 2:] >= 2
    by_lstm = (chances.argmax(2) + 2 == new[:, 2:])[closing].mean()
    return {"lstm": float(by_lstm), "trigram": trigram_score(known, new)}


def trigram_score(known: np.ndarray, new: np.ndarray) -> float:
    """Guess each closing bracket by what followed the same two before."""
    counts: dict = defaultdict(Counter)
    for a, b, c in triples(known):
        counts[a, b][c] += 1
    return float(
        np.mean([counts[a, b].most_common(1)[0][0] == c for a, b, c in triples(new)])
    )


def triples(rows: np.ndarray) -> list:
    """List every closing bracket with the two brackets before it."""
    every = np.lib.stride_tricks.sliding_window_view(rows, 3, axis=1).reshape(-1, 3)
    return [tuple(part) for part in every[every[:, 2] >= 2].tolist()]


def reset_task(count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Draw values to add up, and a flag that sets the sum back to 0."""
    rng = np.random.default_rng(seed)
    flag = rng.random((count, 20)) < 0.15
    value = np.where(rng.random((count, 20)) < 0.2, rng.uniform(0.3, 1, (count, 20)), 0)
    total, sums = np.zeros(count), []
    for step in range(20):
        total = np.where(flag[:, step], 0, total) + value[:, step]
        sums.append(np.tanh(total))
    x = np.stack([value, flag], axis=2).astype(np.float32)
    return x, np.stack(sums, axis=1)[..., None]


def reset(seed: int) -> dict:
    """Train an LSTM to clear its sum at a flag, and read its forget gates."""
    import keras
    from keras import layers

    begin(seed)
    lstm = layers.LSTM(4, return_sequences=True)
    model = keras.Sequential([keras.Input((20, 2)), lstm, layers.Dense(1)])
    x, y = reset_task(600, seed)
    compiled_fit(model, "mse", 0.02, x, y, epochs=30)
    x, y = reset_task(100, seed + 50)
    gates = nn.lstm(x, nn.LSTMWeights(*lstm.get_weights())).forget_gate
    flagged = x[..., 1] == 1
    at_flag, else_ = gates[flagged].mean(0), gates[~flagged].mean(0)
    unit = np.argmax(else_ - at_flag)  # the one that does the clearing
    error = float(np.mean((np.asarray(model(x)) - y) ** 2))
    return {
        "error": error,
        "normally": float(else_[unit]),
        "at flag": float(at_flag[unit]),
    }


def constant(head: bool, seed: int) -> float:
    """Fit the number 3 with the hidden state itself, or with a dense layer behind."""
    import keras
    from keras import layers

    begin(seed)
    stack = [layers.LSTM(4), layers.Dense(1)] if head else [layers.LSTM(1)]
    model = keras.Sequential([keras.Input((5, 1)), *stack])
    x = np.ones((64, 5, 1), np.float32)
    compiled_fit(model, "mse", 0.1, x, np.full((64, 1), 3.0), epochs=60, batch=64)
    return float(np.asarray(model(x))[0, 0])


def attention(gap: int, seed: int) -> dict:
    """Recall the first symbol by looking back at every step at once."""
    import keras
    from keras import layers

    begin(seed)
    x, y, x_test, y_test = data.recall(gap=gap, seed=seed)
    steps = keras.Input(x.shape[1:])
    weights = layers.Softmax(axis=1)(layers.Dense(1)(steps))  # (batch, time, 1)
    seen = layers.Flatten()(layers.Dot(axes=1)([weights, steps]))
    model = keras.Model(steps, layers.Dense(8, activation="softmax")(seen))
    compiled_fit(model, "sparse_categorical_crossentropy", 0.05, x, y, epochs=25)
    first = np.asarray(keras.Model(steps, weights)(x_test))[:, 0, 0]
    accuracy = score(model, x_test, y_test)
    return {"accuracy": accuracy, "weight on the first": float(first.mean())}


def main() -> None:
    """Ask all five questions: about a minute."""
    write_sweep(
        "lstm_claims",
        {
            "seeds": SEEDS,
            "brackets": rounded_over(SEEDS, which_bracket_closes),
            "reset": rounded_over(SEEDS, reset),
            "constant": {
                "hidden state": rounded_over(SEEDS, constant, False),
                "with a dense layer": rounded_over(SEEDS, constant, True),
            },
            "attention": {
                gap: rounded_over(SEEDS, attention, gap) for gap in (20, 200)
            },
        },
    )


if __name__ == "__main__":
    main()
